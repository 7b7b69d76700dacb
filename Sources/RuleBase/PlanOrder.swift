public import Binary
import Diagnostics
import Facts
import OrderedCollections

/// One thing that is worked out, once everything it reads is there.
public enum PlanStep: Hashable, Sendable {
  /// A fact that is stated, derived or assumed: its place among the vocabulary's fields.
  case fact(Int)
  /// A formula: its place among the formulas.
  case formula(Int)
  /// A decision: its place among the decisions.
  case decision(Int)
}

/// The order in which facts, formulas and decisions are worked out.
struct PlanOrder {
  /// What a step reads and what it writes, by slot.
  struct Item {
    let step: PlanStep
    let name: String
    let location: SourceLocation
    let reads: [Int]
    let writes: [Int]
  }

  /// The steps in an order in which nothing is read before it is written.
  ///
  /// - Returns: the order, and a finding for each cycle; the steps of a cycle are left out.
  static func order(_ items: [Item]) -> (steps: [PlanStep], diagnostics: [Diagnostic]) {
    var writers: [Int: Int] = [:]
    for (index, item) in items.enumerated() { for slot in item.writes { writers[slot] = index } }
    var state = [State](repeating: .new, count: items.count)
    var steps: [PlanStep] = []
    var diagnostics: [Diagnostic] = []
    var path: [Int] = []

    func visit(_ index: Int) {
      switch state[index] {
      case .done: return
      case .open:
        let start = path.lastIndex(of: index) ?? 0
        let cycle = path[start...].map { items[$0].name } + [items[index].name]
        diagnostics.append(
          Diagnostic(
            "rule/cycle",
            "'\(items[index].name)' depends on itself: "
              + cycle.joined(separator: " → "), at: items[index].location))
      case .new:
        state[index] = .open
        path.append(index)
        for slot in items[index].reads {
          if let writer = writers[slot] { visit(writer) }
        }
        path.removeLast()
        state[index] = .done
        steps.append(items[index].step)
      }
    }
    for index in items.indices { visit(index) }
    return (steps, diagnostics)
  }

  private enum State { case new, open, done }
}

extension PlanStep: BinaryCases {
  public enum Tag: UInt8, CaseIterable, BinaryValue { case fact, formula, decision }

  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    switch try Tag(from: &reader) {
    case .fact: self = .fact(try reader.read())
    case .formula: self = .formula(try reader.read())
    case .decision: self = .decision(try reader.read())
    }
  }
}
