import Quantities

/// The cost of a month as it follows a volume: a sum of lines, and a least amount.
public struct CostCurve<Volume: MeasureUnit>: Sendable {
  /// Dollars a month for each unit of the volume.
  public typealias Slope = Measure<Per<Per<Dollar, Month>, Volume>>

  /// One line of the cost.
  public enum Part: Sendable, Hashable {
    /// The same at any volume.
    case fixed(DollarsPerMonth)
    /// So much for each unit of the volume.
    case proportional(Slope)
    /// So much for each unit, of which at least so many are charged.
    case floored(Slope, from: Measure<Volume>)
    /// So much for each step that the volume begins, and for at least so many.
    case steps(DollarsPerMonth, capacity: Measure<Volume>, least: Int)
  }

  /// The lines.
  public var parts: [Part]
  /// What is paid in any month, unless the lines add up to more.
  public var least: DollarsPerMonth

  /// A cost of lines.
  public init(_ parts: [Part] = [], least: DollarsPerMonth = .zero) {
    self.parts = parts
    self.least = least
  }

  /// The cost at a volume, which is taken for zero when negative.
  public func cost(at volume: Measure<Volume>) -> DollarsPerMonth {
    let volume = max(.zero, volume)
    return max(least, parts.map { $0.cost(at: volume) }.sum())
  }

  /// What a further unit of volume costs in the long run.
  public var finalSlope: Slope { parts.map(\.finalSlope).sum() }
}

extension CostCurve.Part {
  func cost(at volume: Measure<Volume>) -> DollarsPerMonth {
    switch self {
    case .fixed(let cost): return cost
    case .proportional(let slope): return slope * volume
    case .floored(let slope, let floor):
      guard slope > .zero else { return .zero }
      return slope * max(floor, volume)
    case .steps(let price, let capacity, let least):
      guard capacity > .zero else { return volume > .zero ? .infinity : price * Double(least) }
      let begun = roundedToSignificantDigits(volume / capacity, 12).rounded(.up)
      return price * max(Double(least), begun)
    }
  }

  var finalSlope: CostCurve.Slope {
    switch self {
    case .fixed: .zero
    case .proportional(let slope), .floored(let slope, _): slope
    case .steps(let price, let capacity, _):
      capacity > .zero ? price / capacity : .infinity
    }
  }

  /// The part as a straight line, its volume known to lie between two breaks.
  func line(around middle: Measure<Volume>) -> (start: Double, slope: Double) {
    switch self {
    case .proportional(let slope): (0, slope.value)
    case .floored(let slope, let floor) where middle > floor: (0, slope.value)
    default: (cost(at: middle).value, 0)
    }
  }

  /// The least break beyond a volume, where the part jumps or bends.
  func nextBreak(after volume: Measure<Volume>) -> Measure<Volume>? {
    switch self {
    case .fixed, .proportional: return nil
    case .floored(_, let floor): return floor > volume && floor.isFinite ? floor : nil
    case .steps(_, let capacity, let least):
      guard capacity > .zero else { return nil }
      let begun = roundedToSignificantDigits(volume / capacity, 12).rounded(.down) + 1
      return capacity * max(Double(max(least, 1)), begun)
    }
  }
}
