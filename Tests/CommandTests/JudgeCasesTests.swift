import Foundation
import TestSupport
import Testing

/// The comparison with published designs, on two designs of an invented organisation.
@Suite struct JudgeCasesTests {
  private static let python = ["/usr/bin/python3", "/usr/local/bin/python3"]
    .first(where: FileManager.default.fileExists)

  @Test(.enabled(if: python != nil)) func agreesWithInventedDesigns() throws {
    let run = try Command.run(
      [
        "Scripts/judge-cases", "Scripts/judging/example.jsonl", "--program", Command.program.path,
      ] + Command.resources,
      program: URL(fileURLWithPath: try #require(Self.python)))
    #expect(run.errors == "")
    #expect(run.status == 0)
    let last = run.output.split(separator: "\n").last ?? ""
    #expect(last == "classes 5/5 named organisations, rejected-option misses 0")
  }
}
