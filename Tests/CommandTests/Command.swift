import Foundation

/// The program as a user runs it, built beside these tests.
enum Command {
  /// What a run left behind.
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Runs the program from the root of the checkout and waits for its end.
  ///
  /// - Parameters:
  ///   - arguments: what follows the program's name.
  ///   - program: another copy of the program.
  ///   - directory: where it runs; the root of the checkout when absent.
  /// - Returns: how it ended and what it printed.
  /// - Throws: when the program can't be started.
  static func run(
    _ arguments: [String], program: URL = program, in directory: URL = checkout
  ) throws -> Result {
    let scratch = FileManager.default.temporaryDirectory
      .appending(path: "archwright-command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let outputs = try ["out", "err"].map { name in
      let file = scratch.appending(path: name)
      try Data().write(to: file)
      return (file, try FileHandle(forWritingTo: file))
    }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = directory
    process.standardOutput = outputs[0].1
    process.standardError = outputs[1].1
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: try String(contentsOf: outputs[0].0, encoding: .utf8),
      errors: try String(contentsOf: outputs[1].0, encoding: .utf8))
  }

  /// The root of the checkout that these tests were built from.
  static let checkout = URL(fileURLWithPath: "\(#filePath)").deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The program beside the running tests.
  static let program: URL = {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appending(path: "archwright")
  }()

  /// The standard resources, for builds whose folder lies outside the checkout.
  static let resources = ["--resources", checkout.path]
}
