import Diagnostics
import Expressions
import Facts
import LocatedYAML
import Testing

@Suite struct VocabularyReadingTests {
  private func read(_ field: String) throws -> (field: Field?, ids: [String]) {
    let file = SourceFile(name: "f.yaml", text: "section: s\nlabel: S\nfields:\n  - \(field)\n")
    let yaml = readYAML(file)
    let root = try #require(yaml.root)
    let read = Vocabulary.Section.read(root, in: file)
    guard case .fields(let fields)? = read.section?.content else { return (nil, []) }
    return (fields.first, (yaml.diagnostics + read.diagnostics).map(\.id.rawValue))
  }

  @Test(arguments: [
    ("{ name: n, kind: number, label: l }", []),
    ("{ name: n, kind: number }", ["vocabulary/missing-key"]),
    ("{ name: n, kind: nmber, label: l }", ["vocabulary/not-a-choice"]),
    ("{ name: n, kind: number, label: l, unit: parsec }", ["vocabulary/unknown-unit"]),
    ("{ name: n, kind: number, label: l, domain: 5 }", ["vocabulary/domain"]),
    ("{ name: n, kind: number, label: l, limit: above }", ["vocabulary/not-a-choice"]),
    ("{ name: n, kind: number, label: l, lable: m }", ["vocabulary/unknown-key"]),
    ("{ name: n, kind: number, label: l, assume: 5 }", ["vocabulary/assume"]),
    (
      "{ name: n, kind: number, label: l, assume: { base: 5, because: B. } }",
      ["vocabulary/missing-key"]
    ),
    (
      "{ name: n, kind: number, label: l, assume: { base: 5 GB, because: B., source: x } }",
      ["value/wrong-dimension"]
    ),
  ])
  func mistakesAreFound(_ field: String, _ ids: [String]) throws {
    #expect(try read(field).ids == ids)
  }

  /// A range from 1 to 3, of which the light case takes the end that makes it lighter.
  @Test(arguments: [
    ("", 1.0), ("lighter: low", 1), ("lighter: high", 3), ("limit: at_least", 1),
    ("limit: at_most", 3), ("limit: at_most, lighter: low", 1),
  ])
  func theLightCaseTakesTheLighterEnd(_ keys: String, _ light: Double) throws {
    let (found, ids) = try read(
      "{ name: n, kind: number, label: l\(keys.isEmpty ? "" : ", ")\(keys) }")
    #expect(ids == [])
    let field = try #require(found)
    let value = FactValue(.double(2), range: 1...3)
    #expect(field.value(value, in: .low) == .double(light))
    #expect(field.value(value, in: .base) == .double(2))
    #expect(field.value(value, in: .high) == .double(4 - light))
    #expect(field.value(FactValue(.double(2)), in: .low) == .double(2))
  }

  @Test func everyPartIsRead() throws {
    let text = """
      { name: n, kind: number, unit: s, domain: 1 s..2 h, label: l, about: A., limit: at_most, \
      aliases: [m], derive: a.b + c.d, question: Q?, ask: sponsor, shown_by: T., overrides: o.p, \
      assume: { when: "true", low: 1, base: 2, high: 1 h, because: B., source: house } }
      """
    let (found, ids) = try read(text)
    #expect(ids == [])
    let field = try #require(found)
    #expect(field.name == "s.n")
    #expect(field.domain.low == 1 && field.domain.high == 7200)
    #expect(field.limit == .atMost)
    #expect(field.overrides == "o.p")
    #expect(field.derive?.text == "a.b + c.d")
    #expect(field.answers(to: "n") && field.answers(to: "m") && !field.answers(to: "s.n"))
    let assumption = try #require(field.assumptions.first)
    #expect(assumption.value == FactValue(.double(2), range: 1...3600))
    #expect(assumption.when?.text == "true")
  }

  @Test func shortLabelsAreLabels() throws {
    let field = try read(
      "{ name: n, kind: choice, label: l, values: { a: An A, b: { label: B } } }")
    #expect(field.field?.choices.map(\.label) == ["An A", "B"])
    #expect(field.field?.label(of: "a") == "An A")
    #expect(field.field?.label(of: "z") == "z")
  }
}
