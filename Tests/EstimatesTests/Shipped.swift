import Estimates
import Foundation
import RuleBase

/// The rules of this checkout, and measurements where they lie beside it.
enum Shipped {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let tables = root.appending(path: "Scripts/calibration")

  static let measurements: URL? = {
    let file = root.appending(path: "../shared/facts/serving_measured.csv").standardizedFileURL
    return FileManager.default.fileExists(atPath: file.path) ? file : nil
  }()

  private static let loaded = Result { try RuleBase.load(folders: [root.appending(path: "Rules")]) }

  static func rules() throws -> RuleBase { try loaded.get() }

  static func model() throws -> ServingModel {
    guard let constants = try rules().servingConstants else { throw Missing() }
    return ServingModel(constants)
  }

  private struct Missing: Error {}
}
