public import OrderedCollections

/// What is known, by name, in the order of the vocabulary or the file that stated it.
public struct FactSet: Hashable, Sendable {
  private var facts: OrderedDictionary<FactName, Fact>

  public init(_ facts: some Sequence<Fact> = []) {
    self.facts = [:]
    for fact in facts { self.facts[fact.name] = fact }
  }

  public subscript(_ name: FactName) -> Fact? {
    get { facts[name] }
    set { facts[name] = newValue }
  }

  /// All facts in order.
  public var all: OrderedDictionary<FactName, Fact>.Values { facts.values }

  /// These facts with those of `other` in place of the ones of the same name.
  public func overridden(by other: FactSet) -> FactSet {
    var result = self
    for fact in other.all { result[fact.name] = fact }
    return result
  }
}
