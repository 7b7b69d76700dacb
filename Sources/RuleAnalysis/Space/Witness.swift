import Expressions
import Facts
import Quantities
import RuleBase

/// A situation in which a claim holds, as facts in the notation of a specification.
struct Witness: Hashable, Sendable {
  /// What is known: `load.users=200`, or words where a formula takes part.
  let terms: [String]
  /// Whether it surely exists: every term is a fact of its own that a client can state.
  let isCertain: Bool

  /// All terms in one line.
  var text: String { terms.isEmpty ? "any facts" : terms.joined(separator: ", ") }

  /// Reads the cells that a search has found; axes with all their cells don't matter.
  init(_ cells: [CellSet], in space: Space) {
    var terms: [String] = []
    var certain = true
    var members: [Int: [String]] = [:]
    var sets: [Int] = []
    for (axis, set) in zip(space.axes, cells) where set != axis.all {
      guard let first = set.members.first else { continue }
      if axis.slots.count != 1 || space.known.field(axis.slots[0]) == nil { certain = false }
      switch axis.subject {
      case .member(let slot, let word):
        if !sets.contains(slot) { sets.append(slot) }
        members[slot, default: []] += axis.cells[first] == .truth(true) ? [word] : []
      case .slot, .expression, .relation, .opaque:
        if case .slot = axis.subject {} else { certain = false }
        terms.append(space.words(axis, axis.cells[first]))
      }
    }
    for slot in sets {
      terms.append("\(space.name(slot))=[\((members[slot] ?? []).joined(separator: ", "))]")
    }
    self.terms = terms
    isCertain = certain
  }
}

extension Space {
  /// The name of a slot.
  func name(_ slot: Int) -> String {
    known.base.names.name(of: slot) ?? candidates.names[slot] ?? "a property of the candidate"
  }

  /// What it means that an axis is in a cell.
  fileprivate func words(_ axis: Axis, _ cell: Axis.Cell) -> String {
    switch axis.subject {
    case .slot(let slot):
      guard known.field(slot) == nil, case .number(let interval) = cell else {
        return "\(name(slot))=\(value(cell, of: slot))"
      }
      return name(slot) + " " + interval.words(in: known.unit(slot))
    case .member(let slot, let word): return "\(name(slot))=[\(word)]"
    case .expression(let text):
      guard case .number(let interval) = cell else { return text }
      return text + " " + interval.words(in: .plain)
    case .relation(let left, let right):
      switch cell {
      case .below: return "\(left) below \(right)"
      case .above: return "\(left) above \(right)"
      case .number, .word, .otherWord, .truth, .equal, .absent, .unknown:
        return "\(left) equal to \(right)"
      }
    case .opaque(let text): return cell == .truth(true) ? "(\(text))" : "not (\(text))"
    }
  }

  /// A value in a cell, as a specification writes it.
  func value(_ cell: Axis.Cell, of slot: Int) -> String {
    switch cell {
    case .number(let interval):
      let unit = known.unit(slot)
      return FactText.number(interval.sample(factor: unit.factor), in: unit)
    case .word(let word): return word
    case .otherWord(let word): return word ?? "another"
    case .truth(let truth): return truth ? "true" : "false"
    case .absent: return "none"
    case .below, .equal, .above, .unknown: return "unknown"
    }
  }
}

extension Interval {
  /// The interval for readers: `above $200`.
  fileprivate func words(in unit: Unit) -> String {
    if isPoint { return "of " + format(low, in: unit) }
    switch (low.isFinite, high.isFinite) {
    case (true, true): return "between \(format(low, in: unit)) and \(format(high, in: unit))"
    case (true, false): return "above \(format(low, in: unit))"
    case (false, true): return "below \(format(high, in: unit))"
    case (false, false): return "of any size"
    }
  }
}
