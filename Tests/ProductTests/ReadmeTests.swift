import Foundation
import TestSupport
import Testing

/// The README's commands run, and its links lead somewhere.
struct ReadmeTests {
  private let text: String

  init() throws {
    text = try String(
      contentsOf: Command.checkout.appending(path: "README.md"), encoding: .utf8)
  }

  /// Runs all lines of fenced blocks that begin with `archwright`, in one folder, in their order.
  @Test func everyCommandRuns() throws {
    let commands = blocks("sh").flatMap { $0.split(separator: "\n") }
      .filter { $0.hasPrefix("archwright ") }
    #expect(commands.count > 5)
    try withTemporaryFolder { folder in
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "Examples"),
        withDestinationURL: Command.checkout.appending(path: "Examples"))
      for (path, content) in namedFiles {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(content.utf8).write(to: file)
      }
      for command in commands {
        let result = try Command.run(
          ["-c", Self.shellFunction + command], program: URL(filePath: "/bin/sh"), in: folder,
          environment: ["PROGRAM": Command.program.path, "CHECKOUT": Command.checkout.path])
        #expect(result.status == 0, "\(command)\n\(result.errors)")
      }
    }
  }

  /// Lets a shell find the program of this build under its name.
  private static let shellFunction =
    #"archwright() { "$PROGRAM" "$@" --resources "$CHECKOUT"; }; "#

  @Test func everyLinkLeadsToAFile() {
    let targets = text.matches(of: #/\]\(([^)#\s]+)\)|src="([^"]+)"/#).compactMap {
      ($0.output.1 ?? $0.output.2).map(String.init)
    }
    #expect(!targets.isEmpty)
    for target in targets where !target.hasPrefix("https://") {
      let file = Command.checkout.appending(path: target)
      #expect(FileManager.default.fileExists(atPath: file.path), "\(target)")
    }
  }

  /// The fenced blocks of a language.
  private func blocks(_ language: String) -> [String] {
    text.components(separatedBy: "\n```\(language)\n").dropFirst()
      .compactMap { $0.components(separatedBy: "\n```").first }
  }

  /// The YAML blocks that name their file in a first comment, as `# my-rules/…`.
  private var namedFiles: [(path: String, content: String)] {
    blocks("yaml").compactMap { block in
      guard let line = block.split(separator: "\n").first, line.hasPrefix("# ") else { return nil }
      return (String(line.dropFirst(2)), block + "\n")
    }
  }
}
