import Decisions
import Facts
import Quantities
import RuleBase

extension Breakdown {
  /// The unit in which its amounts are printed.
  var printed: Unit { Unit.named(unit) ?? .plain }

  /// An amount as people say it.
  func words(_ amount: Double) -> String { moneyWords(amount, in: printed) }

  /// An amount where the period stands in the heading: `$15,600` for a sum a month.
  func cell(_ amount: Double) -> String { moneyCell(amount, in: printed) }

  /// What weighs most, in words: `90 % of it is people`.
  ///
  /// Empty where no group has at least half.
  var shareWords: String {
    guard let largest = groupShares.first, largest.share >= 0.5, groupShares.count > 1 else {
      return ""
    }
    return "\(percentage(largest.share)) of it is \(largest.group.label)"
  }

  /// The heaviest line with its share; nil where others weigh as much.
  var heaviestWords: String? {
    guard let heaviest, !isTied(heaviest) else { return nil }
    var text =
      switch model.kind {
      case .product: "The weakest part is "
      case .time: "The heaviest stage is "
      case .monthly, .once: "The heaviest line is "
      }
    text += lowercasedFirst(heaviest.model.label)
    if let share = heaviest.share { text += ", \(percentage(share)) of \(lossWords)" }
    return text + "."
  }

  /// Whether another line has the same share in whole per cent.
  private func isTied(_ heaviest: Line) -> Bool {
    func told(_ line: Line) -> String { line.share.map(percentage) ?? words(line.amounts.base) }
    return shown.count { told($0) == told(heaviest) } > 1
  }

  private var lossWords: String {
    switch model.kind {
    case .product: "the outage"
    case .time, .monthly, .once: "the \(model.totalLabel)"
    }
  }

  /// Decisions that come out otherwise at an end of the ranges, in words; at most one sentence for
  /// each end.
  var turnWords: [String] {
    ["low", "high"].compactMap { scenario in
      let turned = turns.filter { $0.scenario == scenario }
      guard !turned.isEmpty else { return nil }
      let shown = turned.prefix(3).map { "\($0.code) \(lowercasedFirst($0.title)): \($0.outcome)" }
      let rest = turned.count - shown.count
      var text =
        "In the \(scenario) case other decisions are taken: "
        + shown.joined(separator: "; ")
      if rest > 0 { text += "; and \(rest) more" }
      if let total = turned.first?.total {
        text += ", and the \(model.totalLabel) is \(words(total)) then"
      }
      return text + "."
    }
  }

  /// What the parts leave of the whole, or that something is missing, in words.
  var gapWords: String? {
    if !unknown.isEmpty {
      return "Not known, and not in it: \(unknown.joined(separator: ", "))."
    }
    return difference.map { "The lines leave \(words($0.base)) of the total unexplained." }
  }
}

extension Design {
  /// Something hard to believe in words: what, the arithmetic, and where it was stated.
  func words(for implausible: Implausible) -> String {
    let estimate = implausible.estimate
    let inputs = estimate.inputs.filter { $0.value != "unknown" }
      .map { "\($0.label) \($0.value)" }
    var text = "\(implausible.doubt.message) \(uppercasedFirst(estimate.label)) is "
    text += "\(estimate.text)"
    if !estimate.words.isEmpty, !inputs.isEmpty {
      text += ": \(estimate.words) (\(inputs.joined(separator: ", ")))"
    }
    text += "; \(implausible.limit.label) is \(implausible.limit.text)."
    let places = implausible.facts.map {
      "\(label($0.name)) \(words(for: $0)) (\(origin($0.name)))"
    }
    text += " Stated: \(places.joined(separator: ", ")). \(implausible.doubt.help)"
    return text
  }
}

extension Breakdown.Line {
  /// The line in a sentence: `people who review $15,000/month (88 %)`.
  var words: String {
    "\(model.label) \(estimate.baseText)" + (share.map { " (\(percentage($0)))" } ?? "")
  }
}

extension Breakdown.Comparison {
  /// An amount as people say it, or what is said where there is none.
  func words(_ amount: Double) -> String {
    if let otherwise = model.otherwise, !amount.isFinite || amount == 0 { return otherwise }
    return amount.isFinite ? moneyWords(amount, in: Unit.named(unit) ?? .plain) : "not known"
  }

  /// An amount where the label says what it is for: `$0.04` for a price of a request.
  func cell(_ amount: Double) -> String {
    guard amount.isFinite, amount != 0 || model.otherwise == nil else { return words(amount) }
    return moneyCell(amount, in: Unit.named(unit) ?? .plain)
  }

  /// Whether it says nothing, as it is nought in every scenario.
  var isIdle: Bool { amounts.all.allSatisfy { $0 == 0 } }
}

/// An amount as people say it, money with three digits at most.
func moneyWords(_ amount: Double, in unit: Unit) -> String {
  guard unit.symbol.hasPrefix("USD") else { return readable(amount, in: unit) }
  let rounded = roundedToSignificantDigits(amount / unit.factor, 3) * unit.factor
  return readable(tellable(rounded, in: unit), in: unit)
}

/// An amount with the digits that are worth telling: one for a sum a month far below a cent.
///
/// The price of one request or token is no such sum: its digits are multiplied by many.
func tellable(_ amount: Double, in unit: Unit) -> Double {
  guard ["USD/month", "USD/year"].contains(unit.symbol),
    (amount / unit.factor).magnitude < 0.01
  else { return amount }
  return roundedToSignificantDigits(amount / unit.factor, 1) * unit.factor
}

/// An amount of money without what it is for; any other amount with its unit.
private func moneyCell(_ amount: Double, in unit: Unit) -> String {
  guard unit.symbol.hasPrefix("USD/"), let money = Unit.named("USD") else {
    return moneyWords(amount, in: unit)
  }
  let told = tellable(amount, in: unit) / unit.factor
  return moneyWords(roundedToSignificantDigits(told, 12), in: money)
}

/// A share in whole per cent: `90 %`; `under 1 %` and `over 99 %` where it would be rounded to nothing
/// or to all.
func percentage(_ share: Double) -> String {
  let rounded = (share * 100).rounded() / 100
  if share > 0, rounded == 0 { return "under 1 %" }
  return share < 1 && rounded == 1 ? "over 99 %" : format(rounded, in: .percent)
}
