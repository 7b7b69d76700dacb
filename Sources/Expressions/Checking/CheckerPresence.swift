extension Checker {
  /// Reports the reading of a variable that may be absent where nothing made sure that it is there.
  mutating func checkPresence(_ variable: Environment.Variable, _ syntax: Syntax) {
    guard variable.isOptional, !present.contains(variable.slot) else { return }
    report(
      "unguarded", "'\(variable.name)' may be absent", at: syntax,
      help: "write 'has(\(variable.name)) && …', or '?:' with has() for a default")
  }

  /// Checks a part of the expression within which some variables are known to be there.
  mutating func assuming<Result>(
    _ slots: Set<Int>, _ body: (inout Checker) -> Result
  ) -> Result {
    let before = present
    present.formUnion(slots)
    let result = body(&self)
    present = before
    return result
  }

  /// The slots that must hold a value for a condition to come out as `truth`.
  func presences(_ syntax: Syntax, when truth: Bool) -> Set<Int> {
    switch syntax.kind {
    case .presence(let operand):
      guard truth, let name = operand.dottedName, let variable = environment.variable(name) else {
        return []
      }
      return [variable.slot]
    case .not(let operand): return presences(operand, when: !truth)
    case .logical(let operation, let operands):
      guard (operation == .and) == truth else { return [] }
      return operands.reduce(into: []) { $0.formUnion(presences($1, when: truth)) }
    case .literal, .name, .select, .index, .call, .negate, .binary, .conditional, .list, .map,
      .message, .comprehension, .bind:
      return []
    }
  }

  mutating func typeOfLogical(
    _ operation: LogicalOperator, _ operands: [Syntax], _ syntax: Syntax
  ) -> ExpressionType {
    // An operand is only looked at for the result where the others don't decide, in any order.
    let slots = presences(syntax, when: operation == .and)
    assuming(slots) { checker in
      for operand in operands { checker.requireTruth(operand, "'\(operation.rawValue)'") }
    }
    return .bool
  }
}
