import Diagnostics
import Estimates
import Foundation
import RuleBase
import ServingMeasurements

/// Compares the serving model with measurements, and lends it to the program that fits it.
///
///     calibration judge FILE RULES TABLES    errors with the constants of a folder of rules
///     calibration predictions FILE RULES TABLES    the predictions behind those errors, in a line
///     calibration rows FILE TABLES           the rows to fit, as JSON
///     calibration predict FILE TABLES        a line of predictions for each line of constants
@main
enum Calibration {
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      switch (arguments.first, arguments.count) {
      case ("judge", 4): try judge(arguments[1], rules: arguments[2], tables: arguments[3])
      case ("predictions", 4): try predict(arguments[1], rules: arguments[2], tables: arguments[3])
      case ("rows", 3): try Fit(arguments[1], tables: arguments[2]).describe()
      case ("predict", 3): try Fit(arguments[1], tables: arguments[2]).serve()
      default: fail("judge FILE RULES TABLES, rows FILE TABLES or predict FILE TABLES", 64)
      }
    } catch let error as DiagnosticError {
      fail(error.diagnostics.map(\.message).joined(separator: "\n"), 1)
    } catch {
      fail("\(error)", 66)
    }
  }

  private static func judge(_ file: String, rules: String, tables: String) throws {
    for line in try judgement(file, rules: rules, tables: tables).lines { print(line) }
  }

  private static func predict(_ file: String, rules: String, tables: String) throws {
    let comparisons = try judgement(file, rules: rules, tables: tables).comparisons
    print(comparisons.map { String($0.predicted) }.joined(separator: " "))
  }

  private static func judgement(
    _ file: String, rules: String, tables: String
  ) throws -> Judgement {
    let rules = try RuleBase.load(folders: [URL(filePath: rules)])
    guard let constants = rules.servingConstants else {
      fail("the rules have no constants of the serving model", 1)
    }
    let measurements = try Measurements(
      file: URL(filePath: file), tables: MeasurementTables(folder: URL(filePath: tables)))
    return Judgement(measurements, ServingModel(constants))
  }

  private static func fail(_ message: String, _ code: Int32) -> Never {
    FileHandle.standardError.write(Data("calibration: \(message)\n".utf8))
    exit(code)
  }
}
