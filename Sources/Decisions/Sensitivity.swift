public import Expressions
public import Facts
import Quantities
public import RuleBase

/// How much each input moves a figure over its range, one at a time, with decisions made anew.
public struct Sensitivity: Sendable {
  /// One input.
  public struct Input: Sendable {
    public let fact: FactName
    /// The values at which the figure is least and most.
    public let lowValue: Value
    public let highValue: Value
    /// The figure there, in canonical units; `low` is at most `high`.
    public let low: Double
    public let high: Double
    /// Codes of decisions that come out otherwise at one of the values.
    public let changes: [String]

    /// How much it moves the figure.
    public var span: Double { high - low }
  }

  /// The breakdown whose total is moved.
  public let breakdown: BreakdownModel
  /// The total as it is likely to be, in canonical units.
  public let base: Double
  /// The unit of the total, as `Quantities` names it.
  public let unit: String
  /// The inputs that move it, the strongest first.
  public let inputs: [Input]

  /// How many of the first inputs matter: together they make nine tenths of the sum of squares of all
  /// spans, or there are three.
  public var mattering: Int {
    let squares = inputs.map { $0.span * $0.span }
    let all = squares.reduce(0, +)
    var sum = 0.0
    for (place, square) in squares.prefix(Self.mostMattering).enumerated() {
      sum += square
      if sum >= 0.9 * all { return place + 1 }
    }
    return min(inputs.count, Self.mostMattering)
  }

  private static let mostMattering = 3

  /// The part that an input has of the sum of squares of all spans.
  public func share(of input: Input) -> Double {
    let all = inputs.reduce(0) { $0 + $1.span * $1.span }
    return all > 0 ? input.span * input.span / all : 0
  }
}

/// Runs the plan over both ends of the range of each input.
struct Sensitivities {
  private let run: Run
  private let words: Words

  init(_ run: Run, _ words: Words) {
    self.run = run
    self.words = words
  }

  /// The inputs of the first figure that is money a month; nil where it is not known.
  func all() -> Sensitivity? {
    guard let model = run.plan.base.breakdowns.first(where: { $0.kind == .monthly }),
      let slot = run.plan.base.names[model.total],
      let base = run.pass.cells.base[slot].numberValue, base.isFinite
    else { return nil }
    let inputs = run.leaves(of: [slot]).compactMap { input($0, slot, base) }
    let sorted = inputs.enumerated().sorted { first, second in
      first.element.span == second.element.span
        ? first.offset < second.offset : first.element.span > second.element.span
    }
    return Sensitivity(
      breakdown: model, base: base, unit: words.unit(of: slot).symbol,
      inputs: sorted.map(\.element))
  }

  private func input(_ field: Int, _ slot: Int, _ base: Double) -> Sensitivity.Input? {
    guard run.pass.sources[field] != .derived, let value = run.facts[field].value,
      !value.isExact
    else { return nil }
    var low = (value: value.base, figure: base)
    var high = low
    var changed: Set<String> = []
    for point in value.otherPoints {
      let pass = run.pass.changing([(field, .known(FactValue(point)))])
      guard let figure = pass.cells.base[slot].numberValue, figure.isFinite else { continue }
      if figure < low.figure { low = (point, figure) }
      if figure > high.figure { high = (point, figure) }
      changed.formUnion(turned(pass))
    }
    guard high.figure > low.figure else { return nil }
    return Sensitivity.Input(
      fact: run.plan.fields[field].name, lowValue: low.value, highValue: high.value,
      low: low.figure, high: high.figure, changes: changed.sorted())
  }

  private func turned(_ pass: Pass) -> [String] {
    run.plan.base.decisions.enumerated().flatMap { place, model in
      model.members.indices.filter { pass.differs(from: run.pass, in: place, $0) }
        .map { model.members[$0].code }
    }
  }
}
