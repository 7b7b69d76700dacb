import Diagnostics
import OrderedCollections
import RuleBase

/// Knowledge that is older than it keeps, and house rules that nobody is bound to look at again.
///
/// Age is counted in whole months up to a day that is given; no clock is asked.
struct Ages {
  let base: RuleBase
  /// The day from which ages are counted, as `2026-11-20`.
  let date: String

  func findings() -> [Diagnostic] { oldSources() + oldEntries() + reviews() }

  private var cited: Set<String> {
    var cited = Set(base.decisions.flatMap(\.rules).flatMap(\.sources))
    cited.formUnion(base.formulas.flatMap(\.sources))
    cited.formUnion(base.decisions.flatMap(\.quantities).flatMap(\.formula.sources))
    return cited
  }

  private func oldSources() -> [Diagnostic] {
    let cited = cited
    return base.sources.values.filter { cited.contains($0.id) }.compactMap { source in
      // A day of review that was set is a promise to look; until then the source may be old.
      if let day = source.reviewBy, !isPast(day) { return nil }
      guard let age = months(from: source.asOf),
        let limit = base.keepsMonths[source.grade.rawValue], age > limit
      else { return nil }
      return Diagnostic(
        .oldSource,
        "the source '\(source.id)' was read \(age) months before \(date); its grade keeps \(limit)",
        at: source.location,
        help: "read it again and set as_of, cite a newer source, or set review_by")
    }
  }

  private func oldEntries() -> [Diagnostic] {
    guard let limit = base.keepsMonths["products"] else { return [] }
    return base.catalogue.roles.values.flatMap(\.entries).compactMap { entry in
      guard entry.status.isRecommendable, let age = months(from: entry.asOf), age > limit else {
        return nil
      }
      return Diagnostic(
        .oldEntry,
        "what is said of '\(entry.id)' is \(age) months old on \(date); products keep \(limit)",
        at: entry.location, help: "look it up again and set as_of")
    }
  }

  /// Rules of our own need a day on which somebody asks whether they still hold.
  private func reviews() -> [Diagnostic] {
    var found: [Diagnostic] = []
    var counts: [String: Int] = [:]
    for rule in base.decisions.flatMap(\.rules) {
      let sources = rule.sources.compactMap { base.sources[$0] }
      guard !sources.isEmpty, sources.allSatisfy({ $0.grade == .house }) else { continue }
      if let own = rule.reviewBy {
        if isPast(own) { found.append(due("the rule '\(rule.id)'", own, at: rule.location)) }
      } else if sources.allSatisfy({ $0.reviewBy == nil }) {
        counts[sources[0].id, default: 0] += 1
      }
    }
    for source in base.sources.values {
      if let count = counts[source.id] { found.append(noReview(source, count)) }
      if let day = source.reviewBy, isPast(day) {
        found.append(due("the source '\(source.id)'", day, at: source.location))
      }
    }
    return found
  }

  private func noReview(_ source: KnowledgeSource, _ count: Int) -> Diagnostic {
    let rules = count == 1 ? "one rule rests" : "\(count) rules rest"
    return Diagnostic(
      .noReviewDate, "\(rules) on nothing but '\(source.id)', and no date for a review is set",
      at: source.location, help: "give the source or each of the rules a review_by, as 2027-10")
  }

  private func due(_ what: String, _ day: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .reviewDue, "\(what) was to be reviewed by \(day)", at: location,
      help: "see whether it still holds, and set the next review_by")
  }

  private func isPast(_ day: String) -> Bool { (months(from: day) ?? 0) > 0 }

  private func months(from day: String) -> Int? {
    guard let from = Self.month(day), let to = Self.month(date) else { return nil }
    return to - from
  }

  /// The months since year 0 of a day or month such as `2026-11-20`.
  private static func month(_ text: String) -> Int? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count >= 2, (1...12).contains(parts[1]) else { return nil }
    return parts[0] * 12 + parts[1]
  }
}
