import Diagnostics
import LocatedYAML
import Testing

@Suite struct FieldReaderTests {
  private enum Colour: String, CaseIterable { case red, green, blue }

  private func root(_ text: String) throws -> Node {
    try #require(readYAML(SourceFile(name: "f", text: text)).root)
  }

  @Test func readsEveryKind() throws {
    var fields = FieldReader(
      try root(
        """
        name: x
        tags: [a, b]
        one: solo
        on: yes
        size: 2.5
        colour: green
        items: [{a: 1}, 2]
        map: {k: v}
        empty:
        """), of: "a thing")
    #expect(fields.text("name") == "x")
    #expect(fields.optionalText("absent") == nil)
    #expect(fields.texts("tags").map(\.value) == ["a", "b"])
    #expect(fields.texts("one").map(\.location.reference) == ["f:3:6"])
    #expect(fields.boolean("on", default: false) == true)
    #expect(fields.number("size") == 2.5)
    #expect(fields.choice("colour", as: Colour.self) == .green)
    #expect(fields.optionalChoice("tint", default: Colour.blue) == .blue)
    #expect(fields.list("items").count == 2)
    #expect(fields.entries("map").map(\.key) == ["k"])
    #expect(fields.optionalNode("empty") == nil)
    #expect(fields.finish() == [])
  }

  @Test func everyMistakeIsReportedOnce() throws {
    let file = SourceFile(
      name: "f.yaml",
      text: """
        nmae: x
        tags: {a: b}
        on: maybe
        size: 0x10
        colour: gren
        items: text
        title:
        zzz: 1
        """)
    var fields = FieldReader(try #require(readYAML(file).root), of: "a thing", prefix: "thing")
    #expect(fields.text("name") == nil)
    _ = fields.texts("tags")
    #expect(fields.boolean("on", default: true) == true)
    #expect(fields.number("size") == nil)
    #expect(fields.choice("colour", as: Colour.self) == nil)
    #expect(fields.list("items") == [])
    #expect(fields.text("title") == nil)
    let findings = fields.finish()
    let again = fields.finish()
    #expect(again == findings)
    #expect(
      DiagnosticRenderer(sources: [file]).render(findings) == """
        error[thing/unknown-key]: unknown key 'nmae' in a thing
         --> f.yaml:1:1
          |
        1 | nmae: x
          | ^^^^
          = help: did you mean 'name'?

        error[thing/missing-key]: a thing needs the key 'name'
         --> f.yaml:1:1
          |
        1 | nmae: x
          | ^^^^^^^

        error[thing/not-text]: 'tags' is a text, not a mapping
         --> f.yaml:2:7
          |
        2 | tags: {a: b}
          |       ^^^^^^

        error[thing/not-a-boolean]: 'on' is yes or no, not 'maybe'
         --> f.yaml:3:5
          |
        3 | on: maybe
          |     ^^^^^
          = help: write yes or no

        error[thing/not-a-number]: 'size' is a number, not '0x10'
         --> f.yaml:4:7
          |
        4 | size: 0x10
          |       ^^^^

        error[thing/not-a-choice]: 'colour' can't be 'gren'
         --> f.yaml:5:9
          |
        5 | colour: gren
          |         ^^^^
          = help: did you mean 'green'? allowed: red, green, blue

        error[thing/not-a-list]: 'items' is a list, not a text
         --> f.yaml:6:8
          |
        6 | items: text
          |        ^^^^
          = help: put '- ' before each entry, or brackets around them

        error[thing/empty-value]: 'title' has no value
         --> f.yaml:7:1
          |
        7 | title:
          | ^^^^^

        error[thing/unknown-key]: unknown key 'zzz' in a thing
         --> f.yaml:8:1
          |
        8 | zzz: 1
          | ^^^
          = help: known here: colour, items, name, on, size, tags, title
        """)
  }

  @Test func somethingElseThanAMappingIsReportedOnce() throws {
    var fields = FieldReader(try root("[1, 2]"), of: "a thing", prefix: "thing")
    #expect(fields.text("name") == nil)
    #expect(
      fields.finish().map(\.message) == ["a thing needs keys with values, but this is a list"])
  }
}
