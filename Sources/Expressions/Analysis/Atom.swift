/// A condition that contains no other: a comparison, a look into a list, a fact, `has()`.
public struct Atom: Hashable, Sendable {
  /// One side of an atom.
  public struct Operand: Hashable, Sendable {
    /// Where in the source text, in Unicode scalars.
    public let range: Range<Int>
    /// The text of the side.
    public let source: String
    /// The type of the side, its dimension included.
    public let type: ExpressionType
    /// The slots that the side reads, ascending.
    public let slots: [Int]
    /// The slot if the side is a variable and nothing else.
    public let slot: Int?
    /// The value if the side reads nothing: canonical units, not rounded.
    public let constant: Value?
  }

  /// What an atom asks.
  public enum Form: Hashable, Sendable {
    /// `left op right`; the operands are left and right.
    case comparison(BinaryOperator)
    /// `left in right`; the operands are left and right.
    case membership
    /// `has(x)`; the operand is x.
    case presence
    /// A variable that is true or false; it is the operand.
    case fact
    /// Anything else, such as a macro or a function; there are no operands.
    case opaque
  }

  /// The id of the syntax node.
  public let node: Int
  /// Where in the source text, in Unicode scalars.
  public let range: Range<Int>
  /// The text of the atom.
  public let source: String
  /// What the atom asks.
  public let form: Form
  /// The sides, as the form says.
  public let operands: [Operand]
  /// The slots that the atom reads, ascending.
  public let slots: [Int]
}

/// A condition as a tree over its atoms.
public indirect enum ConditionTree: Hashable, Sendable {
  case constant(Bool)
  /// An atom by its place in `Expression.atoms`, or its denial.
  case atom(Int, negated: Bool)
  case all([ConditionTree])
  case any([ConditionTree])
}
