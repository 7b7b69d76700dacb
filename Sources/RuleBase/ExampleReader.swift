import Diagnostics
import Expressions
import Facts
import LocatedYAML
import Quantities

/// Reads the situations under a rule's `examples`.
struct ExampleReader {
  let names: SlotTable
  let candidates: CandidateNames
  let catalogue: Catalogue
  let vocabulary: Vocabulary
  let files: [String: SourceFile]
  let units: [String: Unit]
  private var diagnostics: [Diagnostic] = []

  init(
    names: SlotTable, candidates: CandidateNames, catalogue: Catalogue, vocabulary: Vocabulary,
    files: [String: SourceFile], units: [String: Unit]
  ) {
    self.names = names
    self.candidates = candidates
    self.catalogue = catalogue
    self.vocabulary = vocabulary
    self.files = files
    self.units = units
  }

  /// Hands over what was found wrong since the last call.
  mutating func takeDiagnostics() -> [Diagnostic] {
    defer { diagnostics = [] }
    return diagnostics
  }

  mutating func read(_ node: Node) -> [RuleExample] {
    var fields = FieldReader(node, of: "examples", prefix: "rule")
    let fires = fields.list("fires")
    let silent = fields.list("silent")
    diagnostics += fields.finish()
    return fires.map { example($0, fires: true) } + silent.map { example($0, fires: false) }
  }

  private mutating func example(_ node: Node, fires: Bool) -> RuleExample {
    var given: [RuleExample.Given] = []
    for entry in node.entries ?? [] {
      if entry.key == "candidate", case .mapping(let parts) = entry.value.content {
        given += candidate(parts)
      } else if let slot = names[entry.key] {
        add(entry, slot, vocabulary[FactName(entry.key)], to: &given)
      } else {
        diagnostics.append(
          Diagnostic(
            "rule/unknown-fact", "no fact, formula or decision is called '\(entry.key)'",
            at: entry.keyLocation,
            help: nearest(entry.key, in: names.names).map { "did you mean '\($0)'?" }))
      }
    }
    return RuleExample(fires: fires, given: given, location: node.location)
  }

  /// A candidate: the members named bring their catalogue attributes, others stand as written.
  private mutating func candidate(_ parts: [Node.Entry]) -> [RuleExample.Given] {
    var given: [RuleExample.Given] = []
    for part in parts {
      guard let slot = candidates.slot("candidate.\(part.key)") else {
        diagnostics.append(
          Diagnostic(
            "rule/unknown-fact", "candidates have no '\(part.key)'", at: part.keyLocation))
        continue
      }
      let pieces = part.key.split(separator: ".", maxSplits: 1).map(String.init)
      let role = candidates.roles[pieces[0]]
      if pieces.count == 2 {
        let field = role?.attributes.first { $0.name.rawValue == pieces[1] }
        add(part, slot, field, to: &given)
        continue
      }
      guard let role, let id = part.value.text else {
        add(part, slot, nil, to: &given)
        continue
      }
      given.append(.init(name: part.key, slot: slot, value: .known(.string(id))))
      guard let entry = role.entries.first(where: { $0.id == id }) else {
        diagnostics.append(
          .unknownEntry(
            id, role: role.id, at: part.value.location, known: role.entries.map(\.id)))
        continue
      }
      let values = role.candidateValues(of: entry)
      for (offset, value) in values.enumerated()
      where !given.contains(where: { $0.slot == slot + 1 + offset }) {
        given.append(.init(name: "", slot: slot + 1 + offset, value: value))
      }
    }
    return given
  }

  private mutating func add(
    _ entry: Node.Entry, _ slot: Int, _ field: Field?, to given: inout [RuleExample.Given]
  ) {
    let value = field.map { read(entry.value, $0) } ?? plain(entry, candidates.type(of: slot))
    given.removeAll { $0.slot == slot }
    given.append(.init(name: entry.key, slot: slot, value: value))
  }

  private mutating func read(_ node: Node, _ field: Field) -> FactSlot {
    guard let file = files[node.location.file] else { return .unknown }
    var reader = FieldValueReader(file: file)
    let fact = reader.fact(field, named: field.name, from: node)
    diagnostics += reader.diagnostics
    switch fact?.knowledge {
    case .known(let value): return .known(value.base)
    case .absent: return .absent
    case .unknown, nil: return .unknown
    }
  }

  /// The value of a formula, quantity or outcome: a number with its unit, a word, or a set.
  private mutating func plain(_ entry: Node.Entry, _ type: ExpressionType) -> FactSlot {
    switch entry.value.content {
    case .sequence(let nodes):
      let words = nodes.compactMap { $0.text == nil ? nil : word($0, type) }
      return .known(.list(words))
    case .mapping:
      diagnostics.append(
        Diagnostic("rule/example", "this value can't be a mapping", at: entry.value.location))
      return .unknown
    case .scalar(let scalar):
      if scalar.text == "unknown" { return .unknown }
      switch type {
      case .bool:
        if let truth = ["true": true, "false": false][scalar.text] { return .known(.bool(truth)) }
        return unfit(entry.value, "true or false")
      case .quantity:
        let unit = units[entry.key] ?? .plain
        guard let reading = try? readQuantity(scalar.text, in: unit) else {
          return unfit(entry.value, "a number")
        }
        return .known(.double(reading.base))
      case .dyn, .null, .double, .int, .uint, .string, .bytes, .list, .map, .timestamp, .duration,
        .type, .optional, .wrapper, .opaque, .parameter, .choice:
        return .known(word(entry.value, type))
      }
    }
  }

  private mutating func unfit(_ node: Node, _ expected: String) -> FactSlot {
    diagnostics.append(
      Diagnostic(
        "rule/example", "'\(node.plainText)' is not \(expected)", at: node.location))
    return .unknown
  }

  /// A word, checked against the options that there are.
  private mutating func word(_ node: Node, _ type: ExpressionType) -> Value {
    let word = node.plainText
    switch type {
    case .choice(let name, let values) where !values.isEmpty && !values.contains(word):
      diagnostics.append(
        Diagnostic(
          "rule/unknown-option", "'\(name)' has no option '\(word)'", at: node.location,
          help: nearest(word, in: values).map { "did you mean '\($0)'?" }))
    case .list(let element): return self.word(node, element)
    case .dyn, .null, .bool, .double, .int, .uint, .string, .bytes, .map, .timestamp, .duration,
      .type, .optional, .wrapper, .opaque, .parameter, .choice, .quantity:
      break
    }
    return .string(word)
  }
}
