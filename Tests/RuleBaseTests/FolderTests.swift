import Diagnostics
import Foundation
import RuleBase
import TestSupport
import Testing

@Suite struct FolderTests {
  @Test func aMissingFolderIsNamed() throws {
    let folder = try TemporaryRules(TinyRules.files)
    let missing = folder.folder.appending(path: "nowhere")
    let error = #expect(throws: DiagnosticError.self) {
      try RuleBase.load(folders: [folder.folder, missing])
    }
    #expect(error?.diagnostics.map(\.id.rawValue) == ["rule/no-folder"])
    #expect(error?.diagnostics.first?.message.hasSuffix("nowhere'") == true)
  }

  @Test func anEmptyFolderIsNamed() throws {
    #expect(
      try TinyRules.findings(TinyRules.files, overlays: [[:]]) == [
        "rule/no-files 'Own' holds no rule files "
          + "(name a folder with sub-folders such as decisions and catalogue)"
      ])
  }

  @Test func rulesInAFolderOfNoKnownKindAreNotOverlooked() throws {
    let files = TinyRules.files.merging(["desicions/extra.yaml": "id: extra"]) { _, new in new }
    #expect(
      try TinyRules.findings(files) == [
        "rule/unknown-folder rule files in 'Rules/desicions' belong to no known kind "
          + "(did you mean 'decisions'?)"
      ])
  }

  @Test func brokenFilesAreAllTold() throws {
    let files = TinyRules.files.merging([
      "decisions/a.yaml": "id: [a", "formulas/b.yaml": "formulas: {",
    ]) { _, new in new }
    let findings = try TinyRules.findings(files)
    #expect(findings.contains { $0.hasPrefix("yaml/") && $0.contains("Rules/decisions/a.yaml") })
    #expect(findings.contains { $0.hasPrefix("yaml/") && $0.contains("Rules/formulas/b.yaml") })
  }

  @Test func foldersOfTheSameNameAreToldApart() throws {
    let broken = ["decisions/shape.yaml": "id: shape\ntitl: Form"]
    #expect(
      try TinyRules.findings(
        TinyRules.files,
        overlays: [
          [
            "decisions/shape.yaml": "id: shape\ntitle: Form"
          ], broken,
        ]) == [
          "rule/unknown-key Own (2)/decisions/shape.yaml:2:1 unknown key 'titl' in a decision "
            + "(did you mean 'title'?)"
        ])
  }

  @Test func severalListsOfSourcesAreOne() throws {
    let overlay = [
      "more_sources.yaml":
        "sources: { MINE: { title: Mine, publisher: Us, grade: H, as_of: 2026-11 } }"
    ]
    let base = try TinyRules.load(overlays: [overlay])
    #expect(base.sources.map(\.key) == ["house", "BOOK", "MINE"])
  }
}
