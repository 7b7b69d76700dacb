import Diagnostics
import Foundation
import RuleBase
import TestSupport
import Testing

/// The list of what the knowledge has to cover, and the glossary.
@Suite struct BriefTests {
  private static let others = Brief.OtherNames(
    examples: ["cellar"], documents: ["architecture"], commands: ["rules check"])

  private static let glossary = """
    glossary:
      - { id: shelf, term: Shelf, means: A board for boxes., sources: [BOOK] }
      - { id: box, term: box, means: A thing that keeps others., sources: [house] }
    """

  /// What is found in a list of items beside a small rule base.
  private func read(_ items: String, glossary: String = glossary) throws -> Brief {
    let files = TinyRules.files.merging([
      "brief/keeping.yaml": "brief:\n  - group: Keeping\n    items:\n\(items)",
      "glossary/terms.yaml": glossary,
    ]) { _, new in new }
    let folder = try TemporaryRules(files)
    defer { withExtendedLifetime(folder) {} }
    let base = try RuleBase.load(folders: [folder.folder])
    return try Brief.read(
      folders: [folder.folder], base, Glossary.read(folders: [folder.folder], base), Self.others)
  }

  private func findings(_ items: String, glossary: String = glossary) throws -> [String] {
    do {
      _ = try read(items, glossary: glossary)
      return []
    } catch let error as DiagnosticError {
      return error.diagnostics.map(TinyRules.line)
    }
  }

  @Test(arguments: [
    "decision:shape", "option:shape/deep", "option:place/there", "rule:shape/many", "role:box",
    "product:small_box", "pattern:keep", "risk:fire", "formula:load.backlog", "fact:load.docs",
    "check:wait", "source:BOOK", "term:shelf", "example:cellar", "document:architecture",
    "command:rules check",
  ])
  func everyKindOfPlaceIsKnown(place: String) throws {
    let brief = try read("      - { item: Boxes, places: ['\(place)'] }")
    #expect(brief.items.map(\.places) == [[place]])
    #expect(brief.items.map(\.group) == ["Keeping"])
  }

  @Test func aPlaceThatIsNotThereIsTold() throws {
    #expect(
      try findings("      - { item: Boxes, places: [product:smal_box, role:box] }") == [
        "brief/unknown-place Rules/brief/keeping.yaml:4:33 there is no product 'smal_box' "
          + "(did you mean 'small_box'?)"
      ])
  }

  @Test func aPlaceOfNoKindIsTold() throws {
    let found = try findings("      - { item: Boxes, places: [prodct:small_box] }")
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix(
        "brief/unknown-kind Rules/brief/keeping.yaml:4:33 'prodct:small_box' is not a kind") == true
    )
  }

  @Test func anItemWithoutPlaceSaysWhy() throws {
    let found = try findings("      - { item: Boxes }")
    #expect(found.map { $0.split(separator: " ")[0] } == ["brief/no-place"])
    let brief = try read("      - { item: Boxes, pending: nobody has asked for them }")
    #expect(brief.items.map(\.pending) == ["nobody has asked for them"])
  }

  @Test func wordsAreSortedAndCiteKnownSources() throws {
    let folder = try TemporaryRules(
      TinyRules.files.merging(["glossary/terms.yaml": Self.glossary]) { _, new in new })
    defer { withExtendedLifetime(folder) {} }
    let base = try RuleBase.load(folders: [folder.folder])
    let glossary = try Glossary.read(folders: [folder.folder], base)
    #expect(glossary.terms.map(\.word) == ["box", "Shelf"])
    let found = try findings(
      "      - { item: Boxes, places: [role:box] }",
      glossary: Self.glossary.replacing("[BOOK]", with: "[BOOM]"))
    #expect(found.count == 1)
    #expect(found.first?.contains("'BOOM'") == true)
  }

  @Test func aWordIsExplainedOnce() throws {
    let found = try findings(
      "      - { item: Boxes, places: [role:box] }",
      glossary: Self.glossary.replacing("id: shelf", with: "id: box"))
    #expect(found.map { $0.split(separator: " ")[0] } == ["glossary/duplicate"])
  }
}
