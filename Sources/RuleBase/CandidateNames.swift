public import Expressions
import Facts
import LocatedYAML
import OrderedCollections

/// The names of one joint decision's candidates, and the slots after all others that hold them.
struct CandidateNames {
  private let names: SlotTable
  private let catalogue: Catalogue
  private(set) var slots = DecisionModel.CandidateSlots()
  private(set) var quantitySlots: [Int] = []
  /// The role of each member that draws on the catalogue.
  private(set) var roles: [String: Catalogue.Role] = [:]
  private var declared: [(name: String, type: ExpressionType)] = []

  /// What every entry has besides the attributes of its role.
  static let commonAttributes: [(name: String, type: ExpressionType)] = [
    ("hosting", .list(.string)), ("clouds", .list(.string)), ("provider", .string),
    ("licence", .string), ("stack", .list(.string)),
  ]

  init(names: SlotTable, catalogue: Catalogue) {
    self.names = names
    self.catalogue = catalogue
  }

  /// The slot of a name such as `candidate.store`.
  func slot(_ name: String) -> Int? {
    declared.firstIndex { $0.name == name }.map { names.count + $0 }
  }

  /// The type of what stands in a slot, a candidate's or another.
  func type(of slot: Int) -> ExpressionType {
    slot < names.count ? names.types[slot] : declared[slot - names.count].type
  }

  mutating func declare(_ members: [Node], _ quantities: [Node]) {
    for member in members {
      guard let id = member["id"]?.text else { continue }
      guard let role = member["from"]?.text.flatMap({ catalogue.roles[$0] }) else {
        let options = (member["options"]?.elements ?? []).compactMap { $0["id"]?.text }
        slots.members.append(add("candidate.\(id)", .choice(name: id, values: options)))
        slots.attributes.append([])
        continue
      }
      roles[id] = role
      let entries = role.entries.map(\.id)
      slots.members.append(add("candidate.\(id)", .choice(name: id, values: entries)))
      var attributes = role.attributes.map {
        add("candidate.\(id).\($0.name)", $0.expressionType)
      }
      for common in Self.commonAttributes
      where !role.attributes.contains(where: { $0.name.rawValue == common.name }) {
        attributes.append(add("candidate.\(id).\(common.name)", common.type))
      }
      slots.attributes.append(attributes)
    }
    for quantity in quantities {
      let id = quantity["id"]?.text ?? ""
      quantitySlots.append(add("candidate.\(id)", quantity.declaredType))
    }
  }

  func environment(over base: Environment) -> Environment {
    var environment = base
    for (offset, name) in declared.enumerated() {
      environment.declare(variable: name.name, type: name.type, slot: names.count + offset)
    }
    return environment
  }

  private mutating func add(_ name: String, _ type: ExpressionType) -> Int {
    declared.append((name, type))
    return names.count + declared.count - 1
  }
}

extension Catalogue.Role {
  /// The values that an entry puts into the slots of a candidate's member, in slot order.
  public func candidateValues(of entry: Catalogue.Entry) -> [FactSlot] {
    func list(_ words: [String]) -> FactSlot { .known(.list(words.map { .string($0) })) }
    var values = entry.values
    for common in CandidateNames.commonAttributes
    where !attributes.contains(where: { $0.name.rawValue == common.name }) {
      switch common.name {
      case "hosting": values.append(list(entry.hosting))
      case "clouds": values.append(list(entry.clouds))
      case "provider": values.append(.known(.string(entry.provider)))
      case "stack": values.append(list(entry.stack))
      default: values.append(.known(.string(entry.licence)))
      }
    }
    return values
  }
}
