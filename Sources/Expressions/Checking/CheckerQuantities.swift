import Diagnostics
import Quantities

extension Checker {
  mutating func typeOfProfileBinary(
    _ operation: BinaryOperator, _ left: Syntax, _ right: Syntax, _ syntax: Syntax
  ) -> ExpressionType {
    let first = check(left)
    let second = check(right)
    if operation == .in { return typeOfMembership(left, first, right, second, syntax) }
    if operation.isComparison {
      checkComparable(operation, (left, first), (right, second), at: syntax)
      return .bool
    }
    if let leftDimension = first.dimension, let rightDimension = second.dimension {
      return typeOfArithmetic(operation, (left, leftDimension), (right, rightDimension), syntax)
    }
    switch (operation, first, second) {
    case (_, .dyn, _), (_, _, .dyn): return .dyn
    case (.add, .string, .string), (.add, .choice, .string), (.add, .string, .choice),
      (.add, .choice, .choice):
      return .string
    case (.add, .list, .list):
      if let joined = inference.join(first, second) { return joined }
    case (_, _, _): break
    }
    operatorMismatch(operation, [first, second], syntax)
    return .dyn
  }

  private mutating func typeOfArithmetic(
    _ operation: BinaryOperator, _ left: (Syntax, Dimension), _ right: (Syntax, Dimension),
    _ syntax: Syntax
  ) -> ExpressionType {
    switch operation {
    case .multiply: return .number(left.1 * right.1)
    case .divide: return .number(left.1 / right.1)
    case .add, .subtract, .remainder:
      let dimension = checkDimensions("'\(operation.rawValue)'", left, right, syntax)
      return dimension.map { .number($0) } ?? .dyn
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in: return .bool
    }
  }

  /// The dimension that two numbers share; a zero takes that of the other.
  mutating func checkDimensions(
    _ place: String, _ left: (syntax: Syntax, dimension: Dimension),
    _ right: (syntax: Syntax, dimension: Dimension), _ syntax: Syntax
  ) -> Dimension? {
    if left.dimension == right.dimension { return left.dimension }
    if left.syntax.isZero { return right.dimension }
    if right.syntax.isZero { return left.dimension }
    for (number, other) in [(left, right), (right, left)]
    where number.syntax.isPlainNumber && number.dimension == .none {
      report(
        "bare-number", "a number without a unit stands beside \(other.dimension)",
        at: number.syntax, help: literalHelp(other.dimension, number.syntax))
      return nil
    }
    report(
      "wrong-dimension",
      "\(place) takes equal dimensions, but these are \(left.dimension) and "
        + "\(right.dimension)", at: syntax)
    return nil
  }

  /// How a plain number would be written with a unit.
  func literalHelp(_ dimension: Dimension, _ number: Syntax) -> String? {
    let names = QuantityLiteral.names(for: dimension).prefix(3)
    guard !names.isEmpty else { return nil }
    var text = "…"
    if case .literal(let value) = number.kind { text = value.literal }
    return "give it a unit, such as "
      + names.map { "\($0)(\(text))" }.joined(separator: ", ")
  }

  mutating func checkComparable(
    _ operation: BinaryOperator, _ left: (syntax: Syntax, type: ExpressionType),
    _ right: (syntax: Syntax, type: ExpressionType), at syntax: Syntax
  ) {
    if let leftDimension = left.type.dimension, let rightDimension = right.type.dimension {
      _ = checkDimensions(
        "'\(operation.rawValue)'", (left.syntax, leftDimension), (right.syntax, rightDimension),
        syntax)
      return
    }
    guard inference.assign(left.type, to: right.type) else {
      report(
        "different-types",
        "'\(operation.rawValue)' compares \(shown(left.type)) with "
          + "\(shown(right.type))", at: syntax)
      return
    }
    if operation.isOrdering {
      checkOrdered(operation, left, right, at: syntax)
    } else {
      checkDomain(left.type, right.syntax)
      checkDomain(right.type, left.syntax)
      checkOverlap(left.type, right.type, at: syntax)
    }
  }

  private mutating func checkOrdered(
    _ operation: BinaryOperator, _ left: (syntax: Syntax, type: ExpressionType),
    _ right: (syntax: Syntax, type: ExpressionType), at syntax: Syntax
  ) {
    for side in [left, right] {
      switch side.type {
      case .dyn, .parameter, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration,
        .quantity:
        continue
      case .null, .list, .map, .type, .optional, .wrapper, .opaque, .choice:
        report(
          "no-order", "'\(operation.rawValue)' needs an order, and \(shown(side.type)) has none",
          at: side.syntax)
        return
      }
    }
  }

  private mutating func typeOfMembership(
    _ left: Syntax, _ leftType: ExpressionType, _ right: Syntax, _ rightType: ExpressionType,
    _ syntax: Syntax
  ) -> ExpressionType {
    switch rightType {
    case .list(let element):
      if case .list(let elements) = right.kind {
        for member in elements where !member.optional {
          let type = checked.types[member.value.id]
          checkComparable(.equal, (left, leftType), (member.value, type), at: member.value)
        }
      } else {
        checkComparable(.equal, (left, leftType), (right, inference.resolve(element)), at: syntax)
      }
    case .map(let key, _):
      checkComparable(.equal, (left, leftType), (right, inference.resolve(key)), at: syntax)
    case .dyn, .parameter: break
    case .null, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .type,
      .optional, .wrapper, .opaque, .quantity, .choice:
      report(
        "not-a-list", "'in' looks into a list or a map, but this is \(shown(rightType))", at: right)
    }
    return .bool
  }
}
