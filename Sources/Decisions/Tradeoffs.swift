public import RuleBase

/// The designs over the joint decisions that no other design beats in all criteria, and the one that
/// is recommended.
public struct Tradeoffs: Sendable {
  /// One design.
  public struct Design: Sendable {
    /// What it decides, as far as it differs between the designs: one entry for each member of the
    /// joint decisions.
    public let choices: [Choice]
    /// By criterion, in the order of the criteria.
    public let values: [Value]
    /// Whether it is what the rules come to.
    public let isChosen: Bool
    /// Whether no other design beats it.
    public let isOnFront: Bool
    /// How many other designs are like it in every criterion.
    public let likes: Int
    /// Places of the criteria with which it is the first choice where they count before all others;
    /// two where one alone does not settle it.
    public let winsBy: [Int]
    /// Places of designs in the list that beat it, for the recommended one only.
    public let beatenBy: [Int]
  }

  /// What one member of a joint decision takes.
  public struct Choice: Hashable, Sendable {
    public let decision: String
    public let code: String
    public let title: String
    /// The label of the option, with the product where it has one of its own.
    public let label: String
  }

  /// How a design does by one criterion.
  public struct Value: Sendable {
    /// In canonical units; absent for levels.
    public let number: Double?
    /// In words.
    public let words: String
    /// Beside the recommended design, within the error of the criterion.
    public let standing: Standing
  }

  /// How a value stands beside the recommended design's.
  public enum Standing: String, Hashable, Sendable { case better, worse, same }

  /// The criteria that can be told for these designs.
  public let criteria: [Criterion]
  /// The recommended design first, then those on the front by their first criterion.
  public let designs: [Design]
  /// How many designs were looked at.
  public let enumerated: Int
  /// Whether there were more than could be looked at.
  public let isBounded: Bool
}
