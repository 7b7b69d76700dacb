import Expressions

/// One line of a file of conformance cases.
struct ConformanceCase: Decodable {
  struct Declaration: Decodable {
    struct Form: Decodable {
      var params: [String]
      var result: String
      var instance: Bool?
    }

    var name: String
    var ident: String?
    var function: [Form]?
  }

  struct Expectation: Decodable {
    var value: TypedValue?
    var deduced_type: String?
    var error: String?
  }

  var expr: String
  var type_env: [Declaration]?
  var bindings: [String: TypedValue]?
  var container: String?
  var disable_check: Bool?
  var disable_macros: Bool?
  var check_only: Bool?
  var expect: Expectation?
}

extension ConformanceCase {
  /// Why the case does not pass; nil if it does.
  ///
  /// As with the reference runner, an expression that is refused before it is evaluated fails even
  /// where an error is expected, messages are not compared, and `true` is expected where nothing is.
  func failure() -> String? {
    let (environment, slots) = self.environment()
    do {
      let expression = try Expression(expr, in: environment)
      if let type = expect?.deduced_type, conformanceType(type) != expression.type {
        return "the type is \(expression.type), not \(type)"
      }
      if check_only == true { return nil }
      return mismatch(expression.evaluate(ArrayBindings(slots)))
    } catch {
      return error.problems.map { "\($0.id) \($0.message)" }.joined(separator: "; ")
    }
  }

  private func environment() -> (Environment, [SlotValue]) {
    var environment = Environment(mode: .plainCEL)
    environment.container = container ?? ""
    environment.checksTypes = disable_check != true
    environment.expandsMacros = disable_macros != true
    var slots: [SlotValue] = []
    var declared: Set<String> = []
    func declare(_ name: String, _ type: ExpressionType) {
      environment.declare(variable: name, type: type, slot: slots.count)
      slots.append(bindings?[name].map { .known($0.value) } ?? .absent)
      declared.insert(name)
    }
    for declaration in type_env ?? [] {
      if let ident = declaration.ident { declare(declaration.name, conformanceType(ident)) }
      for form in declaration.function ?? [] {
        environment.declare(
          function: FunctionDeclaration(
            declaration.name, parameters: form.params.map(conformanceType),
            result: conformanceType(form.result), isMember: form.instance == true
          ) { _ in throw EvaluationError(.function, "declared without an implementation") })
      }
    }
    if disable_check == true {
      for name in (bindings ?? [:]).keys.sorted() where !declared.contains(name) {
        declare(name, .dyn)
      }
    }
    return (environment, slots)
  }

  private func mismatch(_ outcome: Evaluation) -> String? {
    switch outcome {
    case .value(let value):
      if expect?.error != nil { return "the value \(value.literal), not an error" }
      let wanted = expect?.value?.value ?? .bool(true)
      return isSame(value, wanted) ? nil : "\(value.literal), not \(wanted.literal)"
    case .error(let error): return expect?.error == nil ? "the error \(error.message)" : nil
    case .unknown: return "unknown"
    }
  }

  /// Whether two values are of one kind and equal, NaN being itself and maps in any order.
  private func isSame(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.double(let left), .double(let right)): left == right || left.isNaN && right.isNaN
    case (.list(let left), .list(let right)):
      left.count == right.count && zip(left, right).allSatisfy(isSame)
    case (.map(let left), .map(let right)):
      left.entries.count == right.entries.count
        && left.entries.allSatisfy { entry in
          right.entries.contains { isSame($0.key, entry.key) && isSame($0.value, entry.value) }
        }
    case (_, _): left == right
    }
  }
}
