public import Estimates
import Quantities

/// Parts of one kind in a chain.
public struct ChainedParts: Sendable {
  /// As the user wrote them.
  public let text: String
  /// The availability of one.
  public let each: Availability
  /// How many there are.
  public let count: Int
  /// How many have to work.
  public let needed: Int

  /// Parts of one kind; counts below one are taken for one.
  public init(text: String, each: Availability, count: Int = 1, needed: Int = 1) {
    self.text = text
    self.each = each
    self.count = max(1, count)
    self.needed = min(max(1, needed), max(1, count))
  }

  /// The availability of all of them together.
  public var together: Availability { .needing(needed, of: count, each: each) }
}

extension EstimateSheet {
  /// Parts in a row: availability, outage, and which part weighs most.
  ///
  /// - Parameters:
  ///   - parts: at least one.
  ///   - target: the availability that is wanted.
  /// - Returns: the answer.
  public static func availability(
    _ parts: [ChainedParts], target: Availability? = nil
  ) -> EstimateSheet {
    let whole = Availability.series(parts.map(\.together))
    var sheet = EstimateSheet(
      "availability",
      title:
        "All parts together: \(whole.words), \(whole.downtimePerMonth.words) of outage a month.")
    let total = whole.failing
    sheet.add(
      .table(
        id: "parts", title: "Parts, all of which are needed",
        [
          .init("part", "part"), .init("availability", "together"),
          .init("downtime_minutes_a_month", "outage a month"), .init("share", "share"),
          .init("words", "arithmetic"),
        ],
        parts.map { part in
          let share = total > 0 ? part.together.failing / total : 0
          return [
            .init(part.text), .init(part.together.words, .number(part.together.working)),
            .init(
              part.together.downtimePerMonth.words,
              .number(part.together.downtimePerMonth.value / 60)),
            .init(format(min(share, 1), in: .percent), .number(min(share, 1))),
            .init(part.words),
          ]
        }))
    sheet.add(
      .figures(
        id: "figures", title: "Together",
        [
          .init(
            "availability", "availability", whole.words, .number(whole.working),
            words: "product of the parts"),
          .init(
            "downtime_minutes_a_month", "outage a month", whole.downtimePerMonth.words,
            .number(whole.downtimePerMonth.value / 60),
            words: "\(format(whole.failing, in: .percent)) of 730 h"),
          .init(
            "downtime_hours_a_year", "outage a year", whole.downtimePerYear.words,
            .number(whole.downtimePerYear.value / 3_600)),
        ]))
    if let target { sheet.addTarget(target, whole, parts) }
    sheet.add(
      .remarks(
        id: "remarks", title: "Limits",
        [
          "Parts fail independently of each other here. Whatever they share (a region, a release, a "
            + "login) fails for all of them and belongs into the list as a part of its own."
        ]))
    return sheet
  }

  private mutating func addTarget(
    _ target: Availability, _ whole: Availability, _ parts: [ChainedParts]
  ) {
    var texts = [
      whole >= target
        ? "\(target.words) is met."
        : "\(target.words) is not met: \(target.downtimePerMonth.words) a month are allowed."
    ]
    let worst = parts.indices.max { parts[$0].together > parts[$1].together }
    if whole < target, let worst {
      let weakest = parts[worst]
      let others = parts.indices.filter { $0 != worst }.map { parts[$0].together }
      let rest = Availability.series(others)
      let needed = (weakest.count...weakest.count + 5).first { count in
        let more = Availability.needing(weakest.needed, of: count, each: weakest.each)
        return Availability.series([rest, more]) >= target
      }
      texts.append(
        needed.map { "With \($0) of '\(weakest.text)' in place of \(weakest.count) it would be." }
          ?? "No number of '\(weakest.text)' alone mends that.")
    }
    add(.remarks(id: "target", title: "Target", texts))
  }
}

extension ChainedParts {
  /// The arithmetic with its numbers.
  var words: String {
    if count == 1 { return "one part" }
    if needed == 1 { return "1 − (1 − \(each.words))^\(count)" }
    return "\(needed) of \(count) have to work, each \(each.words)"
  }
}

extension Availability {
  /// The share in percent with the digits that tell it from the whole.
  var words: String { format(working, in: .percent) }
}
