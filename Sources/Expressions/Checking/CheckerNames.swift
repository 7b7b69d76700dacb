import Diagnostics

extension Checker {
  mutating func typeOfName(_ name: String, _ syntax: Syntax) -> ExpressionType {
    if let type = resolve(name, syntax) { return type }
    undeclared(name, syntax)
    return .dyn
  }

  /// The type of a declared, dotted or local name, which is noted as the use of the node.
  private mutating func resolve(_ name: String, _ syntax: Syntax) -> ExpressionType? {
    if let index = locals.lastIndex(where: { $0.name == name }) {
      checked.uses[syntax.id] = .local(index)
      return locals[index].type
    }
    let root = name.prefix { $0 != "." }
    if !root.isEmpty, locals.contains(where: { $0.name == root }) { return nil }
    if let variable = environment.variable(name) {
      checked.uses[syntax.id] = .variable(variable)
      checkPresence(variable, syntax)
      return variable.type
    }
    if let named = environment.namedType(name) {
      checked.uses[syntax.id] = .typeName(named.value)
      return .type(named.type)
    }
    return nil
  }

  private mutating func undeclared(_ name: String, _ syntax: Syntax) {
    checked.uses[syntax.id] = .undeclared(name)
    let near = nearest(name, in: environment.variables.keys.sorted() + locals.map(\.name))
    report(
      "unknown-name", "there is no '\(name)'", at: syntax,
      help: near.map { "did you mean '\($0)'?" })
  }

  mutating func typeOfSelect(
    _ operand: Syntax, field: String, optional: Bool, _ syntax: Syntax
  ) -> ExpressionType {
    if !optional, let name = syntax.dottedName {
      if let type = resolve(name, syntax) { return type }
      if isUnknownPrefix(operand) {
        undeclared(name, syntax)
        return .dyn
      }
    }
    let type = check(operand)
    return typeOfField(field, of: type, optional: optional, syntax)
  }

  /// Whether no part of a dotted name is known, so that the whole is one unknown name.
  private func isUnknownPrefix(_ operand: Syntax) -> Bool {
    guard let name = operand.dottedName else { return false }
    var part = name[...]
    while true {
      let text = String(part)
      if locals.contains(where: { $0.name == text }) || environment.variable(text) != nil
        || environment.namedType(text) != nil
      {
        return false
      }
      guard let dot = part.lastIndex(of: "."), dot > part.startIndex else { return true }
      part = part[..<dot]
    }
  }

  private mutating func typeOfField(
    _ field: String, of type: ExpressionType, optional: Bool, _ syntax: Syntax
  ) -> ExpressionType {
    let result: ExpressionType
    var isOptional = optional
    switch type {
    case .map(_, let value): result = value
    case .dyn, .parameter: result = .dyn
    case .optional(let inner):
      isOptional = true
      guard case .map(_, let value) = inference.resolve(inner) else {
        result = .dyn
        break
      }
      result = value
    case .null, .bool, .int, .uint, .double, .string, .bytes, .list, .timestamp, .duration, .type,
      .wrapper, .opaque, .quantity, .choice:
      unknownField(field, of: type, syntax)
      return .dyn
    }
    guard isOptional else { return result }
    if case .optional = result { return result }
    return .optional(result)
  }

  private mutating func unknownField(_ field: String, of type: ExpressionType, _ syntax: Syntax) {
    let near = syntax.dottedName.flatMap { nearest($0, in: environment.variables.keys.sorted()) }
    report(
      "no-fields", "\(shown(type)) has no field '\(field)'", at: syntax,
      help: near.map { "did you mean '\($0)'?" })
  }
}

extension ExpressionType {
  /// The types that can be named in an expression, with the name that their value prints.
  static let named: [String: (type: ExpressionType, value: String)] = [
    "bool": (.bool, "bool"), "int": (.int, "int"), "uint": (.uint, "uint"),
    "double": (.double, "double"), "string": (.string, "string"), "bytes": (.bytes, "bytes"),
    "null_type": (.null, "null_type"), "type": (.type(.dyn), "type"),
    "list": (.list(.dyn), "list"), "map": (.map(.dyn, .dyn), "map"), "dyn": (.dyn, "dyn"),
    "google.protobuf.Timestamp": (.timestamp, "google.protobuf.Timestamp"),
    "google.protobuf.Duration": (.duration, "google.protobuf.Duration"),
    "optional_type": (.optional(.dyn), "optional_type"),
    "net.IP": (.opaque("net.IP", []), "net.IP"), "net.CIDR": (.opaque("net.CIDR", []), "net.CIDR"),
  ]
}
