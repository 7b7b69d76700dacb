import Expressions
import Facts
import RuleBase

/// Values of one fact that all lead to the same outcomes, of which at least one differs.
struct Variation: Sendable {
  /// How far beyond a cut, as a share of it, the next number lies of which comparisons say something
  /// else.
  static let beyondCut = 1e-5

  /// One outcome that differs from the base run's.
  struct Change: Sendable {
    let member: DecisionModel.Member
    let outcome: Outcome
  }

  /// One end of a stretch of numbers.
  struct Bound: Sendable, Equatable {
    /// In the canonical unit.
    let number: Double
    /// Whether the number itself belongs to the stretch.
    let isIncluded: Bool
    /// Whether it is told as it is: a limit, or a number of three digits; otherwise it is solved for.
    var isExact = true
  }

  let field: Int
  /// One of the values: for a number, the nearest one at which the outcomes are these.
  let value: Value
  /// For a number, on which side of the present value the stretch lies; nil where it holds it.
  var isAbove: Bool?
  /// For a number, the lower end; nil where it reaches down to the least legal one.
  var low: Bound?
  /// For a number, the upper end; nil where it reaches up to the greatest legal one.
  var high: Bound?
  /// Whether the fact may well have such a value: a number of its range, or one of its alternatives.
  var isPossible = false
  let changes: [Change]
  /// The run cost a month at the value, likely, in the canonical unit; nil where it is not known.
  let cost: Double?

  /// The end that is next to the present value.
  var near: Bound? {
    switch isAbove {
    case true?: low
    case false?: high
    case nil: nil
    }
  }

  /// Whether the stretch is one of numbers.
  var isStretch: Bool { value.number != nil }
}

/// What was found of one fact when the plan was run over its other values.
struct FactScan: Sendable {
  let field: Int
  /// Where outcomes differ: numbers upwards from the present one, nearest first, then downwards;
  /// words in the order of the vocabulary.
  let variations: [Variation]
  /// The run cost a month at values that the fact may well have.
  let costs: [CostPoint]

  /// The run cost at one value.
  struct CostPoint: Sendable {
    let value: Value
    /// In the canonical unit.
    let cost: Double
  }
}
