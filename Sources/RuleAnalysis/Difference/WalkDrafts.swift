import Expressions
import Facts
import OrderedCollections
import Quantities
import RuleBase

/// Values to try for the facts behind a decision: in each cell into which conditions cut them, and
/// steps of ten where only formulas read them.
struct WalkDrafts {
  /// The facts with their values, in the order of the vocabulary.
  let values: [(name: String, values: [String])]

  /// Prepares the facts behind some slots.
  ///
  /// - Parameters:
  ///   - slots: what the conditions read.
  ///   - conditions: the conditions themselves, which cut the facts.
  ///   - known: what the slots hold.
  init(behind slots: [Int], _ conditions: [Expression], _ known: SlotKnowledge) {
    let space = Space(conditions, known)
    let facts = known.facts(behind: slots)
    values = known.base.vocabulary.fields.compactMap { field in
      guard let slot = known.base.names[field.name.rawValue], facts.contains(slot) else {
        return nil
      }
      let values = Self.values(field, slot, space)
      return values.isEmpty ? nil : (field.name.rawValue, values)
    }
  }

  /// A draft for each value of each fact, then for each pair of them.
  func all(over draft: Draft) -> some Sequence<Draft> {
    let singles = values.flatMap { name, values in values.map { (name, $0) } }
    func with(_ pairs: [(String, String)]) -> Draft {
      var result = draft
      for (name, value) in pairs { result.facts[name] = value }
      return result
    }
    let pairs = singles.indices.lazy.flatMap { first in
      singles.indices.dropFirst(first + 1).lazy
        .filter { singles[$0].0 != singles[first].0 }
        .map { with([singles[first], singles[$0]]) }
    }
    return [singles.map { with([$0]) }, Array(pairs.prefix(5_000))].joined()
  }

  private static func values(_ field: Field, _ slot: Int, _ space: Space) -> [String] {
    let axis = space.axes.first { $0.subject == .slot(slot) }
    if let axis { return axis.cells.map { space.value($0, of: slot) } }
    switch field.kind {
    case .boolean: return ["true", "false"]
    case .choice(let choices, _): return choices.map(\.id)
    case .choices(let choices, _): return choices.map { "[\($0.id)]" }
    case .number: return numbers(field)
    case .text, .texts, .records: return []
    }
  }

  private static func numbers(_ field: Field) -> [String] {
    let usual = field.assumptions.first?.value.base.number ?? field.unit.factor
    let steps: [Double] = [0, 0.001, 0.01, 0.1, 0.5, 1, 2, 10, 100, 1_000, 1e5]
    return steps.map { $0 * usual }.filter(field.domain.contains)
      .map { FactText.number($0, in: field.unit) }
  }
}
