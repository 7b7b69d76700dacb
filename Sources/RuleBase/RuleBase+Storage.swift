public import Binary
import Diagnostics
import Foundation
public import OrderedCollections

extension RuleBase {
  /// Writes everything but what depends on where the rules lie.
  ///
  /// Expressions are stored as the checked trees that they came to.
  func write(to writer: inout BinaryWriter) {
    writer.write(propertiesOf: self, except: ["files", "iconFolders", "estimatorFunctions"])
  }

  /// Reads the properties in the order of their declaration.
  init(
    from reader: inout BinaryReader, iconFolders: [URL], functions: EstimatorFunctions
  ) throws(BinaryDamage) {
    self.init(
      vocabulary: try reader.read(), formulas: try reader.read(), decisions: try reader.read(),
      catalogue: try reader.read(), prices: try reader.read(), patterns: try reader.read(),
      checks: try reader.read(), breakdowns: try reader.read(),
      contradictions: try reader.read(), doubts: try reader.read(),
      criteria: try reader.read(), concessions: try reader.read(), risks: try reader.read(),
      plans: try reader.read(),
      estimators: try reader.read(), estimatorFunctions: functions, sources: try reader.read(),
      names: try reader.read(), derivations: try reader.read(),
      assumptionConditions: try reader.read(), order: try reader.read(),
      iconFolders: iconFolders, version: try reader.read(), keepsMonths: try reader.read(),
      keepsDays: try reader.read(), digest: try reader.read(), files: [],
      warnings: try reader.read(), slotCount: try reader.read())
  }
}

extension OrderedDictionary: BinaryValue
where Key: BinaryValue, Value: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    let keys: [Key] = try reader.read()
    let values: [Value] = try reader.read()
    guard keys.count == values.count else { throw BinaryDamage() }
    self.init(zip(keys, values)) { first, _ in first }
  }

  public func write(to writer: inout BinaryWriter) {
    writer.write(Array(keys))
    writer.write(Array(values))
  }
}
