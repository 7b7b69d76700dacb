import Expressions
import Facts
import OrderedCollections
import RuleBase

/// What the catalogue says in the slots of one decision's candidates.
struct CandidateValues: Sendable {
  /// For each slot, the values of all products that may be recommended.
  private var values: [Int: [SlotValue]] = [:]
  /// The names of the slots, for readers.
  private(set) var names: [Int: String] = [:]

  init(_ model: DecisionModel?, _ base: RuleBase) {
    guard let model, model.isJoint else { return }
    for quantity in model.quantities { names[quantity.candidateSlot] = "candidate.\(quantity.id)" }
    for (place, member) in model.members.enumerated() {
      let own = model.candidateSlots.members[place]
      names[own] = "candidate.\(member.id)"
      guard let role = member.role.flatMap({ base.catalogue.roles[$0] }) else { continue }
      let entries = role.entries.filter { $0.status.isRecommendable && $0.supersededBy == nil }
      values[own] = entries.map { .known(.string($0.id)) }
      let rows = entries.map { role.candidateValues(of: $0) }
      for (offset, slot) in model.candidateSlots.attributes[place].enumerated() {
        values[slot] = rows.compactMap { offset < $0.count ? $0[offset] : nil }
      }
      for (attribute, slot) in zip(role.attributes, model.candidateSlots.attributes[place]) {
        names[slot] = "candidate.\(member.id).\(attribute.name.rawValue)"
      }
    }
  }

  /// The cells in which a product's value lies, of those that conditions tell apart.
  func cells(_ subject: Axis.Subject, _ cells: [Axis.Cell]) -> [Axis.Cell] {
    guard let slot = subject.slot, let values = values[slot] else { return cells }
    var kept = cells.filter { cell in values.contains { cell.contains($0, subject) } }
    if values.contains(.absent), !kept.contains(.absent) { kept.append(.absent) }
    if values.contains(.unknown) { kept.append(.unknown) }
    return kept.isEmpty ? cells : kept
  }
}

extension Axis.Subject {
  /// The slot of a value or of the set that it is about.
  var slot: Int? {
    switch self {
    case .slot(let slot), .member(let slot, _): slot
    case .expression, .relation, .opaque: nil
    }
  }
}

extension Axis.Cell {
  /// Whether a value lies in the cell.
  fileprivate func contains(_ value: SlotValue, _ subject: Axis.Subject) -> Bool {
    guard case .known(let value) = value else { return self == .absent && value == .absent }
    if case .member(_, let word) = subject, case .list(let words) = value {
      return self == .truth(words.contains(.string(word)))
    }
    switch self {
    case .number(let interval):
      guard let number = value.number else { return false }
      return interval.isPoint
        ? number == interval.low
        : interval.low < number && number < interval.high
    case .word(let word): return value.text == word
    case .otherWord: return true
    case .truth(let truth): return value.truth == truth
    case .below, .equal, .above, .absent, .unknown: return false
    }
  }
}
