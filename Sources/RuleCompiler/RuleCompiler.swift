import Binary
import Diagnostics
import Foundation
import RuleBase

/// Compiles the standard rules when the program is built: `RuleCompiler RULES OUTPUT CODE`.
///
/// Writes the binary file OUTPUT, and Swift source that gives its fingerprint to CODE.
@main
enum RuleCompiler {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst().map { URL(fileURLWithPath: $0) }
    guard arguments.count == 3 else { exit(64) }
    do throws(DiagnosticError) {
      let bytes = try CompiledRules.compile(arguments[0])
      try write(bytes, to: arguments[1], code: arguments[2])
    } catch {
      let text = DiagnosticRenderer(sources: [], colour: false).render(error.diagnostics)
      FileHandle.standardError.write(Data((text + "\n").utf8))
      exit(1)
    }
  }

  private static func write(
    _ bytes: [UInt8], to output: URL, code: URL
  ) throws(DiagnosticError) {
    let source = """
      extension StandardRules {
        /// The fingerprint of the compiled rules of this build.
        public static let fingerprint: UInt64 = \(fingerprint(bytes))
      }

      """
    do {
      try Data(bytes).write(to: output)
      try Data(source.utf8).write(to: code)
    } catch {
      throw DiagnosticError([
        Diagnostic("output/not-writable", "'\(output.path)' can't be written", at: nil)
      ])
    }
  }

  private static func fingerprint(_ bytes: [UInt8]) -> UInt64 {
    (try? BinaryFile(bytes))?.fingerprint.value ?? 0
  }
}
