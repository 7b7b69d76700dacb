public import Expressions
import Facts
import OrderedCollections
public import Quantities

/// Puts what a rule base speaks of into plain English: names, values, units and whole conditions.
///
/// The only place where such sentences are made, so that a reference of the rules, a record of a
/// decision and the terminal say the same:
///
///     let wording = Wording(ruleBase)
///     wording.sentence(for: rule.when.expression, model: model)
///     // "Tokens in the corpus are above the length of documents that a prompt can carry (200,000)."
public struct Wording: Sendable {
  let base: RuleBase
  private let formulas: [String: Formula]
  private let options: [String: [String: String]]
  /// Labels of catalogue entries, for products that are named in conditions.
  private let entries: [String: String]
  /// Labels of all options by id, the first decision's where several have one of the name.
  private let anyOption: [String: String]
  /// Single words that keep their capital: labels of products and names in the vocabulary.
  private let names: Set<String>

  /// The words of a rule base.
  public init(_ base: RuleBase) {
    self.base = base
    formulas = Dictionary(base.formulas.map { ($0.id, $0) }) { first, _ in first }
    var options: [String: [String: String]] = [:]
    for member in base.decisions.flatMap(\.members) {
      options[member.id] = Dictionary(member.options.map { ($0.id, $0.label) }) { first, _ in
        first
      }
    }
    self.options = options
    var entries: [String: String] = [:]
    for role in base.catalogue.roles.values {
      for entry in role.entries { entries[entry.id] = entry.label }
    }
    self.entries = entries
    let products = entries.values.filter { !$0.contains(" ") }
    names = base.vocabulary.fields.reduce(into: Set(products)) { names, field in
      names.formUnion(field.choices.map(\.label).filter(field.isName))
    }
    anyOption = Dictionary(
      base.decisions.flatMap(\.members).flatMap(\.options).map { ($0.id, $0.label) }
    ) { first, _ in first }
  }

  /// The formula that a slot holds.
  func formula(in slot: Int) -> Formula? {
    guard base.names.meanings.indices.contains(slot),
      case .formula(let id) = base.names.meanings[slot]
    else { return nil }
    return formulas[id]
  }

  /// The field that a slot holds.
  func field(in slot: Int, model: DecisionModel?) -> Field? {
    if base.names.meanings.indices.contains(slot) {
      guard case .fact(let name) = base.names.meanings[slot] else { return nil }
      return base.vocabulary[name]
    }
    return model.flatMap { attribute(slot, $0) }
  }

  /// The attribute of a catalogue entry that a candidate's slot holds.
  private func attribute(_ slot: Int, _ model: DecisionModel) -> Field? {
    for (place, member) in model.members.enumerated() {
      guard let offset = model.candidateSlots.attributes[place].firstIndex(of: slot),
        let role = member.role.flatMap({ base.catalogue.roles[$0] })
      else { continue }
      return role.attributes.indices.contains(offset) ? role.attributes[offset] : nil
    }
    return nil
  }
}

extension Wording {
  /// The label of what stands in a slot, as it reads inside a sentence.
  ///
  /// - Parameters:
  ///   - slot: The slot.
  ///   - model: The decision whose candidates are spoken of.
  /// - Returns: The label, such as `documents in the corpus`.
  public func label(of slot: Int, model: DecisionModel? = nil) -> String {
    guard base.names.meanings.indices.contains(slot) else {
      return model.flatMap { candidateLabel(slot, $0) } ?? "the candidate"
    }
    switch base.names.meanings[slot] {
    case .fact(let name): return base.vocabulary[name]?.label ?? name.rawValue
    case .formula(let id): return formulas[id]?.label ?? id
    case .outcome(let id): return title(of: id).lowercasedFirst
    case .product(let id): return "product for \(title(of: id).lowercasedFirst)"
    case .quantity(let decision, let id):
      return base.decisions.first { $0.id == decision }?.quantities.first { $0.id == id }?
        .formula.label ?? id
    }
  }

  private func title(of decision: String) -> String {
    base.decisions.lazy.flatMap(\.members).first { $0.id == decision }?.title ?? decision
  }

  private func candidateLabel(_ slot: Int, _ model: DecisionModel) -> String? {
    if let quantity = model.quantities.first(where: { $0.candidateSlot == slot }) {
      return quantity.formula.label
    }
    if let attribute = attribute(slot, model) { return attribute.label }
    for (place, member) in model.members.enumerated() {
      if model.candidateSlots.members[place] == slot { return member.title.lowercasedFirst }
      let slots = model.candidateSlots.attributes[place]
      guard let offset = slots.firstIndex(of: slot),
        let role = member.role.flatMap({ base.catalogue.roles[$0] })
      else { continue }
      return Self.commonLabel(offset, role)
    }
    return nil
  }

  /// The label of one of the properties that every entry has besides the attributes of its role.
  private static func commonLabel(_ offset: Int, _ role: Catalogue.Role) -> String {
    let common = CandidateNames.commonAttributes.map(\.name).filter { name in
      !role.attributes.contains { $0.name.rawValue == name }
    }
    let place = offset - role.attributes.count
    let product = role.label.lowercasedFirst
    guard common.indices.contains(place) else { return product }
    return switch common[place] {
    case "hosting": "places where the \(product) can run"
    case "clouds": "clouds that offer the \(product)"
    case "provider": "provider of the \(product)"
    case "licence": "licence of the \(product)"
    case let name: "\(name) of the \(product)"
    }
  }

