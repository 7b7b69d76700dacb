import Diagnostics

extension Checker {
  typealias Overload = FunctionDeclaration.Overload

  mutating func typeOfCall(
    _ name: String, _ target: Syntax?, _ arguments: [Syntax], _ syntax: Syntax
  ) -> ExpressionType {
    if let target, let prefix = target.dottedName, !isVariable(target) {
      let full = "\(prefix).\(name)"
      if isProfile, let function = DimensionedFunction(rawValue: full) {
        return typeOfDimensioned(function, arguments, syntax)
      }
      if let overloads = environment.overloads(full) {
        return resolve(full, overloads, isMember: false, arguments, syntax)
      }
      if isUnknownNamespace(prefix) {
        for argument in arguments { check(argument) }
        unknownFunction(full, syntax)
        return .dyn
      }
    }
    guard let overloads = environment.overloads(name) else {
      for operand in (target.map { [$0] } ?? []) + arguments { check(operand) }
      unknownFunction(name, syntax)
      return .dyn
    }
    let operands = (target.map { [$0] } ?? []) + arguments
    return resolve(name, overloads, isMember: target != nil, operands, syntax)
  }

  /// Whether a dotted name starts with something declared.
  private func isVariable(_ syntax: Syntax) -> Bool {
    guard var name = syntax.dottedName.map({ $0[...] }) else { return false }
    if locals.contains(where: { $0.name == name.prefix { $0 != "." } }) { return true }
    while true {
      if environment.variable(String(name)) != nil { return true }
      guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return false }
      name = name[..<dot]
    }
  }

  private func isUnknownNamespace(_ prefix: String) -> Bool {
    environment.functions.keys.contains { $0.hasPrefix(prefix + ".") }
      || (isProfile && prefix == "math")
  }

  private mutating func unknownFunction(_ name: String, _ syntax: Syntax) {
    checked.uses[syntax.id] = .undeclared("\(name)()")
    var names = environment.functions.keys.sorted()
    if isProfile { names += DimensionedFunction.allCases.map(\.rawValue) }
    report(
      "unknown-function", "there is no function '\(name)'", at: syntax,
      help: nearest(name, in: names).map { "did you mean '\($0)'?" })
  }

  /// Chooses the forms of a function that take the given arguments.
  mutating func resolve(
    _ name: String, _ overloads: [Overload], isMember: Bool, _ operands: [Syntax], _ syntax: Syntax
  ) -> ExpressionType {
    let types = operands.map { check($0) }
    let sameShape = overloads.filter {
      $0.isMember == isMember && $0.parameters.count == operands.count
    }
    var fitting: [Overload] = []
    var result: ExpressionType?
    for overload in sameShape {
      let signature = inference.fresh([overload.result] + overload.parameters)
      let arguments = adapted(types, operands, to: Array(signature.dropFirst()))
      guard inference.assign(arguments, to: Array(signature.dropFirst())) else { continue }
      fitting.append(overload)
      let type = inference.resolve(signature[0])
      result = result.map { $0 == type ? $0 : .dyn } ?? type
    }
    checked.uses[syntax.id] = .function(isStrict ? fitting : sameShape, isMember: isMember)
    guard let result else {
      mismatch(name, isMember: isMember, sameShape, types, operands, syntax)
      return .dyn
    }
    checkArgumentDomains(fitting, operands)
    checkPattern(name, operands)
    return isStrict ? result : .dyn
  }

  /// The types of arguments, a zero taking whatever dimension is asked for.
  private func adapted(
    _ types: [ExpressionType], _ operands: [Syntax], to parameters: [ExpressionType]
  ) -> [ExpressionType] {
    guard isProfile else { return types }
    return types.indices.map { index in
      if case .quantity = parameters[index], operands[index].isZero { return parameters[index] }
      return types[index]
    }
  }

  private mutating func mismatch(
    _ name: String, isMember: Bool, _ overloads: [Overload], _ types: [ExpressionType],
    _ operands: [Syntax], _ syntax: Syntax
  ) {
    if isProfile, overloads.count == 1, let only = overloads.first {
      for (index, operand) in operands.enumerated() {
        guard let wanted = only.parameters[index].dimension, let found = types[index].dimension,
          wanted != found, !operand.isZero
        else { continue }
        report(
          "wrong-dimension", "'\(name)' takes \(wanted) here, but this is \(found)", at: operand,
          help: operand.isPlainNumber ? literalHelp(wanted, operand) : nil)
        return
      }
    }
    let found = types.map { shown($0) }.joined(separator: ", ")
    let forms = overloads.map { overload in
      overload.parameters.map { shown($0) }.joined(separator: ", ")
    }
    report(
      "no-matching-function", "no form of '\(name)' takes (\(found))", at: syntax,
      help: forms.isEmpty ? nil : "it takes (" + forms.prefix(4).joined(separator: ") or (") + ")")
  }

  private mutating func checkArgumentDomains(_ overloads: [Overload], _ operands: [Syntax]) {
    guard isProfile, let only = overloads.first, overloads.count == 1 else { return }
    for (parameter, operand) in zip(only.parameters, operands) { checkDomain(parameter, operand) }
  }

  private mutating func checkPattern(_ name: String, _ operands: [Syntax]) {
    guard isProfile, name == "matches", operands.count == 2,
      case .literal(.string(let pattern)) = operands[1].kind
    else { return }
    do {
      _ = try RegularExpression(pattern)
    } catch {
      report("bad-pattern", "'\(pattern)' is no pattern: \(error.message)", at: operands[1])
    }
  }
}
