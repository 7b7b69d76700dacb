extension Compiler {
  func binary(
    _ operation: BinaryOperator, _ left: Syntax, _ right: Syntax, _ syntax: Syntax
  ) -> any Code {
    let first = compile(left)
    let second = compile(right)
    if operation == .in { return membership(first, second, left, right, syntax) }
    let areNumbers =
      isProfile && checked.type(of: left).dimension != nil
      && checked.type(of: right).dimension != nil
    if operation.isComparison {
      return comparison(operation, first, second, areNumbers: areNumbers, left, right, syntax)
    }
    let code: any Code =
      isProfile && (areNumbers || operation == .divide || operation == .remainder)
      ? NumberArithmeticCode(operation, first, second, at: syntax.range)
      : ArithmeticCode(operation, first, second, at: syntax.range)
    return fold(code, [first, second])
  }

  private func comparison(
    _ operation: BinaryOperator, _ first: any Code, _ second: any Code, areNumbers: Bool,
    _ left: Syntax, _ right: Syntax, _ syntax: Syntax
  ) -> any Code {
    if areNumbers {
      if let slot = first as? SlotCode, let threshold = second.constant?.number {
        return ThresholdCode(operation, slot, significant(threshold))
      }
      return NumberComparisonCode(operation, first, second)
    }
    if operation == .equal || operation == .notEqual, isText(left), let text = second.constant?.text
    {
      return TextEqualityCode(first, text, equal: operation == .equal)
    }
    return ComparisonCode(operation, first, second, at: syntax.range, numbers: numbers)
  }

  private func membership(
    _ first: any Code, _ second: any Code, _ left: Syntax, _ right: Syntax, _ syntax: Syntax
  ) -> any Code {
    if isText(left), case .list(let members)? = second.constant {
      let texts = members.compactMap(\.text)
      if texts.count == members.count { return TextMembershipCode(first, texts) }
    }
    return MembershipCode(first, second, at: syntax.range, numbers: numbers)
  }

  private func isText(_ syntax: Syntax) -> Bool {
    switch checked.type(of: syntax) {
    case .string, .choice: true
    case .dyn, .null, .bool, .int, .uint, .double, .bytes, .list, .map, .timestamp, .duration,
      .type, .optional, .wrapper, .opaque, .parameter, .quantity:
      false
    }
  }
}
