import Diagnostics
import Facts
import OrderedCollections

/// A specification in the making: facts by name, and decisions that the client fixes.
struct Draft: Hashable, Sendable {
  /// Values as a specification writes them, by the name of the fact.
  var facts: OrderedDictionary<String, String> = [:]
  /// Options by decision.
  var fixed: OrderedDictionary<String, String> = [:]

  /// The draft with what another one says, where this one says nothing.
  func completed(by other: Draft) -> Draft {
    var result = self
    result.facts.merge(other.facts) { own, _ in own }
    result.fixed.merge(other.fixed) { own, _ in own }
    return result
  }

  /// The file, sections in the order of the vocabulary.
  func text(_ vocabulary: Vocabulary) -> String {
    var lines = ["archwright: 1"]
    for section in vocabulary.sections {
      let own = facts.filter { FactName($0.key).section == section.name }
      if own.isEmpty { continue }
      lines.append("\(section.name):")
      for field in vocabulary.fields where field.name.section == section.name {
        guard let value = own[field.name.rawValue] else { continue }
        lines.append("  \(field.name.rawValue.dropFirst(section.name.count + 1)): \(value)")
      }
    }
    if !fixed.isEmpty {
      lines.append("decisions:")
      lines += fixed.map { "  \($0.key): { choose: \($0.value) }" }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
