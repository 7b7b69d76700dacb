import Quantities
import RuleBase

extension Price {
  /// The amount in the unit in which it is stated.
  var stated: Double { stated(value) }

  /// A canonical amount in the unit in which the price is stated.
  func stated(_ canonical: Double) -> Double {
    roundedToSignificantDigits(canonical / unit.factor, 12)
  }
}

extension Design {
  /// A price that figures rest on, with its date and age.
  func priceReport(_ use: PriceInUse) -> ReportValue {
    let price = use.price
    return [
      "id": .text(price.id), "label": .text(use.label), "text": .text(price.text),
      "region": .text(orNull: price.region), "as_of": .text(price.asOf),
      "age_days": use.age.map { .number(Double($0)) } ?? .null, "is_old": .flag(use.isOld),
      "source": .text(price.source), "note": .text(orNull: price.note),
    ]
  }

  /// A price that is older than prices keep.
  func priceWarningReport(_ use: PriceInUse) -> ReportValue {
    let price = use.price
    return [
      "id": .text(price.id), "label": .text(use.label), "text": .text(price.text),
      "as_of": .text(price.asOf), "age_days": use.age.map { .number(Double($0)) } ?? .null,
      "keeps_days": pricesKeepDays.map { .number(Double($0)) } ?? .null,
      "source": .text(price.source), "words": .text(use.words),
    ]
  }
}
