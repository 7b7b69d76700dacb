import Diagnostics
import Facts
import Foundation
import Specifications
import TestSupport
import Testing

@Suite struct EverythingWrongTests {
  private let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  private func file(_ name: String) throws -> SourceFile {
    try SourceFile.load(path: folder.appending(path: "Golden/\(name)").path, name: name)
  }

  @Test func everyMistakeIsToldInOneRun() throws {
    let file = try file("everything-wrong.yaml")
    let read = Specification.read(file, vocabulary: try RepositoryFiles.vocabulary())
    #expect(read.specification == nil)
    let report = DiagnosticRenderer(sources: [file]).render(read.diagnostics)
    try expectGolden(report + "\n", "everything-wrong.txt")
  }

  @Test func wrongArgumentsAreToldInOneRun() throws {
    let vocabulary = try RepositoryFiles.vocabulary()
    let settings = Specification.settings(
      [
        "load.requests_per_day=12 GB", "load.request_per_day=5", "latency.p95",
        "project.industry=lawfirm", "privacy.data_classes=[pii, phi", "latency.p95={value: 5 s}",
        "use_case.task = summarize", "slices=[{name: filings, share: 120}]",
      ], vocabulary)
    let report = DiagnosticRenderer(sources: [settings.file]).render(settings.diagnostics)
    try expectGolden(report + "\n", "wrong-settings.txt")
    #expect(settings.facts.all.map(\.name.rawValue) == ["latency.p95"])
  }
}
