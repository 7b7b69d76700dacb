/// Turns a checked syntax tree into code.
struct Compiler {
  let checked: CheckedSyntax
  let isProfile: Bool

  var numbers: NumberComparison { isProfile ? .rounded : .exact }

  func compile(_ syntax: Syntax) -> any Code {
    switch syntax.kind {
    case .literal(let value): return ConstantCode(literal(value))
    case .name(let name): return self.name(name, syntax)
    case .select(let operand, let field, let optional):
      if checked.use(of: syntax) != nil { return name(field, syntax) }
      return AccessCode(
        compile(operand), index: ConstantCode(.string(field)), isField: true, optional: optional,
        at: syntax.range)
    case .presence(let operand): return presence(operand, syntax)
    case .index(let operand, let index, let optional):
      return AccessCode(
        compile(operand), index: compile(index), isField: false, optional: optional,
        at: syntax.range)
    case .call(let name, let target, let arguments):
      return call(name, target, arguments, syntax)
    case .not(let operand): return NotCode(compile(operand), at: operand.range)
    case .negate(let operand):
      let code = compile(operand)
      return fold(NegationCode(code, at: syntax.range), [code])
    case .binary(let operation, let left, let right):
      return binary(operation, left, right, syntax)
    case .logical(let operation, let operands):
      return LogicalCode(
        operation, operands.map(compile), ranges: operands.map(\.range))
    case .conditional(let condition, let yes, let no):
      return ConditionalCode(
        compile(condition), compile(yes), compile(no), at: condition.range)
    case .list(let elements):
      let codes = elements.map { compile($0.value) }
      let list = ListCode(
        zip(codes, elements).map { ($0, $1.optional) }, at: syntax.range)
      return fold(list, codes)
    case .map(let entries): return map(entries, syntax)
    case .message: return FailingCode(undeclared(syntax))
    case .comprehension(let macro):
      return ComprehensionCode(
        macro.kind, range: compile(macro.range), variables: macro.variables.count,
        condition: macro.condition.map(compile), body: compile(macro.body), at: syntax.range,
        isProfile: isProfile, steps: macro.steps)
    case .bind(_, let value, let body): return BindCode(compile(value), compile(body))
    }
  }

  private func literal(_ value: Value) -> Value {
    guard isProfile, let number = value.number else { return value }
    return .double(number)
  }

  private func undeclared(_ syntax: Syntax) -> EvaluationError {
    var name = ""
    if case .undeclared(let unknown)? = checked.use(of: syntax) { name = unknown }
    return EvaluationError(.undeclared, "there is no '\(name)'", at: syntax.range)
  }

  private func name(_ name: String, _ syntax: Syntax) -> any Code {
    switch checked.use(of: syntax) {
    case .variable(let variable):
      return SlotCode(variable, at: syntax.range, isProfile: isProfile)
    case .local(let index): return LocalCode(index)
    case .typeName(let name): return ConstantCode(.type(name))
    case .undeclared, .function, .dimensioned, nil: return FailingCode(undeclared(syntax))
    }
  }

  private func presence(_ operand: Syntax, _ syntax: Syntax) -> any Code {
    switch checked.use(of: operand) {
    case .variable(let variable): return SlotPresenceCode(variable.slot)
    case .local: return ConstantCode(.bool(true))
    case .typeName, .function, .dimensioned, .undeclared: return FailingCode(undeclared(operand))
    case nil: break
    }
    guard case .select(let inner, let field, _) = operand.kind else {
      return FailingCode(undeclared(operand))
    }
    return FieldPresenceCode(compile(inner), field: field, at: syntax.range)
  }

  private func map(_ entries: [Syntax.Entry], _ syntax: Syntax) -> any Code {
    let codes = entries.map { (compile($0.key), compile($0.value), $0.optional) }
    return fold(
      MapCode(codes, at: syntax.range, isProfile: isProfile), codes.flatMap { [$0.0, $0.1] })
  }

  private func call(
    _ name: String, _ target: Syntax?, _ arguments: [Syntax], _ syntax: Syntax
  ) -> any Code {
    switch checked.use(of: syntax) {
    case .function(let overloads, let isMember):
      let operands = ((isMember ? target.map { [$0] } : nil) ?? []) + arguments
      let codes = operands.map(compile)
      let isPure = overloads.allSatisfy(\.isPure)
      if name == "matches", codes.count == 2, isPure {
        return fold(MatchCode(codes[0], codes[1], at: syntax.range), codes)
      }
      if name == "or" || name == "orValue", isMember, codes.count == 2, isPure {
        return AlternativeCode(name, codes[0], codes[1], at: syntax.range)
      }
      let call = CallCode(name, overloads, codes, at: syntax.range, isProfile: isProfile)
      return isPure ? fold(call, codes) : call
    case .dimensioned(let function):
      let codes = arguments.map(compile)
      return fold(DimensionedCode(function, codes, at: syntax.range), codes)
    case .undeclared, .variable, .local, .typeName, nil: return FailingCode(undeclared(syntax))
    }
  }

  /// A constant in place of a node whose operands are constant and that has a value.
  func fold(_ code: any Code, _ operands: [any Code]) -> any Code {
    guard operands.allSatisfy({ $0.constant != nil }) else { return code }
    var frame = Frame(ArrayBindings())
    guard case .value(let value) = code.outcome(&frame) else { return code }
    return ConstantCode(value)
  }
}
