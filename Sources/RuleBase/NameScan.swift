import Diagnostics
import Expressions
import Facts
import LocatedYAML
import OrderedCollections
import Quantities

/// The first look over the rule files: which names there are, before any expression is read.
struct NameScan {
  private(set) var slots = SlotTable()
  private(set) var diagnostics: [Diagnostic] = []
  private var seen: [String: SourceLocation] = [:]

  /// Declares facts, outcomes, products and quantities; formulas come after, in their own order.
  mutating func scan(
    vocabulary: Vocabulary, roles: OrderedDictionary<String, Catalogue.Role>, decisions: [RuleFile]
  ) {
    for field in vocabulary.fields {
      slots.add(field.name.rawValue, .fact(field.name), type: field.expressionType)
      seen[field.name.rawValue] = field.location
    }
    for file in decisions { scan(file.root, roles) }
  }

  /// Declares one more name, for example that of a formula.
  mutating func add(
    _ name: String, _ meaning: SlotTable.Meaning, type: ExpressionType, at location: SourceLocation
  ) {
    if let first = seen[name] {
      diagnostics.append(
        Diagnostic(
          "rule/duplicate-id", "'\(name)' is defined twice", at: location,
          notes: [.init("first defined here", at: first)]))
      return
    }
    seen[name] = location
    slots.add(name, meaning, type: type)
  }

  private mutating func scan(_ root: Node, _ roles: OrderedDictionary<String, Catalogue.Role>) {
    guard let id = root["id"]?.text else { return }
    guard let members = root["members"]?.elements else {
      let isSet = root["hit_policy"]?.text == "collect"
      outcome(id, options: optionIDs(root), isSet: isSet, at: root.location)
      return
    }
    for member in members {
      guard let name = member["id"]?.text else { continue }
      var options = optionIDs(member)
      if let role = member["from"]?.text {
        options = (member["rungs"]?.elements ?? []).compactMap(\.text)
        if options.isEmpty { options = roles[role]?.entries.map(\.id) ?? [] }
      }
      outcome(name, options: options, isSet: false, at: member.location)
      if member["from"] != nil {
        add("\(name).product", .product(name), type: .string, at: member.location)
      }
    }
    for quantity in root["quantities"]?.elements ?? [] {
      guard let name = quantity["id"]?.text else { continue }
      add(
        "\(id).\(name)", .quantity(decision: id, id: name), type: quantity.declaredType,
        at: quantity.location)
    }
  }

  private mutating func outcome(
    _ id: String, options: [String], isSet: Bool, at location: SourceLocation
  ) {
    let choice = ExpressionType.choice(name: id, values: options + ["not_applicable"])
    add(id, .outcome(id), type: isSet ? .list(choice) : choice, at: location)
  }

  private func optionIDs(_ node: Node) -> [String] {
    (node["options"]?.elements ?? []).compactMap { $0["id"]?.text }
  }
}

extension Node {
  /// The type that a formula's `unit` and `kind` declare.
  var declaredType: ExpressionType {
    switch self["kind"]?.text {
    case "boolean": .bool
    case "text": .string
    case "texts": .list(.string)
    default: .quantity((self["unit"]?.text).flatMap(Unit.named)?.dimension ?? .none)
    }
  }
}
