public import Decisions
public import RuleBase

extension Decision {
  /// The outcome as a noun phrase: the labels of its options, or what stands in their place.
  ///
  /// Where a member draws on the catalogue and one product is determined, the product is named.
  public var outcomeLabel: String {
    switch outcome {
    case .chosen(let id): productLabel(withRung: label(ofOption: id))
    case .imposed(let id, _): label(ofOption: id) + " (given by the client)"
    case .anyOf(let ids, _): "any of: " + labels(ids)
    case .set(let ids): ids.isEmpty ? "none" : labels(ids)
    case .open, .contradicted: outcome.words
    case .notApplicable: "not applicable"
    }
  }

  /// The label of an option, or a product of the outcome, or the id itself.
  public func label(ofOption id: String) -> String {
    if let option = member.options.first(where: { $0.id == id }) { return option.label }
    return products.first { $0.id == id }?.label ?? id
  }

  /// The options that the outcome names, with their texts.
  public var outcomeOptions: [DecisionModel.Option] {
    outcome.options.compactMap { id in member.options.first { $0.id == id } }
  }

  /// Labels of options parted by commas, capitals only in front.
  func labels(_ ids: [String]) -> String {
    let labels = ids.map(label(ofOption:))
    return (labels.prefix(1) + labels.dropFirst().map(lowercasedFirst)).joined(separator: ", ")
  }

  /// An outcome as text: option ids replaced by their labels, everything else as it stands.
  func labels(inOutcome text: String) -> String {
    let parts = text.split(separator: ",").map { $0.drop { $0 == " " } }
    if case .set(let old) = outcome {
      let new = options(inOutcome: text)
      return new.isEmpty || new == old ? text : difference(from: old, to: new)
    }
    if let option = member.options.first(where: { $0.id == text }) { return option.label }
    guard parts.allSatisfy({ part in member.options.contains { $0.id == part } })
    else { return text }
    return labels(parts.map(String.init))
  }

  /// The ids of options that make up a text of ids or of labels; none where it says anything else.
  private func options(inOutcome text: String) -> [String] {
    let options = member.options
    let ids = text.split(separator: ",").map { String($0.drop { $0 == " " }) }
    if ids.allSatisfy({ id in options.contains { $0.id == id } }) { return ids }
    let named = options.filter { text.lowercased().contains($0.label.lowercased()) }
    let whole = named.map(\.label).joined(separator: ", ")
    return whole.lowercased() == text.lowercased() ? named.map(\.id) : []
  }

  /// The outcome after a change: of options chosen together what is added and what drops out.
  func words(for flip: Flip) -> String {
    guard case .set(let old) = outcome, case .set(let new) = flip.becomes, !new.isEmpty else {
      return labels(inOutcome: flip.outcome)
    }
    return old == new ? labels(inOutcome: flip.outcome) : difference(from: old, to: new)
  }

  /// What differs from the set chosen: `also health privacy`, `without audit trail`.
  func difference(from old: [String], to new: [String]) -> String {
    let added = new.filter { !old.contains($0) }
    let removed = old.filter { !new.contains($0) }
    func list(_ ids: [String]) -> String {
      ids.map { lowercasedFirst(label(ofOption: $0)) }.joined(separator: ", ")
    }
    var parts: [String] = []
    if !added.isEmpty { parts.append((old.isEmpty ? "" : "also ") + list(added)) }
    if !removed.isEmpty { parts.append("without " + list(removed)) }
    return parts.joined(separator: "; ")
  }

  private func productLabel(withRung label: String) -> String {
    guard member.role != nil, products.count == 1, let product = products.first else {
      return label
    }
    return product.label == label ? label : "\(label): \(product.label)"
  }
}

extension Outcome {
  /// The status in words for readers of documents.
  public var words: String {
    switch self {
    case .chosen: "chosen"
    case .anyOf: "any of several"
    case .set: "chosen together"
    case .imposed: "given by the client"
    case .open: "undecided"
    case .contradicted: "no option left"
    case .notApplicable: "not applicable"
    }
  }
}

extension Decision {
  /// The verdict on an option in words; where options are collected nothing is weighed against the
  /// others.
  func words(for option: OptionVerdict) -> String {
    if option.isUnmet { return "does not fit" }
    return option.verdict == .defensible && model.hitPolicy == .collect
      ? "not asked for" : option.verdict.words
  }
}

extension OptionVerdict {
  /// Whether it is out because nothing that would take it is given, not because a rule sinks it.
  var isUnmet: Bool { verdict == .excluded && because.contains { $0.standing == .fails } }

  /// Of such an option the first term that fails, as a sentence.
  var unmetReason: String? {
    guard isUnmet, let firing = because.first else { return nil }
    let term = firing.terms.first { $0.holds == false }
    return sentence(term?.wordsWithMargin ?? firing.evidence)
  }
}

extension OptionVerdict.Verdict {
  /// The verdict in words.
  public var words: String {
    switch self {
    case .chosen: "chosen"
    case .defensible: "defensible, not needed"
    case .excluded: "excluded"
    case .notAssessed: "not assessed"
    }
  }
}
