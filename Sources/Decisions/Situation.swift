import Expressions
import Facts

/// The values of all slots at one point: what expressions are evaluated against.
struct Situation: Bindings, Sendable {
  private(set) var slots: [SlotValue]

  init(count: Int) { slots = Array(repeating: .unknown, count: count) }

  func value(atSlot slot: Int) -> SlotValue { slots[slot] }

  func number(atSlot slot: Int) -> Double? {
    if case .known(.double(let number)) = slots[slot] { return number }
    return nil
  }

  mutating func set(_ slot: Int, _ value: SlotValue) { slots[slot] = value }

  /// Puts the outcome of evaluating an expression into a slot.
  mutating func set(_ slot: Int, _ evaluation: Evaluation) {
    switch evaluation {
    case .value(let value): slots[slot] = .known(value)
    case .unknown, .error: slots[slot] = .unknown
    }
  }
}

extension SlotValue {
  /// What a fact puts into its slot at a named point of all ranges.
  init(_ knowledge: Knowledge, in scenario: Scenario) {
    switch knowledge {
    case .known(let value): self = .known(value.value(in: scenario))
    case .absent: self = .absent
    case .unknown: self = .unknown
    }
  }
}

/// One value for each named scenario.
struct ByScenario<Element: Sendable>: Sendable {
  var low: Element
  var base: Element
  var high: Element

  subscript(_ scenario: Scenario) -> Element {
    get {
      switch scenario {
      case .low: low
      case .base: base
      case .high: high
      }
    }
    // In place: a copy of a situation for each slot that is set would cost more than all the rest.
    _modify {
      switch scenario {
      case .low: yield &low
      case .base: yield &base
      case .high: yield &high
      }
    }
  }
}
