import Diagnostics
import Documents
import Testing

/// Texts that templates put in by name, and the check against the data model.
struct TemplatePartialTests {
  private func partials(_ texts: [String: String]) throws -> TemplatePartials {
    try TemplatePartials(
      texts.sorted { $0.key < $1.key }.map { name, text in
        (name, SourceFile(name: "\(name).md", text: text))
      })
  }

  private func template(
    _ text: String, _ partials: TemplatePartials
  ) throws(DiagnosticError) -> DocumentTemplate {
    try DocumentTemplate(SourceFile(name: "test.md", text: text), partials: partials)
  }

  @Test func phrasesStandInTheMiddleOfALine() throws {
    let partials = try partials(["link": "[{{code}}](<{{{to}}}>)\n"])
    let template = try template(
      "{{% CONTENT_TYPE:MARKDOWN}}\n| {{> link}} | x |\n", partials)
    #expect(try template.render(["code": "D*1", "to": "a_b.md"]) == "| [D\\*1](<a_b.md>) | x |\n")
  }

  @Test func tablesStandOnLinesOfTheirOwn() throws {
    let partials = try partials(["rows": "{{#list}}\n| {{.}} |\n{{/list}}\n"])
    let template = try template(
      "{{% CONTENT_TYPE:MARKDOWN}}\n| a |\n|---|\n{{> rows}}\nend\n", partials)
    #expect(try template.render(["list": ["<1", "2"]]) == "| a |\n|---|\n| \\<1 |\n| 2 |\nend\n")
  }

  @Test func textsCanBeginASentenceOrStandInsideOne() throws {
    let template = try template(
      "{{capitalized(a)}}, {{inside(b)}}, {{clause(b)}}", TemplatePartials())
    #expect(
      try template.render(["a": "one two", "b": "One more."]) == "One two, one more., one more")
  }

  @Test(arguments: [
    ("{{> nothing}}", "template/unknown-partial test.md:1:1"),
    ("{{> again}}", "template/endless-partial again.md:1:3"),
  ])
  func wrongPartialsAreTold(text: String, finding: String) throws {
    let partials = try partials(["again": "x {{> again}}\n"])
    do throws(DiagnosticError) {
      _ = try template(text, partials)
      Issue.record("no finding")
    } catch {
      #expect(
        error.diagnostics.map { "\($0.id.rawValue) \($0.location?.reference ?? "")" } == [finding])
    }
  }

  private static let schema = """
    {"type": "object", "properties": {
      "name": {"type": "string"}, "flag": {"type": "boolean"},
      "list": {"type": "array", "items": {"$ref": "#/$defs/entry"}},
      "maybe": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/entry"}]},
      "free": {"type": "object"}},
     "$defs": {"entry": {"type": ["object", "null"], "properties": {"id": {"type": "string"}}}}}
    """

  @Test(arguments: [
    ("{{name}} {{#list}}{{id}}{{name}}{{/list}}", []),
    ("{{#list}}{{idd}}{{/list}}", ["test.md:1:10"]),
    ("{{#maybe}}{{id}}{{x}}{{/maybe}}", ["test.md:1:17"]),
    ("{{maybe.id}} {{maybe.x}}", ["test.md:1:14"]),
    ("{{#flag}}{{name}}{{y}}{{/flag}}", ["test.md:1:18"]),
    ("{{free.any.thing}}", []),
    ("{{#entry}}{{id}}{{/entry}}", []),
    ("{{^empty(list)}}{{z}}{{/empty(list)}}", ["test.md:1:17"]),
  ])
  func namesAreCheckedAgainstTheDataModel(text: String, places: [String]) throws {
    let schema = try TemplateSchema([SourceFile(name: "schema.json", text: Self.schema)])
      .naming("entry", entryOf: "list")
    let template = try template(text, TemplatePartials())
    #expect(template.unknownNames(in: schema).compactMap { $0.location?.reference } == places)
  }
}
