public import Expressions
public import Facts

/// The nearest value of one fact at which an outcome changes.
public struct Flip: Hashable, Sendable {
  /// Where the value lies.
  public enum Side: String, Hashable, Sendable {
    /// A number beyond the present one, upwards or downwards.
    case above, below
    /// Another word, or a set that differs by one word.
    case other
    /// Any of some numbers around the one that is assumed: knowing it would already change something.
    case known
  }

  /// The fact.
  public let fact: FactName
  /// The changed value, in words with its unit: `requests a day: above 90,000 requests/day`.
  public let words: String
  /// The outcome's options then.
  public let outcome: String
  /// The changed value itself: of a number the nearest one at which the outcome is another.
  public let value: Value
  /// The outcome then.
  public let becomes: Outcome
  /// Where the value lies.
  public let side: Side
  /// Whether the client has stated the fact; otherwise it is assumed, or nothing is known of it.
  public let isStated: Bool
  /// How far the present value is from it, in words: `2.4 times the stated 1,200 requests/day`.
  public let margin: String?
  /// How many times the present value the changed one is, or the other way round, whichever is more;
  /// 1 where it can't be told.
  public let distance: Double
  /// Whether the value is far from anything plausible.
  public let isFar: Bool
}
