import Expressions
public import Facts
import OrderedCollections
import Quantities

/// Every name that expressions may use, with its slot and its meaning.
public struct SlotTable: Sendable {
  /// What a slot holds.
  public enum Meaning: Hashable, Sendable {
    case fact(FactName)
    case formula(String)
    /// The outcome of a decision or member.
    case outcome(String)
    /// The product that a member chose.
    case product(String)
    /// A figure of a joint decision's winner.
    case quantity(decision: String, id: String)
  }

  private var slots: OrderedDictionary<String, Int> = [:]
  /// What stands in each slot, by slot.
  public private(set) var meanings: [Meaning] = []
  private(set) var types: [ExpressionType] = []

  /// All names in the order of their slots.
  public var names: [String] { Array(slots.keys) }

  /// The number of slots; those of candidates come after them.
  public var count: Int { meanings.count }

  /// The slot of a name.
  public subscript(_ name: String) -> Int? { slots[name] }

  /// The name of a slot, if it is not a candidate's.
  public func name(of slot: Int) -> String? {
    slots.keys.indices.contains(slot) ? slots.keys[slot] : nil
  }

  /// Adds a name; does nothing when it is there.
  mutating func add(_ name: String, _ meaning: Meaning, type: ExpressionType) {
    guard slots[name] == nil else { return }
    slots[name] = meanings.count
    meanings.append(meaning)
    types.append(type)
  }

  /// An environment in which all names are declared.
  func environment() -> Environment {
    var environment = Environment(mode: .profile)
    for (name, slot) in slots {
      environment.declare(variable: name, type: types[slot], slot: slot)
    }
    return environment
  }

  mutating func retype(_ name: String, _ type: ExpressionType) {
    guard let slot = slots[name] else { return }
    types[slot] = type
  }
}

extension Field {
  /// The type of the fact in expressions.
  var expressionType: ExpressionType {
    switch kind {
    case .boolean: .bool
    case .number: .quantity(unit.dimension)
    case .text: .string
    case .texts: .list(.string)
    case .choice(let choices, let isOpen):
      isOpen ? .string : .choice(name: name.rawValue, values: choices.map(\.id))
    case .choices(let choices, let isOpen):
      .list(isOpen ? .string : .choice(name: name.rawValue, values: choices.map(\.id)))
    case .records: .list(.map(.string, .dyn))
    }
  }
}
