import Estimates
import Quantities
import RuleBase

extension EstimateSheet {
  /// At which number of vectors one store becomes cheaper than another.
  ///
  /// - Parameters:
  ///   - left: a store with its estimate at the present number of vectors.
  ///   - right: another one.
  ///   - question: vectors, index and use; the number of vectors is varied.
  /// - Returns: the answer; nil where one of them has no price.
  public static func breakEven(
    _ left: StoreEstimate, _ right: StoreEstimate, _ question: IndexQuestion
  ) -> EstimateSheet? {
    guard !left.tariffs.isEmpty, !right.tariffs.isEmpty else { return nil }
    let limit = Vectors(1e10)
    var rows: [[Cell]] = []
    var firsts: [Vectors] = []
    for leftCharge in left.tariffs {
      for rightCharge in right.tariffs {
        let own = leftCharge.terms.curve(question.stored, question.use)
        let other = rightCharge.terms.curve(question.stored, question.use)
        let found = own.crossings(with: other, upTo: limit, mostBreaks: 20_000)
        if let first = found.crossings.first?.volume { firsts.append(first) }
        rows.append([
          .init(leftCharge.tariff.label), .init(rightCharge.tariff.label),
          .init((found.challengerStartsCheaper ? right : left).entry.label),
          .init(
            found.crossings.first.map { NumberWords.rounded($0.volume.value) } ?? "never",
            found.crossings.first.map { .number($0.volume.value) } ?? .null),
          .init(
            found.crossings.last.map { NumberWords.rounded($0.volume.value) } ?? "",
            found.crossings.last.map { .number($0.volume.value) } ?? .null),
          .init((found.challengerEndsCheaper ? right : left).entry.label),
          .init("\(found.crossings.count)", .number(Double(found.crossings.count))),
        ])
      }
    }
    let names = "\(left.entry.label) against \(right.entry.label)"
    var title = "\(names): one stays cheaper at every number of vectors, in each case."
    if let least = firsts.min(), let most = firsts.max() {
      let span = least == most ? least.words : "\(least.words) to \(most.words)"
      title = "\(names): the first change lies at \(span)."
    }
    var sheet = EstimateSheet("breakeven", title: title)
    sheet.add(
      .table(
        id: "cases", title: "Cases",
        [
          .init("left", left.entry.label), .init("right", right.entry.label),
          .init("cheaper_at_start", "cheaper when small"), .init("first", "first change"),
          .init("last", "last change"), .init("cheaper_at_end", "cheaper when large"),
          .init("changes", "changes"),
        ], rows))
    sheet.addCurve(left, right, question)
    sheet.add(
      .remarks(
        id: "prices", title: "Prices",
        (left.tariffs + right.tariffs).flatMap(\.tariff.prices).reduce(into: []) { texts, price in
          if !texts.contains(price.words) { texts.append(price.words) }
        }))
    return sheet
  }

  private mutating func addCurve(
    _ left: StoreEstimate, _ right: StoreEstimate, _ question: IndexQuestion
  ) {
    let volumes = [1e4, 1e5, 1e6, 3e6, 1e7, 3e7, 1e8, 3e8, 1e9].map { Vectors($0) }
    let curves = [left, right].map { store in
      store.tariffs.map { $0.terms.curve(question.stored, question.use) }
    }
    add(
      .table(
        id: "curve", title: "Cost of a month over the number of vectors, by the cheapest tariff",
        [
          .init("vectors", "vectors"), .init("left_usd", left.entry.label),
          .init("right_usd", right.entry.label),
        ],
        volumes.map { volume in
          let costs = curves.map { $0.map { $0.cost(at: volume) }.min() ?? .zero }
          return [.init(NumberWords.plain(volume.value), .number(volume.value))]
            + costs.map { .init($0.dollarWords, .number($0.value)) }
        }))
  }
}

extension NumberWords {
  /// Three digits of a number.
  static func rounded(_ number: Double) -> String {
    plain(roundedToSignificantDigits(number, 3))
  }
}
