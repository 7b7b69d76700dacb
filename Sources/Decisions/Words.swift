import Expressions
import Facts
import OrderedCollections
import Quantities
import RuleBase

/// Puts facts, terms and outcomes into words; the only place where sentences about them are made.
struct Words: Sendable {
  let run: Run
  private let base: RuleBase
  private let formulas: [String: Formula]
  private let options: [String: [String: String]]
  /// Labels of catalogue entries, for products that are named in conditions.
  private let entries: [String: String]
  /// Labels of all options by id, the first decision's where several have one of the name.
  private let anyOption: [String: String]

  init(_ run: Run) {
    self.run = run
    base = run.plan.base
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
    anyOption = Dictionary(
      base.decisions.flatMap(\.members).flatMap(\.options).map { ($0.id, $0.label) }
    ) { first, _ in first }
  }

  private init(_ run: Run, like other: Words) {
    self.run = run
    base = other.base
    formulas = other.formulas
    options = other.options
    entries = other.entries
    anyOption = other.anyOption
  }

  /// The same words over another run.
  func over(_ run: Run) -> Words { Words(run, like: self) }

  // MARK: - Names and values

  /// The label of what stands in a slot.
  func label(of slot: Int, model: DecisionModel? = nil) -> String {
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
    base.decisions.flatMap(\.members).first { $0.id == decision }?.title ?? decision
  }

  private func candidateLabel(_ slot: Int, _ model: DecisionModel) -> String? {
    if let quantity = model.quantities.first(where: { $0.candidateSlot == slot }) {
      return quantity.formula.label
    }
    for (place, member) in model.members.enumerated() {
      if model.candidateSlots.members[place] == slot { return member.title.lowercasedFirst }
      guard let offset = model.candidateSlots.attributes[place].firstIndex(of: slot),
        let role = member.role.flatMap({ base.catalogue.roles[$0] })
      else { continue }
      return role.attributes[safely: offset]?.label ?? "\(role.label.lowercasedFirst) can run"
    }
    return nil
  }

  /// The unit of what stands in a slot.
  func unit(of slot: Int, model: DecisionModel? = nil) -> Unit {
    guard base.names.meanings.indices.contains(slot) else {
      return model.flatMap { candidateUnit(slot, $0) } ?? .plain
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

  private func candidateUnit(_ slot: Int, _ model: DecisionModel) -> Unit? {
    if let quantity = model.quantities.first(where: { $0.candidateSlot == slot }) {
      return quantity.formula.unit
    }
    for (place, member) in model.members.enumerated() {
      guard let offset = model.candidateSlots.attributes[place].firstIndex(of: slot),
        let role = member.role.flatMap({ base.catalogue.roles[$0] })
      else { continue }
      return role.attributes[safely: offset]?.unit
    }
    return nil
  }

  /// A value in words, with the labels and the unit of what holds it.
  func text(_ value: Value, of slot: Int?, model: DecisionModel? = nil) -> String {
    switch value {
    case .bool(let truth): return truth ? "yes" : "no"
    case .string(let word): return label(ofWord: word, in: slot, model)
    case .list(let values):
      return values.isEmpty
        ? "none" : values.map { text($0, of: slot, model: model) }.joined(separator: ", ")
    case .double(let number):
      return format(number.atSixDigits, in: slot.map { unit(of: $0, model: model) } ?? .plain)
    case .map, .null, .int, .uint, .bytes, .timestamp, .duration, .type, .optional, .opaque:
      return value.number.map { format($0.atSixDigits, in: .plain) } ?? "a record"
    }
  }

  private func label(ofWord word: String, in slot: Int?, _ model: DecisionModel?) -> String {
    if word == "not_applicable" { return "not applicable" }
    guard let slot, base.names.meanings.indices.contains(slot) else {
      return slot.flatMap { candidateWord(word, $0, model) } ?? entries[word] ?? anyOption[word]
        ?? word
    }
    switch base.names.meanings[slot] {
    case .fact(let name): return base.vocabulary[name]?.label(of: word).lowercasedFirst ?? word
    case .outcome(let id): return options[id]?[word] ?? entries[word] ?? word
    case .formula, .product, .quantity: return entries[word] ?? word
    }
  }

  /// A word that a candidate has: the label of an option, or of an attribute's value.
  private func candidateWord(_ word: String, _ slot: Int, _ model: DecisionModel?) -> String? {
    guard let model else { return nil }
    for (place, member) in model.members.enumerated() {
      if model.candidateSlots.members[place] == slot { return options[member.id]?[word] }
      guard let offset = model.candidateSlots.attributes[place].firstIndex(of: slot),
        let role = member.role.flatMap({ base.catalogue.roles[$0] })
      else { continue }
      return role.attributes[safely: offset]?.label(of: word).lowercasedFirst
    }
    return nil
  }

  /// What is known of a fact, in words.
  func text(_ fact: Fact) -> String {
    guard let index = run.plan.fieldIndex(fact.name) else { return "unknown" }
    let slot = run.plan.fieldSlots[index]
    switch fact.knowledge {
    case .unknown: return "unknown"
    case .absent: return "none"
    case .known(let value):
      if let range = value.range {
        return format(low: range.lowerBound, high: range.upperBound, in: unit(of: slot))
      }
      if !value.records.isEmpty { return records(value.records, run.plan.fields[index]) }
      return text(value.base, of: slot)
    }
  }

  private func records(_ records: [Record], _ field: Field) -> String {
    records.map { record in
      record.entries.compactMap { entry -> String? in
        guard case .stated(let statement) = entry.fact.origin else { return nil }
        return statement.text
      }.joined(separator: ", ")
    }.joined(separator: "; ")
  }

  /// The options of an outcome in words.
  func text(_ outcome: Outcome, of member: DecisionModel.Member) -> String {
    func label(_ id: String) -> String {
      options[member.id]?[id] ?? entries[id] ?? id
    }
    switch outcome {
    case .chosen(let id): return label(id)
    case .imposed(let id, _): return "\(label(id)), as the client fixed it"
    case .anyOf(let ids, _): return "any of " + ids.map(label).joined(separator: ", ")
    case .set(let ids): return ids.isEmpty ? "none" : ids.map(label).joined(separator: ", ")
    case .open: return "open"
    case .contradicted: return "no option is left"
    case .notApplicable: return "not applicable"
    }
  }
}

extension String {
  /// The text with a small first letter, unless it begins with an abbreviation.
  var lowercasedFirst: String {
    guard let first, let second = dropFirst().first, !second.isUppercase else { return self }
    let words = split(separator: " ", maxSplits: 2)
    let isName =
      words[0].dropFirst().contains(where: \.isUppercase)
      || words.count > 1 && words[1].first?.isUppercase == true
    if isName { return self }
    return first.lowercased() + dropFirst()
  }
}
