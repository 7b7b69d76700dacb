public import Decisions
import Quantities

extension Estimate {
  /// The unit in which its numbers are printed.
  var printed: Unit { Unit.named(unit) ?? .plain }

  /// The range as text, or one value when both ends read the same.
  public var rangeText: String {
    readable(low: tellable(low, in: printed), high: tellable(high, in: printed), in: printed)
  }

  /// The likely value as text.
  public var baseText: String { readable(tellable(base, in: printed), in: printed) }

  /// Likely value and range: `$640/month ($60–2,000/month)`.
  public var text: String { rangeText == baseText ? baseText : "\(baseText) (\(rangeText))" }
}
