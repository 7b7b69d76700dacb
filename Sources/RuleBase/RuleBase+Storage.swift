import Binary
import Expressions
import Foundation
import OrderedCollections

extension RuleBase {
  /// Writes everything that does not depend on where the rules lie.
  ///
  /// Conditions of the rule files are stored as the checked trees that they came to; the examples
  /// of rules and the texts of the files are needed by authors only and stay out.
  func write(to writer: inout BinaryWriter) {
    writer.write(vocabulary)
    writer.write(formulas)
    writer.write(decisions)
    writer.write(catalogue)
    writer.write(patterns)
    writer.write(checks)
    writer.write(contradictions)
    writer.write(risks)
    writer.write(Array(sources.values))
    writer.write(names)
    writer.write(derivations)
    writer.write(assumptionConditions)
    writer.write(order)
    writer.write(version)
    writer.write(digest)
    writer.write(pricesAsOf)
    writer.write(warnings)
    writer.write(slotCount)
  }

  /// Reads what `write(to:)` has written.
  init(from reader: inout BinaryReader, iconFolders: [URL]) throws(BinaryDamage) {
    vocabulary = try reader.read()
    formulas = try reader.read()
    decisions = try reader.read()
    catalogue = try reader.read()
    patterns = try reader.read()
    checks = try reader.read()
    contradictions = try reader.read()
    risks = try reader.read()
    let sources: [KnowledgeSource] = try reader.read()
    self.sources = OrderedDictionary(sources.map { ($0.id, $0) }) { first, _ in first }
    names = try reader.read()
    derivations = try reader.read()
    assumptionConditions = try reader.read()
    order = try reader.read()
    version = try reader.read()
    digest = try reader.read()
    pricesAsOf = try reader.read()
    warnings = try reader.read()
    slotCount = try reader.read()
    self.iconFolders = iconFolders
    files = []
  }
}
