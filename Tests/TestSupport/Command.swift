public import Foundation

/// The program as a user runs it, built beside the running tests.
public enum Command {
  /// What a run left behind.
  public struct Result: Sendable {
    /// The exit code.
    public let status: Int32
    /// What it wrote to standard output.
    public let output: String
    /// What it wrote to standard error.
    public let errors: String
  }

  /// Runs a program and waits for its end.
  ///
  /// - Parameters:
  ///   - arguments: what follows the program's name.
  ///   - program: the program; the one beside the running tests when absent.
  ///   - directory: where it runs; the root of the checkout when absent.
  ///   - environment: variables to set besides those of the tests.
  /// - Returns: how it ended and what it printed.
  /// - Throws: when the program can't be started.
  public static func run(
    _ arguments: [String], program: URL = program, in directory: URL = checkout,
    environment: [String: String] = [:]
  ) throws -> Result {
    try withTemporaryFolder { scratch in
      let outputs = try ["out", "err"].map { name in
        let file = scratch.appending(path: name)
        try Data().write(to: file)
        return (file, try FileHandle(forWritingTo: file))
      }
      let process = Process()
      process.executableURL = program
      process.arguments = arguments
      process.currentDirectoryURL = directory
      process.environment = ProcessInfo.processInfo.environment
        .merging(environment) { _, given in given }
      process.standardOutput = outputs[0].1
      process.standardError = outputs[1].1
      try process.run()
      process.waitUntilExit()
      return Result(
        status: process.terminationStatus,
        output: String(decoding: try Data(contentsOf: outputs[0].0), as: UTF8.self),
        errors: String(decoding: try Data(contentsOf: outputs[1].0), as: UTF8.self))
    }
  }

  /// The root of the checkout that these tests were built from.
  public static let checkout = RepositoryFiles.root

  /// The program beside the running tests.
  public static let program: URL = {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appending(path: "archwright")
  }()

  /// The arguments that name the checkout's own rules, for builds whose folder lies elsewhere.
  public static let resources = ["--resources", checkout.path]
}
