import ArgumentParser
import Decisions
import Diagnostics
import Documents
import Generation
import Specifications

/// The specification that a command works on.
struct SpecificationArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp("The specification, a YAML file.", valueName: "spec"),
    completion: .file(extensions: ["yaml", "yml"]))
  var path: String

  /// Reads the file.
  func load() throws(DiagnosticError) -> SourceFile {
    do throws(Diagnostic) {
      return try SourceFile.load(path: path)
    } catch {
      throw DiagnosticError([error])
    }
  }

  /// Reads the specification and reports what is wrong with it.
  ///
  /// - Throws: an exit code after reporting, when there are errors.
  func read(with generator: Generator) throws -> Specification {
    let file = try reporting { () throws(DiagnosticError) in try load() }
    let (specification, diagnostics) = generator.read(file)
    Terminal.report(diagnostics, sources: [file])
    guard let specification else { throw ExitCode.findings }
    return specification
  }
}

/// Runs a step; findings that it throws are reported and become an exit code.
///
/// - Parameters:
///   - sources: the files that findings may point into.
///   - step: the step.
/// - Returns: what the step returns.
/// - Throws: the exit code.
func reporting<Result>(
  sources: [SourceFile] = [], _ step: () throws(DiagnosticError) -> Result
) throws -> Result {
  do throws(DiagnosticError) {
    return try step()
  } catch {
    Terminal.report(error.diagnostics, sources: sources)
    throw error.exitCode
  }
}

extension Design {
  /// Whether all requirements can be met together and no fixed choice breaks a rule.
  var isFeasible: Bool {
    resolution.clashes.isEmpty && resolution.decisions.allSatisfy(\.violations.isEmpty)
  }
}
