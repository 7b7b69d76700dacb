import Decisions
import Expressions
import Facts
import OrderedCollections
import RuleBase

/// A price that figures of a design rest on.
struct PriceInUse {
  let price: Price
  /// What it is the price of, in the words of the figures: `rent of one GPU`.
  let label: String
  /// Days from the price's date to that of the design; absent where either is no date.
  let age: Int?
  /// Whether it is older than prices keep.
  let isOld: Bool

  /// The price with its age: `$6.88/GPU-hour, as of 2026-05, 204 days old`.
  var words: String {
    let old = age.map { ", \($0) \($0 == 1 ? "day" : "days") old" } ?? ""
    return "\(price.text), as of \(price.asOf)\(old)"
  }
}

extension Design {
  /// The prices behind the figures of the design, in the order of their ids.
  ///
  /// These are the prices that formulas stand for and those of chosen products, as far as a figure
  /// that is not zero reads them.
  var pricesInUse: [PriceInUse] {
    let formulas = Dictionary(ruleBase.formulas.map { ($0.id, $0) }) { first, _ in first }
    var found: [String: String] = [:]
    func add(_ input: Estimate.Input, _ decision: Decision?) {
      if let id = formulas[input.name]?.price {
        found[id] = found[id] ?? input.label
      } else if let decision {
        for id in prices(input, in: decision) { found[id] = found[id] ?? input.label }
      }
    }
    for estimate in resolution.estimates where estimate.isUsed && !estimate.isZero {
      for input in estimate.inputs { add(input, nil) }
    }
    for decision in resolution.decisions {
      for quantity in decision.quantities where !quantity.isZero {
        for input in quantity.inputs { add(input, decision) }
      }
      for slot in decision.reasons.flatMap(\.rule.when.expression.slots) {
        guard let formula = ruleBase.names.name(of: slot).flatMap({ formulas[$0] }),
          let id = formula.price
        else { continue }
        found[id] = found[id] ?? formula.label
      }
    }
    return found.sorted { $0.key < $1.key }.compactMap { id, label in
      ruleBase.prices[id].map { inUse($0, label) }
    }
  }

  /// The prices that are older than prices keep.
  var oldPrices: [PriceInUse] { pricesInUse.filter(\.isOld) }

  /// The day to which ages are counted: that of the specification, else that of the rules.
  var day: CalendarDay? {
    statedText("project.as_of").flatMap { CalendarDay($0) } ?? CalendarDay(ruleBase.version)
  }

  /// For how many days prices keep; absent where the rules do not say.
  var pricesKeepDays: Int? { ruleBase.keepsDays["prices"] }

  private func inUse(_ price: Price, _ label: String) -> PriceInUse {
    let age = day.flatMap { day in CalendarDay(price.asOf).map { day.days(since: $0) } }
    let isOld = age.flatMap { age in pricesKeepDays.map { age > $0 } } ?? false
    return PriceInUse(price: price, label: label, age: age, isOld: isOld)
  }

  /// The prices of the chosen products that an input such as `candidate.model.price_in` came from.
  private func prices(_ input: Estimate.Input, in decision: Decision) -> [String] {
    let parts = input.name.split(separator: ".", maxSplits: 2).map(String.init)
    guard parts.count == 3, parts[0] == "candidate",
      let place = decision.model.members.firstIndex(where: { $0.id == parts[1] }),
      let role = decision.model.members[place].role.flatMap({ ruleBase.catalogue.roles[$0] }),
      let product = input.product
    else { return [] }
    // Of several winners the figures are those of one, which the input names.
    let entry = role.entries.first { $0.label == product }
    return [entry?.prices[parts[2]]].compactMap(\.self)
  }
}

extension Estimate {
  /// Whether nothing comes of it, whatever its range.
  var isZero: Bool { low == 0 && high == 0 }
}
