import ArgumentParser
import Diagnostics

extension ExitCode {
  /// Something is wrong with the input.
  static let findings = ExitCode(1)
  /// The requirements can't be met together.
  static let infeasible = ExitCode(2)
  /// An argument names something that does not exist.
  static let usage = ExitCode(64)
  /// An input file is not there.
  static let noInput = ExitCode(66)
  /// This program or its installation is at fault.
  static let internalFault = ExitCode(70)
  /// The output can't be written.
  static let noOutput = ExitCode(73)
}

extension DiagnosticError {
  /// The exit code for these findings, by what kind of thing they are about.
  var exitCode: ExitCode {
    let ids = diagnostics.filter { $0.severity == .error }.map(\.id.rawValue)
    func anyBegins(_ prefixes: String...) -> Bool {
      ids.contains { id in prefixes.contains { id.hasPrefix($0) } }
    }
    if anyBegins("file/not-found", "file/is-a-directory", "file/unreadable", "rule/no-folder") {
      return .noInput
    }
    if anyBegins("output/") { return .noOutput }
    if anyBegins("resources/", "picture/") || hasFaultyStandardTemplate { return .internalFault }
    if anyBegins("example/", "argument/") { return .usage }
    return .findings
  }
  /// Whether a template that came with the program can't be used; a user's own are input.
  private var hasFaultyStandardTemplate: Bool {
    diagnostics.contains { finding in
      let id = finding.id.rawValue
      return (id.hasPrefix("template/") || id.hasPrefix("documents/"))
        && finding.location?.file.hasPrefix("Templates/") == true
    }
  }
}