  /// The unit of what stands in a slot.
  ///
  /// - Parameters:
  ///   - slot: The slot.
  ///   - model: The decision whose candidates are spoken of.
  /// - Returns: The unit in which the vocabulary or a formula has it.
  public func unit(of slot: Int, model: DecisionModel? = nil) -> Unit {
    guard base.names.meanings.indices.contains(slot) else {
      guard let model else { return .plain }
      return model.quantities.first { $0.candidateSlot == slot }?.formula.unit
        ?? attribute(slot, model)?.unit ?? .plain
    }
    switch base.names.meanings[slot] {
    case .fact(let name): return base.vocabulary[name]?.unit ?? .plain
    case .formula(let id): return formulas[id]?.unit ?? .plain
    case .quantity(let decision, let id):
      return base.decisions.first { $0.id == decision }?.quantities.first { $0.id == id }?
        .formula.unit ?? .plain
    case .outcome, .product: return .plain
    }
  }
}

extension Wording {
  /// The slot of the product whose attribute stands in a candidate's slot; nil for other slots.
  public func owner(of slot: Int, model: DecisionModel) -> Int? {
    for (place, member) in model.members.enumerated()
    where member.role != nil && model.candidateSlots.attributes[place].contains(slot) {
      return model.candidateSlots.members[place]
    }
    return nil
  }

  /// The name of what stands in a slot, as expressions have it.
  public func name(of slot: Int, model: DecisionModel?) -> String {
    if let name = base.names.name(of: slot) { return name }
    guard let model else { return "candidate" }
    if let quantity = model.quantities.first(where: { $0.candidateSlot == slot }) {
      return "candidate.\(quantity.id)"
    }
    for (place, member) in model.members.enumerated() {
      if model.candidateSlots.members[place] == slot { return "candidate.\(member.id)" }
      guard model.candidateSlots.attributes[place].contains(slot) else { continue }
      return "candidate.\(member.id).\(attribute(slot, model)?.name.rawValue ?? "product")"
    }
    return "candidate"
  }

  /// The label of a catalogue entry.
  public func label(ofEntry entry: String) -> String { entries[entry] ?? entry }
}

extension Wording {
  /// A value in words, with the labels and the unit of what holds it.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - slot: Where it stands, if anywhere.
  ///   - model: The decision whose candidates are spoken of.
  /// - Returns: The words, such as `yes`, `12,000 requests/day` or `rights by group`.
  public func text(_ value: Value, of slot: Int?, model: DecisionModel? = nil) -> String {
    switch value {
    case .bool(let truth): return truth ? "yes" : "no"
    case .string(let word): return label(ofWord: word, in: slot, model)
    case .list(let values):
      return values.isEmpty
        ? "none" : values.map { text($0, of: slot, model: model) }.joined(separator: ", ")
    case .double(let number):
      return amount(number, in: slot.map { unit(of: $0, model: model) } ?? .plain)
    case .map, .null, .int, .uint, .bytes, .timestamp, .duration, .type, .optional, .opaque:
      return value.number.map { amount($0, in: .plain) } ?? "a record"
    }
  }

  /// A number in the unit in which it is easiest to read: `5 min` for 300 s, `1.2 million tokens`.
  public func amount(_ canonical: Double, in unit: Unit) -> String {
    // Noise beyond the sixth digit is no part of a figure.
    readable(roundedToSignificantDigits(canonical, 6), in: unit)
  }

  private func label(ofWord word: String, in slot: Int?, _ model: DecisionModel?) -> String {
    if word == "not_applicable" { return "not applicable" }
    guard let slot, base.names.meanings.indices.contains(slot) else {
      return slot.flatMap { candidateWord(word, $0, model) } ?? entries[word] ?? anyOption[word]
        ?? word
    }
    switch base.names.meanings[slot] {
    case .fact(let name): return base.vocabulary[name].map { label(ofWord: word, in: $0) } ?? word
    case .outcome(let id): return inside(options[id]?[word]) ?? entries[word] ?? word
    case .formula, .product, .quantity: return entries[word] ?? word
    }
  }

  /// The label of an option of a decision or member.
  public func label(ofOption option: String, of member: String) -> String {
    options[member]?[option] ?? entries[option] ?? option
  }

  /// A word that a candidate has: the label of an option, or of an attribute's value.
  private func candidateWord(_ word: String, _ slot: Int, _ model: DecisionModel?) -> String? {
    guard let model else { return nil }
    if let attribute = attribute(slot, model) { return label(ofWord: word, in: attribute) }
    for (place, member) in model.members.enumerated()
    where model.candidateSlots.members[place] == slot {
      return inside(options[member.id]?[word]) ?? entries[word]
    }
    return nil
  }

  /// The label of an option as it reads inside a sentence.
  private func inside(_ label: String?) -> String? {
    label.map { names.contains($0) ? $0 : $0.lowercasedFirst }
  }

  /// The label of a word of a field as it reads inside a sentence.
  func label(ofWord word: String, in field: Field) -> String {
    let label = field.label(of: word)
    return field.isName(label) ? label : label.lowercasedFirst
  }
}
