extension Checker {
  mutating func typeOfList(_ elements: [Syntax.Element]) -> ExpressionType {
    var joined: ExpressionType?
    for element in elements {
      let type = unwrapped(check(element.value), optional: element.optional, element.value)
      joined = join(joined, type, element.value, "a list")
    }
    return .list(joined ?? inference.freshParameter())
  }

  mutating func typeOfMap(_ entries: [Syntax.Entry]) -> ExpressionType {
    var key: ExpressionType?
    var value: ExpressionType?
    for entry in entries {
      let keyType = check(entry.key)
      let valueType = unwrapped(check(entry.value), optional: entry.optional, entry.value)
      // What can't be a key is left open, so that no text makes types that double in size.
      key = join(key, keyType.isKey ? keyType : .dyn, entry.key, "the keys of a map")
      // Records with fields of different types are useful, so the profile allows them too.
      value = value.map { inference.join($0, valueType) ?? .dyn } ?? valueType
    }
    return .map(key ?? inference.freshParameter(), value ?? inference.freshParameter())
  }

  private mutating func join(
    _ joined: ExpressionType?, _ type: ExpressionType, _ syntax: Syntax, _ place: String
  ) -> ExpressionType {
    guard let joined else { return type }
    if let both = inference.join(joined, type) { return both }
    if isProfile {
      report(
        "mixed-list", "\(place) holds one type, but here \(shown(joined)) meets \(shown(type))",
        at: syntax)
    }
    return .dyn
  }

  private mutating func unwrapped(
    _ type: ExpressionType, optional: Bool, _ syntax: Syntax
  ) -> ExpressionType {
    guard optional else { return type }
    switch type {
    case .optional(let inner): return inner
    case .dyn, .parameter: return .dyn
    case .null, .bool, .int, .uint, .double, .string, .bytes, .list, .map, .timestamp, .duration,
      .type, .wrapper, .opaque, .quantity, .choice:
      report("not-optional", "'?' takes an optional value, but this is \(shown(type))", at: syntax)
      return .dyn
    }
  }

  mutating func typeOfComprehension(
    _ macro: Syntax.Comprehension, _ syntax: Syntax
  ) -> ExpressionType {
    let range = check(macro.range)
    switch macro.kind {
    case .optionalMap, .optionalFlatMap: return typeOfOptionalMap(macro, range)
    case .all, .exists, .existsOne, .map, .filter, .transformList, .transformMap,
      .transformMapEntry:
      break
    }
    let (first, second, element) = variableTypes(range, count: macro.variables.count, macro.range)
    let variables =
      macro.variables.count == 1
      ? [(macro.variables[0], first)] : [(macro.variables[0], first), (macro.variables[1], second)]
    return with(variables) { checker in
      if let condition = macro.condition {
        checker.requireTruth(condition, "the condition of \(macro.kind.rawValue)()")
      }
      return checker.typeOfBody(macro, key: first, element: element)
    }
  }

  private mutating func typeOfBody(
    _ macro: Syntax.Comprehension, key: ExpressionType, element: ExpressionType
  ) -> ExpressionType {
    switch macro.kind {
    case .all, .exists, .existsOne:
      requireTruth(macro.body, "\(macro.kind.rawValue)()")
      return .bool
    case .filter:
      requireTruth(macro.body, "filter()")
      return .list(element)
    case .map, .transformList: return .list(check(macro.body))
    case .transformMap: return .map(key.isKey ? key : .dyn, check(macro.body))
    case .transformMapEntry: return check(macro.body)
    case .optionalMap: return .optional(check(macro.body))
    case .optionalFlatMap: return check(macro.body)
    }
  }

  private mutating func typeOfOptionalMap(
    _ macro: Syntax.Comprehension, _ range: ExpressionType
  ) -> ExpressionType {
    let inner = inference.freshParameter()
    if !inference.assign(range, to: .optional(inner)) {
      report(
        "not-optional",
        "\(macro.kind.rawValue)() takes an optional value, but this is \(shown(range))",
        at: macro.range)
    }
    return with([(macro.variables[0], inference.resolve(inner))]) { checker in
      checker.typeOfBody(macro, key: .dyn, element: .dyn)
    }
  }

  /// The types of a macro's one or two variables, and of what `filter` keeps.
  private mutating func variableTypes(
    _ range: ExpressionType, count: Int, _ syntax: Syntax
  ) -> (first: ExpressionType, second: ExpressionType, element: ExpressionType) {
    switch range {
    case .list(let element):
      return count == 1
        ? (element, .dyn, element) : (isProfile ? .double : .int, element, element)
    case .map(let key, let value): return (key, value, key)
    case .dyn, .parameter: return (.dyn, .dyn, .dyn)
    case .null, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .type,
      .optional, .wrapper, .opaque, .quantity, .choice:
      report("not-a-list", "a macro walks a list or a map, but this is \(shown(range))", at: syntax)
      return (.dyn, .dyn, .dyn)
    }
  }
}

extension ExpressionType {
  /// Whether values of the type may be keys of a map, as far as the type tells.
  fileprivate var isKey: Bool {
    switch self {
    case .dyn, .bool, .int, .uint, .double, .string, .parameter, .wrapper, .choice, .quantity: true
    case .null, .bytes, .list, .map, .timestamp, .duration, .type, .optional, .opaque: false
    }
  }
}
