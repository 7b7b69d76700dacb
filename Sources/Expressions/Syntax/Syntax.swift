/// A node of the syntax tree with the place it was written at.
public struct Syntax: Hashable, Sendable {
  /// A number that is unique within one expression; children have smaller numbers.
  public let id: Int
  /// Where in the source text, in Unicode scalars.
  public let range: Range<Int>
  /// What the node says.
  public let kind: Kind
  /// The longest path down to a leaf; bounded so that walks can't exhaust the stack.
  let height: Int
  /// The number of nodes from here down.
  let size: Int

  /// What a node says.
  public indirect enum Kind: Hashable, Sendable {
    case literal(Value)
    /// A name; one with a leading dot is looked up from the root.
    case name(String)
    /// `operand.field` or `operand.?field`.
    case select(Syntax, field: String, optional: Bool)
    /// `has(operand)`.
    case presence(Syntax)
    /// `operand[index]` or `operand[?index]`.
    case index(Syntax, Syntax, optional: Bool)
    case call(name: String, target: Syntax?, arguments: [Syntax])
    case not(Syntax)
    case negate(Syntax)
    case binary(BinaryOperator, Syntax, Syntax)
    /// Two or more operands joined by `&&` or `||`.
    case logical(LogicalOperator, [Syntax])
    case conditional(Syntax, Syntax, Syntax)
    case list([Element])
    case map([Entry])
    /// `Type{field: value}`.
    case message(type: String, fields: [Field])
    case comprehension(Comprehension)
    /// `cel.bind(name, value, body)`.
    case bind(name: String, value: Syntax, body: Syntax)
  }

  /// An element of a list literal; an optional one is left out when it has no value.
  public struct Element: Hashable, Sendable {
    /// The value.
    public let value: Syntax
    /// Whether it is left out when it has no value.
    public let optional: Bool
  }

  /// An entry of a map literal; an optional one is left out when it has no value.
  public struct Entry: Hashable, Sendable {
    /// The key.
    public let key: Syntax
    /// The value.
    public let value: Syntax
    /// Whether it is left out when it has no value.
    public let optional: Bool
  }

  /// A field of a message literal.
  public struct Field: Hashable, Sendable {
    /// The name of the field.
    public let name: String
    /// The value.
    public let value: Syntax
    /// Whether it is left out when it has no value.
    public let optional: Bool
  }

  /// One of the macros that walk a list or the keys of a map.
  public struct Comprehension: Hashable, Sendable {
    /// Which macro.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case all, exists
      case existsOne = "exists_one"
      case map, filter
      case transformList, transformMap, transformMapEntry
      /// `optMap` and `optFlatMap` of an optional value.
      case optionalMap = "optMap"
      case optionalFlatMap = "optFlatMap"
    }

    /// Which macro.
    public let kind: Kind
    /// The list, map or optional value that is walked.
    public let range: Syntax
    /// One name, or two: index or key first, value second.
    public let variables: [String]
    /// The condition of the three-argument forms of `map` and the transforms.
    public let condition: Syntax?
    /// What is evaluated for each element.
    public let body: Syntax

    /// The steps of work that one element takes: one, and one more for each 16 nodes.
    var steps: Int { 1 + (body.size + (condition?.size ?? 0)) >> 4 }
  }
}

/// An operator with two operands.
public enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case `in` = "in"

  /// Whether the result tells how two values stand to each other.
  public var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    case .add, .subtract, .multiply, .divide, .remainder, .in: false
    }
  }

  /// Whether the operator asks for an order: `<`, `<=`, `>` or `>=`.
  public var isOrdering: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual: true
    case .equal, .notEqual, .add, .subtract, .multiply, .divide, .remainder, .in: false
    }
  }
}

/// An operator that joins conditions.
public enum LogicalOperator: String, Hashable, Sendable, CaseIterable {
  case and = "&&"
  case or = "||"
}
