import Foundation
import TestSupport
import Testing

/// Names in a specification never reach a file's name, nor any place outside the output folder.
struct HostileNameTests {
  private static let names = [
    "../../escaped", "/etc/escaped", "..\\..\\escaped", "a/b/c", ".", "..", "~/escaped",
    "escaped\u{0}.md", "con", "%2e%2e%2fescaped", String(repeating: "long", count: 300),
    "$(touch escaped)", "`touch escaped`", "escaped; touch escaped", "--out=escaped",
    "{{specification.name}}", "file:///escaped", "<svg onload=escaped>",
  ]

  @Test(arguments: names)
  func nothingIsWrittenElsewhere(name: String) throws {
    try withTemporaryFolder { root in
      let inner = root.appending(path: "work/inner")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      let quoted = doubleQuotedYAML(name)
      try Data(specification(quoted).utf8).write(to: inner.appending(path: "spec.yaml"))
      let result = try Command.run(
        ["generate", "spec.yaml", "--out", "output", "--quiet", "--format", "svg"]
          + Command.resources, in: inner)
      #expect([0, 1, 2].contains(result.status), "\(result.errors)")
      let written = try files(below: root).map(\.path)
      let outside = written.filter { !$0.hasPrefix("work/inner/output/") }
      #expect(outside == ["work/inner/spec.yaml"])
      let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789_-./")
      #expect(written.allSatisfy { $0.allSatisfy(allowed.contains) })
    }
  }

  private func specification(_ name: String) -> String {
    """
    archwright: 1
    project: { name: \(name), goal: \(name), problem_owner: \(name) }
    use_case: { task: qa_documents }
    slices: [{ name: \(name), share: 10 %, exactness: exact }]
    knowledge: { reached_by: corpus, corpus_docs: 40k }
    platform: { existing_stack: [\(name)] }
    requirements: [{ id: \(name), section: \(name), text: \(name) }]

    """
  }
}
