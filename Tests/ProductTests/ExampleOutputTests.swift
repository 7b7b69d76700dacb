import Foundation
import TestSupport
import Testing

/// What stands in `Examples/<name>/output` is what the program writes today.
///
/// Pictures depend on the version of Graphviz, so of them only the DOT is compared.
/// `Scripts/update-examples` writes the folders anew.
struct ExampleOutputTests {
  private static let compared = ["architecture.md", "result.json", ".dot", ".md"]

  /// Every folder below `Examples` that holds a specification.
  private static let examples: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: RepositoryFiles.examples.path)
    return (names ?? []).sorted().filter { name in
      FileManager.default.fileExists(
        atPath: RepositoryFiles.examples.appending(path: "\(name)/spec.yaml").path)
    }
  }()

  @Test(arguments: examples)
  func committedOutputsAreCurrent(example: String) throws {
    let committed = Command.checkout.appending(path: "Examples/\(example)/output")
    try withTemporaryFolder { folder in
      let output = folder.appending(path: "output")
      let result = try Command.run(
        ["generate", "Examples/\(example)/spec.yaml", "--out", output.path, "--quiet"]
          + ["--format", "svg", "--format", "dot"] + Command.resources)
      #expect(result.errors == "")
      let old = try files(below: committed, endings: Self.compared)
      let new = try files(below: output, endings: Self.compared)
      #expect(old.map(\.path) == new.map(\.path), "run Scripts/update-examples")
      for (old, new) in zip(old, new) where old.bytes != new.bytes {
        Issue.record(
          "\(old.path): \(firstDifference(old.bytes, new.bytes)); run Scripts/update-examples")
      }
      let written = try files(below: output).map(\.path)
      #expect(try files(below: committed).map(\.path) == written)
    }
  }

  private func firstDifference(_ old: Data, _ new: Data) -> String {
    let old = lines(old)
    let new = lines(new)
    let line = zip(old, new).prefix { $0 == $1 }.count
    func text(_ lines: [Substring]) -> Substring { line < lines.count ? lines[line] : "(end)" }
    return "line \(line + 1) was '\(text(old).prefix(200))', is '\(text(new).prefix(200))'"
  }

  private func lines(_ data: Data) -> [Substring] {
    String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  }
}
