import ArgumentParser
import Diagnostics
import Foundation

/// Where text goes: the only place that prints and that looks at the environment.
enum Terminal {
  /// Writes to standard output.
  static func print(_ text: String) { write(text, to: .standardOutput) }

  /// Writes a line to standard error.
  static func printError(_ text: String) { write(text + "\n", to: .standardError) }

  /// Writes findings to standard error, quoting from the files they point into.
  static func report(_ diagnostics: [Diagnostic], sources: [SourceFile]) {
    guard !diagnostics.isEmpty else { return }
    let renderer = DiagnosticRenderer(sources: sources, colour: hasColour(.standardError))
    printError(renderer.render(diagnostics))
  }

  /// Reports that an argument names nothing, and ends the command.
  ///
  /// - Throws: the exit code for wrong usage, always.
  static func refuse(_ id: Diagnostic.ID, _ message: String, help: String) throws {
    report([Diagnostic(id, message, at: nil, help: help)], sources: [])
    throw ExitCode.usage
  }

  /// Whether standard output shows colours: a terminal, and `NO_COLOR` is not set.
  static var outputHasColour: Bool { hasColour(.standardOutput) }

  /// The columns to fill: those of the terminal up to 100, and 100 where there is none.
  static var width: Int {
    var size = winsize()
    guard ioctl(FileHandle.standardOutput.fileDescriptor, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    else { return 100 }
    return min(Int(size.ws_col), 100)
  }

  /// The folders in which programs are looked up.
  static var searchPath: String {
    ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
  }

  private static func hasColour(_ handle: FileHandle) -> Bool {
    let forbidden = ProcessInfo.processInfo.environment["NO_COLOR"] ?? ""
    return forbidden.isEmpty && isatty(handle.fileDescriptor) == 1
  }

  private static func write(_ text: String, to handle: FileHandle) {
    try? handle.write(contentsOf: Data(text.utf8))
  }
}
