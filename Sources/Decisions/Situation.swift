import Expressions
import Facts

/// The values of all slots at one point: what expressions are explained against.
struct Situation: Bindings, Sendable {
  private var bindings: CellBindings

  init(_ bindings: CellBindings) { self.bindings = bindings }

  init(count: Int) {
    bindings = CellBindings(Array(repeating: .unknown, count: count), CellPool())
  }

  func value(atSlot slot: Int) -> SlotValue { bindings.value(atSlot: slot) }
  func number(atSlot slot: Int) -> Double? { bindings.number(atSlot: slot) }
  func text(atSlot slot: Int) -> String? { bindings.text(atSlot: slot) }

  mutating func set(_ slot: Int, _ value: SlotValue) {
    bindings.cells[slot] = bindings.pool.cell(value)
  }

  /// Puts the outcome of evaluating an expression into a slot.
  mutating func set(_ slot: Int, _ evaluation: Evaluation) {
    switch evaluation {
    case .value(let value): set(slot, .known(value))
    case .unknown, .error: set(slot, .unknown)
    }
  }

  /// Puts a candidate's ids, attributes and figures into their slots.
  ///
  /// - Parameters:
  ///   - candidate: its place among the combinations of the joint decision.
  ///   - joint: the joint decision.
  ///   - programs: the programs of its figures.
  ///   - compared: finds a figure that compares candidates, by its place.
  mutating func place(
    _ candidate: Int, _ joint: JointPlan, _ programs: Programs, compared: (Int) -> Cell
  ) {
    for (choices, index) in zip(joint.choices, joint.combinations[candidate]) {
      for part in choices[index].assignments { bindings.cells[part.slot] = part.cell }
    }
    for (place, figure) in joint.figures.enumerated() {
      let cell =
        joint.comparisons[place] == nil
        ? programs.cell(figure.place, bindings.cells, &bindings.pool) : compared(place)
      bindings.cells[figure.slot] = cell.rounded
    }
  }
}

extension SlotValue {
  /// What a fact puts into its slot at its likely value.
  init(_ knowledge: Knowledge) {
    switch knowledge {
    case .known(let value): self = .known(value.base)
    case .absent: self = .absent
    case .unknown: self = .unknown
    }
  }
}

extension Evaluation {
  /// Numbers at six significant digits, so that every processor compares the same ones.
  var rounded: Evaluation {
    guard case .value(.double(let number)) = self else { return self }
    return .value(.double(number.atSixDigits))
  }
}

/// One value for each named scenario.
struct ByScenario<Element: Sendable>: Sendable {
  var low: Element
  var base: Element
  var high: Element

  init(low: Element, base: Element, high: Element) {
    self.low = low
    self.base = base
    self.high = high
  }

  /// The same value in all of them.
  init(all: Element) { self.init(low: all, base: all, high: all) }

  subscript(_ scenario: Scenario) -> Element {
    switch scenario {
    case .low: low
    case .base: base
    case .high: high
    }
  }
}

extension Scenario {
  /// The place of the scenario among all three.
  var place: Int {
    switch self {
    case .low: 0
    case .base: 1
    case .high: 2
    }
  }
}
