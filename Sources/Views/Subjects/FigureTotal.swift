import Decisions
import Expressions
import Facts
import Quantities
import RuleBase

/// A figure that sums others up, against the client's limit if there is one.
struct FigureTotal {
  let remark: View.Remark
  /// The limit in the canonical unit.
  let limit: Double?
}

extension ViewSubject {
  /// The first figure that draws on all of these, against the client's limit if there is one.
  ///
  /// - Parameters:
  ///   - names: the figures' ids.
  ///   - keepsUnit: whether it is told in its own unit instead of the one that people would say.
  /// - Returns: the sentence and the limit; nil where no figure sums them up.
  func total(drawingOn names: Set<String>, keepsUnit: Bool = false) -> FigureTotal? {
    guard !names.isEmpty else { return nil }
    let checked = resolution.checks.compactMap { check in
      check.estimate.map { (check, $0) }
    }.first { isSum($0.1, of: names) }
    guard
      let estimate = checked?.1
        ?? resolution.estimates.first(where: { $0.isHeadline && isSum($0, of: names) }),
      let slot = base.names[estimate.id],
      let words = keepsUnit ? estimate.inItsUnit : resolution.values.words(atSlot: slot)
    else { return nil }
    guard let check = checked?.0, let limit = base.names[check.fact.name.rawValue],
      let most = resolution.values.words(atSlot: limit)
    else {
      let remark = View.Remark(text: "Total: \(words), \(estimate.label).", tone: .plain)
      return FigureTotal(remark: remark, limit: nil)
    }
    let (verdict, tone): (String, View.Remark.Tone) =
      switch check.status {
      case .met: ("met", .good)
      case .atRisk: ("at risk", .doubtful)
      case .notMet: ("not met", .bad)
      case .toBeShown: ("to be shown by a test", .plain)
      }
    return FigureTotal(
      remark: View.Remark(
        text: "Total: \(words), \(estimate.label). Limit: \(most), \(verdict).", tone: tone),
      limit: check.fact.value?.base.number)
  }

  /// Whether a figure draws on all of these, directly or through others.
  private func isSum(_ estimate: Estimate, of names: Set<String>) -> Bool {
    let inputs = Dictionary(resolution.estimates.map { ($0.id, $0.inputs.map(\.name)) }) {
      first, _ in first
    }
    var seen: Set<String> = []
    var open = estimate.inputs.map(\.name)
    while let name = open.popLast() {
      if seen.insert(name).inserted { open += inputs[name] ?? [] }
    }
    return names.isSubset(of: seen)
  }
}

extension Estimate {
  /// The likely value and the range, in the unit of the figure.
  var inItsUnit: String {
    let unit = Unit.named(unit) ?? .plain
    let likely = format(base, in: unit)
    return low == high ? likely : "\(likely) (\(format(low: low, high: high, in: unit)))"
  }
}
