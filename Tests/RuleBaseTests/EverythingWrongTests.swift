import Diagnostics
import Foundation
import RuleBase
import TestSupport
import Testing

@Suite struct EverythingWrongTests {
  @Test func everyMistakeOfARuleFileIsToldInOneRun() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = try SourceFile.load(
      path: folder.appending(path: "Golden/everything-wrong.yaml").path)
    let rules = try TemporaryRules(
      TinyRules.files.merging(["decisions/everything_wrong.yaml": file.text]) { _, new in new })
    let error = #expect(throws: DiagnosticError.self) {
      try RuleBase.load(folders: [rules.folder], readsExamples: true)
    }
    let sources =
      TinyRules.files.map { SourceFile(name: "Rules/\($0.key)", text: $0.value) }
      + [SourceFile(name: "Rules/decisions/everything_wrong.yaml", text: file.text)]
    let report = DiagnosticRenderer(sources: sources).render(error?.diagnostics ?? [])
    try expectGolden(report + "\n", "everything-wrong.txt")
  }
}
