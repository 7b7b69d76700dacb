import Diagnostics
import Expressions
import Facts
import RuleBase
import TestSupport
import Testing

@Suite struct OverlayTests {
  private func overlaid(_ path: String, _ text: String) throws -> RuleBase {
    try TinyRules.load(overlays: [[path: text]])
  }

  private func rule(_ id: String, _ more: String = "") -> String {
    """
    id: shape
    rules:
      - id: \(id)
        \(more)
        when: load.secret
        effect: exclude
        options: [flat]
        because: Secret things lie deep.
        sources: [house]
        examples: { fires: [{ load.secret: true }], silent: [{ load.secret: false }] }
    """
  }

  @Test func aNewRuleIsAdded() throws {
    let base = try overlaid("decisions/own.yaml", rule("shape/secret"))
    #expect(base.decisions[0].rules.map(\.id) == ["shape/many", "shape/secret"])
    #expect(base.decisions.count == 2)
    #expect(base.warnings.isEmpty)
  }

  @Test func aRuleOfTheSameNameIsReplacedAndTold() throws {
    let base = try overlaid("decisions/own.yaml", rule("shape/many"))
    #expect(base.decisions[0].rules.map(\.because) == ["Secret things lie deep."])
    #expect(base.warnings.map(\.id.rawValue) == ["overlay/replaced"])
    #expect(base.warnings.first?.location?.reference == "Own/decisions/own.yaml:3:5")
    #expect(
      base.warnings.first?.notes.first?.location.reference == "Rules/decisions/shape.yaml:12:5")
  }

  @Test func amendingReplacesFieldsOnly() throws {
    let text =
      "id: shape\nrules: [{ amends: shape/many, because: It is too much., sources: [house] }]"
    let base = try overlaid("decisions/shape.yaml", text)
    let rule = try #require(base.rule("shape/many")).rule
    #expect(rule.because == "It is too much.")
    #expect(rule.sources == ["house"])
    #expect(rule.requirement == "All documents.")
    #expect(rule.examples.count == 2)
    #expect(base.warnings.isEmpty)
  }

  @Test func disablingRemoves() throws {
    let text = """
      id: storage
      rules: [{ disable: box/too_small }]
      """
    let base = try overlaid("decisions/storage.yaml", text)
    #expect(base.decisions[1].rules.isEmpty)
  }

  @Test func whatRefersToSomethingDisabledIsAnError() throws {
    let text = "id: shape\noptions: [{ disable: deep }]"
    let findings = try TinyRules.findings(TinyRules.files, overlays: [["decisions/x.yaml": text]])
    #expect(findings.contains { $0.hasPrefix("rule/unknown-option Rules/decisions/shape.yaml:25") })
    #expect(
      findings.contains { $0.hasPrefix("expression/outside-domain Rules/decisions/storage.yaml:6") }
    )
  }

  @Test(arguments: [
    ("before: deep", ["flat", "round", "deep"]), ("after: flat", ["flat", "round", "deep"]),
    ("before: flat", ["round", "flat", "deep"]), ("after: deep", ["flat", "deep", "round"]),
    ("summary: Last.", ["flat", "deep", "round"]),
  ])
  func optionsStandWhereTheyAreToldTo(place: String, expected: [String]) throws {
    let options = "options: [{ id: round, label: Round, \(place) }]\n"
    let rules = """
      rules:
        - id: shape/rest
          when: load.secret
          effect: exclude
          options: [flat, deep, round]
          because: Why not.
          sources: [house]
          examples: { fires: [{ load.secret: true }], silent: [{ load.secret: false }] }
      """
    let base = try overlaid("decisions/own.yaml", "id: shape\n" + options + rules)
    #expect(base.decisions[0].members[0].options.map(\.id) == expected)
  }

  @Test(arguments: [
    "id: shape\nrules: [{ amends: shape/none, because: No. }]",
    "id: shape\nrules: [{ disable: shape/none }]",
    "id: shape\noptions: [{ id: round, label: Round, before: none }]",
    "id: shape\noptions: [{ id: round, label: Round, after: none }]",
  ])
  func unknownTargetsAreErrors(text: String) throws {
    let findings = try TinyRules.findings(
      TinyRules.files, overlays: [["decisions/own.yaml": text]])
    #expect(findings.map { $0.prefix(22) } == ["overlay/unknown-target"])
    #expect(findings.first?.contains("Own/decisions/own.yaml:2:") == true)
  }

  @Test func theLastOverlayWinsAndIsTold() throws {
    let first = "id: shape\nrules: [{ amends: shape/many, because: First. }]"
    let second = "id: shape\nrules: [{ amends: shape/many, because: Second. }]"
    let base = try TinyRules.load(overlays: [
      ["decisions/shape.yaml": first], ["decisions/shape.yaml": second],
    ])
    #expect(base.rule("shape/many")?.rule.because == "Second.")
    #expect(
      base.warnings.map(TinyRules.line) == [
        "overlay/replaced Own (2)/decisions/shape.yaml:2:9 "
          + "this replaces 'shape/many' of another overlay"
      ])
  }

  @Test func productsOfAnOverlayHaveTheirValues() throws {
    let text = """
      role: box
      entries:
        - id: tin
          label: Tin
          provider: acme
          licence: commercial
          as_of: 2026-11
          sources: [house]
          values: { class: shelf, holds: 7, price: { price: tin/month } }
      """
    let prices = """
      unit: USD/month
      as_of: 2026-11
      source: house
      prices: { tin/month: 1 }
      """
    let base = try TinyRules.load(overlays: [
      ["catalogue/mine.yaml": text, "prices/mine.yaml": prices]
    ])
    let tin = try #require(base.catalogue.entry("tin"))
    #expect(tin.entry.values[1] == .known(.double(7)))
    #expect(tin.role.entries.map(\.id).last == "tin")
    #expect(base.pricesAsOf == ["2026-09", "2026-10", "2026-11"])
  }

  @Test func mistakesInAnOverlayAreShownInItsFile() throws {
    let text = """
      role: box
      entries:
        - amends: small_box
          values: { class: shelf, holds: few }
      """
    let findings = try TinyRules.findings(
      TinyRules.files, overlays: [["catalogue/mine.yaml": text]])
    #expect(findings.count == 1)
    #expect(findings.first?.contains("Own/catalogue/mine.yaml:4:36") == true)
  }

  @Test func formulasAreReplacedFromAFileOfAnyName() throws {
    let text = """
      formulas:
        - { id: limits.docs, expression: "300", label: limit of documents, sources: [house] }
        - { id: limits.more, expression: "400", label: a new limit, sources: [house] }
      """
    let base = try overlaid("formulas/mine.yaml", text)
    #expect(base.formulas.map(\.id) == ["limits.docs", "load.backlog", "limits.more"])
    #expect(base.formulas[0].expression.text == "300")
    #expect(base.warnings.map(\.id.rawValue) == ["overlay/replaced"])
  }

  @Test func aSectionOfTheVocabularyIsSpreadOverFolders() throws {
    let text = """
      section: load
      fields:
        - { name: docs, kind: number, label: papers }
        - { name: pictures, kind: number, label: pictures, assume: { base: 5, because: Few., source: house } }
      """
    let base = try overlaid("vocabulary/more.yaml", text)
    #expect(base.vocabulary.fields.map(\.name).last == "load.pictures")
    #expect(base.vocabulary["load.docs"]?.label == "papers")
    #expect(base.vocabulary.fields.count == 7)
    #expect(base.vocabulary["load.pictures"]?.assumptions.first?.value.base == .double(5))
  }
}
