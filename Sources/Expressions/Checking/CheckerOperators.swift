extension Checker {
  mutating func typeOfBinary(
    _ operation: BinaryOperator, _ left: Syntax, _ right: Syntax, _ syntax: Syntax
  ) -> ExpressionType {
    if isProfile { return typeOfProfileBinary(operation, left, right, syntax) }
    let types = [check(left), check(right)]
    var result: ExpressionType?
    for form in OperatorSignatures.forms(of: operation) {
      let signature = inference.fresh([form.result] + form.parameters)
      guard inference.assign(types, to: Array(signature.dropFirst())) else { continue }
      let type = inference.resolve(signature[0])
      result = result.map { $0 == type ? $0 : .dyn } ?? type
    }
    if let result { return isStrict ? result : .dyn }
    operatorMismatch(operation, types, syntax)
    return .dyn
  }

  mutating func operatorMismatch(
    _ operation: BinaryOperator, _ types: [ExpressionType], _ syntax: Syntax
  ) {
    let found = types.map { shown($0) }.joined(separator: ", ")
    report(
      "no-matching-operator", "no form of '\(operation.rawValue)' takes (\(found))", at: syntax)
  }

  mutating func typeOfNegation(_ operand: Syntax, _ syntax: Syntax) -> ExpressionType {
    let type = check(operand)
    if isProfile, type.dimension != nil { return type }
    switch type {
    case .int, .double, .dyn: return type
    case .parameter: return .dyn
    case .null, .bool, .uint, .string, .bytes, .list, .map, .timestamp, .duration, .type, .optional,
      .wrapper, .opaque, .quantity, .choice:
      report(
        "no-matching-operator",
        "no form of '-' takes (\(shown(type)))", at: syntax)
      return .dyn
    }
  }

  mutating func typeOfConditional(
    _ condition: Syntax, _ yes: Syntax, _ no: Syntax, _ syntax: Syntax
  ) -> ExpressionType {
    requireTruth(condition, "'?'")
    let first = assuming(presences(condition, when: true)) { $0.check(yes) }
    let second = assuming(presences(condition, when: false)) { $0.check(no) }
    if isProfile, let left = first.dimension, let right = second.dimension {
      return checkDimensions("'?:'", (yes, left), (no, right), syntax).map { .number($0) } ?? .dyn
    }
    if let joined = inference.join(first, second) { return joined }
    report(
      "different-branches",
      "the branches are \(shown(first)) and \(shown(second))", at: syntax)
    return .dyn
  }

  mutating func typeOfIndex(
    _ operand: Syntax, _ index: Syntax, optional: Bool, _ syntax: Syntax
  ) -> ExpressionType {
    let type = check(operand)
    let indexType = check(index)
    var container = type
    var isOptional = optional
    if case .optional(let inner) = type {
      container = inference.resolve(inner)
      isOptional = true
    }
    var result: ExpressionType = .dyn
    switch container {
    case .dyn, .parameter: break
    case .list(let element):
      let wanted: ExpressionType = isProfile ? .double : .int
      if inference.assign(indexType, to: wanted) {
        result = element
      } else {
        badIndex(indexType, of: type, syntax)
      }
    case .map(let key, let value):
      if inference.assign(indexType, to: key) {
        result = value
      } else {
        badIndex(indexType, of: type, syntax)
      }
    case .null, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .type,
      .optional, .wrapper, .opaque, .quantity, .choice:
      badIndex(indexType, of: type, syntax)
    }
    if !isStrict { return .dyn }
    guard isOptional else { return result }
    if case .optional = result { return result }
    return .optional(result)
  }

  private mutating func badIndex(
    _ index: ExpressionType, of type: ExpressionType, _ syntax: Syntax
  ) {
    report("bad-index", "\(shown(type)) can't be indexed with \(shown(index))", at: syntax)
  }
}

/// The forms of the operators in the plain language.
enum OperatorSignatures {
  struct Form {
    let parameters: [ExpressionType]
    let result: ExpressionType
  }

  private static func same(_ types: [ExpressionType]) -> [Form] {
    types.map { Form(parameters: [$0, $0], result: $0) }
  }

  private static let ordering: [Form] =
    [
      .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration,
    ].map { Form(parameters: [$0, $0], result: .bool) }

  static func forms(of operation: BinaryOperator) -> [Form] {
    let any = ExpressionType.parameter("A")
    let key = ExpressionType.parameter("B")
    switch operation {
    case .add:
      return same([.int, .uint, .double, .string, .bytes, .list(any)])
        + [
          Form(parameters: [.timestamp, .duration], result: .timestamp),
          Form(parameters: [.duration, .timestamp], result: .timestamp),
          Form(parameters: [.duration, .duration], result: .duration),
        ]
    case .subtract:
      return same([.int, .uint, .double])
        + [
          Form(parameters: [.timestamp, .timestamp], result: .duration),
          Form(parameters: [.timestamp, .duration], result: .timestamp),
          Form(parameters: [.duration, .duration], result: .duration),
        ]
    case .multiply, .divide: return same([.int, .uint, .double])
    case .remainder: return same([.int, .uint])
    case .equal, .notEqual: return [Form(parameters: [any, any], result: .bool)]
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return ordering
    case .in:
      return [
        Form(parameters: [any, .list(any)], result: .bool),
        Form(parameters: [any, .map(any, key)], result: .bool),
      ]
    }
  }
}
