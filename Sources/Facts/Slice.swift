public import Diagnostics

/// A part of the traffic that differs from the rest, with the facts that are its own.
public struct Slice: Hashable, Sendable {
  /// What the client calls it.
  public let name: String
  /// Its share of all requests, between 0 and 1; of a range the value to reckon with.
  public let share: Double?
  /// The smallest share that the client's words allow; zero when none is stated.
  public let lowestShare: Double
  /// The facts that hold for this part instead of those of the whole.
  public let facts: FactSet
  /// Where the client names it.
  public let location: SourceLocation

  /// Creates a slice.
  public init(
    name: String, share: Double?, lowestShare: Double? = nil, facts: FactSet,
    location: SourceLocation
  ) {
    self.name = name
    self.share = share
    self.lowestShare = lowestShare ?? share ?? 0
    self.facts = facts
    self.location = location
  }
}

extension FactSet {
  /// The parts of the traffic that these facts tell apart, in the order stated.
  ///
  /// A part is an entry of the list whose fields override facts: the vocabulary says which.
  public func slices(_ vocabulary: Vocabulary) -> [Slice] {
    vocabulary.sections.flatMap { section -> [Slice] in
      guard case .records(let field) = section.content,
        case .records(let fields, _) = field.kind, fields.contains(where: \.overridesFacts),
        let records = self[field.name]?.value?.records
      else { return [] }
      return records.compactMap { $0.slice(fields) }
    }
  }
}

extension Field {
  /// Whether this field of a record, or one inside it, replaces a fact.
  public var overridesFacts: Bool {
    if overrides != nil { return true }
    guard case .records(let fields, _) = kind else { return false }
    return fields.contains(where: \.overridesFacts)
  }
}

extension Record {
  fileprivate func slice(_ fields: [Field]) -> Slice? {
    guard let name = text("name"), case .stated(let statement)? = self["name"]?.origin
    else { return nil }
    return Slice(
      name: name, share: number("share"),
      lowestShare: self["share"]?.value?.range?.lowerBound,
      facts: FactSet(overridingFacts(fields)), location: statement.location)
  }

  private func overridingFacts(_ fields: [Field]) -> [Fact] {
    fields.flatMap { field -> [Fact] in
      guard let fact = self[field.name.rawValue] else { return [] }
      if let target = field.overrides {
        return [
          Fact(
            name: target, knowledge: fact.knowledge, strength: fact.strength, origin: fact.origin)
        ]
      }
      guard case .records(let nested, _) = field.kind else { return [] }
      return (fact.value?.records ?? []).flatMap { $0.overridingFacts(nested) }
    }
  }
}
