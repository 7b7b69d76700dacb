public import Facts
import OrderedCollections
import Quantities
public import RuleBase

/// The prices of a rule base as values and as text for a terminal.
public struct PriceReference: Sendable {
  private let prices: [Price]
  private let day: CalendarDay
  private let keepsDays: Int?

  /// A view of the prices.
  ///
  /// - Parameters:
  ///   - base: the rules.
  ///   - text: what an id, a region or a source has to contain; everything when absent.
  ///   - day: the day to which ages are counted.
  public init(_ base: RuleBase, containing text: String? = nil, on day: CalendarDay) {
    let wanted = text?.lowercased()
    prices = base.prices.values.filter { price in
      guard let wanted else { return true }
      return [price.id, price.region ?? "", price.source].contains {
        $0.lowercased().contains(wanted)
      }
    }
    self.day = day
    keepsDays = base.keepsDays["prices"]
  }

  private func age(_ price: Price) -> Int? { CalendarDay(price.asOf).map { day.days(since: $0) } }

  private func isOld(_ price: Price) -> Bool {
    guard let age = age(price), let keepsDays else { return false }
    return age > keepsDays
  }

  /// The prices with stable keys, for other programs; the value is in the unit beside it.
  public var report: ReportValue {
    .list(
      prices.map { price in
        [
          "id": .text(price.id), "text": .text(price.text),
          "value": .number(price.stated), "unit": .text(price.unit.symbol),
          "region": .text(orNull: price.region), "as_of": .text(price.asOf),
          "age_days": age(price).map { .number(Double($0)) } ?? .null,
          "is_old": .flag(isOld(price)), "source": .text(price.source),
          "note": .text(orNull: price.note),
        ]
      })
  }

  /// A table with one line for each price, and how many there are and are old.
  public func text(width: Int = 100, colour: Bool = false) -> String {
    let table = TextTable(
      columns: [
        .init(width: max(width - 63, 24)), .init(width: 16), .init(width: 14, style: .quiet),
        .init(width: 10), .init(width: 4), .init(width: 14, style: .quiet),
      ], gap: 1, indent: 0)
    var lines = table.lines(["PRICE", "", "WHERE", "AS OF", "DAYS", "SOURCE"])
    for price in prices {
      lines += table.lines([
        price.id, price.text, price.region ?? "", price.asOf, age(price).map(String.init) ?? "",
        price.source,
      ])
    }
    var text = lines.map { $0.text(colour: colour) + "\n" }.joined()
    let old = prices.filter(isOld).count
    text += "\(prices.count) prices"
    if let keepsDays { text += ", \(old) of them more than \(keepsDays) days old" }
    return text + "\n"
  }
}
