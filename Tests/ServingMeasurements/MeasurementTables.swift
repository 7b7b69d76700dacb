import Estimates
public import Foundation
public import RuleBase
import SwiftCSV

/// What is known of the measured models, GPUs and engines, and the names that measurements give them.
public struct MeasurementTables: Sendable {
  /// Shapes of models and data sheets of GPUs.
  public let shapes: ServingShapes
  /// The ids of the rules by kind and by the name that measurements use.
  public private(set) var names: [String: [String: String]] = [:]

  /// Reads `names.csv` of a folder.
  ///
  /// - Parameters:
  ///   - shapes: shapes of models and data sheets of GPUs.
  ///   - folder: where the names lie.
  /// - Throws: what the file system or the reader of CSV says.
  public init(_ shapes: ServingShapes, folder: URL) throws {
    self.shapes = shapes
    for row in try rows(folder.appending(path: "names.csv")) {
      names[row["kind"] ?? "", default: [:]][row["measured"] ?? ""] = row["id"]
    }
  }

  func model(_ name: String) -> ModelShape? {
    (names["model"]?[name]).flatMap { shapes.models[$0] }
  }

  func accelerator(_ name: String) -> Accelerator? {
    (names["accelerator"]?[name]).flatMap { shapes.accelerators[$0] }
  }

  func engine(_ name: String) -> ServingEngine? {
    (names["engine"]?[name]).map(ServingEngine.init)
  }
}

/// The rows of a CSV file by the names of their columns.
func rows(_ file: URL) throws -> [[String: String]] {
  try NamedCSV(url: file, delimiter: .comma, loadColumns: false).rows
}

extension [String: String] {
  func number(_ name: String) -> Double? { self[name].flatMap(Double.init) }
}
