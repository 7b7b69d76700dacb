import Facts
import OrderedCollections
public import RuleBase

/// What the rules hold by the age of its facts: sources, prices, products and the rules with a day
/// of review.
///
/// Age is counted in days up to a day that is given; no clock is asked. A month counts from its
/// first day.
public struct Upkeep: Sendable {
  /// One thing with its age.
  public struct Item: Sendable {
    public let kind: Kind
    public let id: String
    public let label: String
    /// The day or month of its facts, as written.
    public let asOf: String
    /// Days from then to the day asked for.
    public let age: Int
    /// The day by which somebody looks at it again, as written.
    public let reviewBy: String?
    /// Whether that day has passed.
    public let isDue: Bool
  }

  /// What kind of thing is old.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case source, price, product, rule
  }

  /// Everything that has a date, the oldest first.
  public let items: [Item]

  /// Counts ages; nil where the day is none.
  ///
  /// - Parameters:
  ///   - base: the rules.
  ///   - day: the day from which ages are counted, as `2026-11-20`; the rules' own when absent.
  public init?(_ base: RuleBase, on day: String? = nil) {
    guard let today = CalendarDay(day ?? base.version) else { return nil }
    func age(_ text: String) -> Int? { CalendarDay(text).map { today.days(since: $0) } }
    func item(_ kind: Kind, _ id: String, _ label: String, _ asOf: String, _ review: String?)
      -> Item?
    {
      age(asOf).map {
        Item(
          kind: kind, id: id, label: label, asOf: asOf, age: $0, reviewBy: review,
          isDue: review.flatMap(age).map { $0 > 0 } ?? false)
      }
    }
    var found = base.sources.values.compactMap {
      item(.source, $0.id, $0.title, $0.asOf, $0.reviewBy)
    }
    found += base.prices.values.compactMap { item(.price, $0.id, $0.text, $0.asOf, nil) }
    for role in base.catalogue.roles.values {
      found += role.entries.compactMap {
        item(.product, "\(role.id)/\($0.id)", $0.label, $0.asOf, nil)
      }
    }
    for rule in base.decisions.flatMap(\.rules) where rule.reviewBy != nil {
      // A rule is as old as the oldest source that it rests on.
      let dates = rule.sources.compactMap { base.sources[$0]?.asOf }.sorted()
      if let oldest = dates.first,
        let one = item(.rule, rule.id, rule.because, oldest, rule.reviewBy)
      {
        found.append(one)
      }
    }
    items = found.sorted { (-$0.age, $0.kind.rawValue, $0.id) < (-$1.age, $1.kind.rawValue, $1.id) }
  }

  /// The things that are at least so many days old, or whose review is due.
  public func stale(days: Int) -> [Item] { items.filter { $0.age >= days || $0.isDue } }
}
