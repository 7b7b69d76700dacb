import Diagnostics
import Estimates
import Foundation
import RuleBase
import ServingMeasurements

/// Compares the serving model with measurements, and lends it to the program that fits it.
///
///     calibration judge FILE RULES TABLES    errors with the constants of a folder of rules
///     calibration predictions FILE RULES TABLES    the predictions behind those errors, in a line
///     calibration rows FILE RULES TABLES     the rows to fit, as JSON
///     calibration predict FILE RULES TABLES  a line of predictions for each line of constants
@main
enum Calibration {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      guard arguments.count == 4 else { fail(usage, 64) }
      let sample = try Sample(arguments[1], rules: arguments[2], tables: arguments[3])
      switch arguments[0] {
      case "judge": for line in sample.judgement.lines { print(line) }
      case "predictions":
        print(sample.judgement.comparisons.map { String($0.predicted) }.joined(separator: " "))
      case "rows": try Fit(sample).describe()
      case "predict": try Fit(sample).serve()
      default: fail(usage, 64)
      }
    } catch let error as DiagnosticError {
      fail(error.diagnostics.map(\.message).joined(separator: "\n"), 1)
    } catch {
      fail("\(error)", 66)
    }
  }

  private static let usage = "judge, predictions, rows or predict, then FILE RULES TABLES"

  private static func fail(_ message: String, _ code: Int32) -> Never {
    FileHandle.standardError.write(Data("calibration: \(message)\n".utf8))
    exit(code)
  }
}

/// Measured rows, and what a folder of rules makes of them.
struct Sample {
  let measurements: Measurements
  let constants: ServingConstants

  var judgement: Judgement { Judgement(measurements, ServingModel(constants)) }

  init(_ file: String, rules: String, tables: String) throws {
    let rules = try RuleBase.load(folders: [URL(filePath: rules)])
    guard let constants = rules.servingConstants, let shapes = rules.servingShapes else {
      throw Incomplete()
    }
    self.constants = constants
    measurements = try Measurements(
      file: URL(filePath: file),
      tables: MeasurementTables(shapes, folder: URL(filePath: tables)))
  }

  private struct Incomplete: Error, CustomStringConvertible {
    let description = "the rules have no constants or no shapes of the serving model"
  }
}
