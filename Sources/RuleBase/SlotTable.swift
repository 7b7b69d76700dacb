public import Binary
public import Expressions
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
  ///
  /// - Parameter functions: the functions of the host that expressions may call besides.
  public func environment(_ functions: EstimatorFunctions) -> Environment {
    var environment = Environment(mode: .profile)
    for function in functions.declarations { environment.declare(function: function) }
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

extension SlotTable.Meaning: BinaryCases {
  public enum Tag: UInt8, CaseIterable, BinaryValue {
    case fact, formula, outcome, product, quantity
  }

  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    switch try Tag(from: &reader) {
    case .fact: self = .fact(try reader.read())
    case .formula: self = .formula(try reader.read())
    case .outcome: self = .outcome(try reader.read())
    case .product: self = .product(try reader.read())
    case .quantity: self = .quantity(decision: try reader.read(), id: try reader.read())
    }
  }
}

extension SlotTable: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    let names: [String] = try reader.read()
    meanings = try reader.read()
    types = try reader.read()
    slots.reserveCapacity(names.count)
    for (slot, name) in names.enumerated() { slots[name] = slot }
    guard slots.count == names.count, meanings.count == names.count, types.count == names.count
    else { throw BinaryDamage() }
  }

  public func write(to writer: inout BinaryWriter) {
    writer.write(names)
    writer.write(meanings)
    writer.write(types)
  }
}
