/// Finds types for the parameters of signatures.
///
/// Follows the reference checker: a parameter takes the first type that it meets and widens to
/// `dyn` where a later one is only compatible.
struct TypeInference {
  private var bindings: [String: ExpressionType] = [:]
  private var count = 0

  /// A signature with parameters of its own, not shared with any other use of it.
  mutating func fresh(_ types: [ExpressionType]) -> [ExpressionType] {
    var names: [String: ExpressionType] = [:]
    return types.map { rename($0, &names) }
  }

  mutating func freshParameter() -> ExpressionType {
    count += 1
    return .parameter("_\(count)")
  }

  private mutating func rename(
    _ type: ExpressionType, _ names: inout [String: ExpressionType]
  ) -> ExpressionType {
    switch type {
    case .parameter(let name):
      if let known = names[name] { return known }
      let new = freshParameter()
      names[name] = new
      return new
    case .list(let element): return .list(rename(element, &names))
    case .map(let key, let value): return .map(rename(key, &names), rename(value, &names))
    case .optional(let type): return .optional(rename(type, &names))
    case .type(let type): return .type(rename(type, &names))
    case .wrapper(let type): return .wrapper(rename(type, &names))
    case .opaque(let name, let parameters):
      var renamed: [ExpressionType] = []
      for parameter in parameters { renamed.append(rename(parameter, &names)) }
      return .opaque(name, renamed)
    case .dyn, .null, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration,
      .quantity, .choice:
      return type
    }
  }

  /// Makes a type fit another if it can; changes nothing if it can't.
  mutating func assign(_ type: ExpressionType, to target: ExpressionType) -> Bool {
    assign([type], to: [target])
  }

  /// Makes several types fit together if they all can; changes nothing if one can't.
  mutating func assign(_ types: [ExpressionType], to targets: [ExpressionType]) -> Bool {
    guard types.count == targets.count else { return false }
    let before = bindings
    for (type, target) in zip(types, targets) where !fits(type, target) {
      bindings = before
      return false
    }
    return true
  }

  private mutating func fits(_ first: ExpressionType, _ second: ExpressionType) -> Bool {
    if case .parameter = second {
      let (valid, bound) = bind(second, to: first)
      if valid { return true }
      if bound { return false }
    }
    if case .parameter = first { return bind(first, to: second).valid }
    switch (first, second) {
    case (.dyn, _), (_, .dyn): return true
    case (.null, _): return second.takesNull
    case (_, .null): return first.takesNull
    case (.choice, .choice), (.choice, .string), (.string, .choice): return true
    case (.wrapper(let first), .wrapper(let second)): return fits(first, second)
    case (.wrapper(let first), _): return fits(first, second)
    case (_, .wrapper(let second)): return fits(first, second)
    case (.type, .type): return true
    case (.list(let first), .list(let second)): return fits(first, second)
    case (.optional(let first), .optional(let second)): return fits(first, second)
    case (.map(let firstKey, let firstValue), .map(let secondKey, let secondValue)):
      return fits(firstKey, secondKey) && fits(firstValue, secondValue)
    case (.opaque(let firstName, let firsts), .opaque(let secondName, let seconds)):
      guard firstName == secondName, firsts.count == seconds.count else { return false }
      for (first, second) in zip(firsts, seconds) where !fits(first, second) { return false }
      return true
    case (_, _): return first == second
    }
  }

  private mutating func bind(
    _ parameter: ExpressionType, to type: ExpressionType
  ) -> (valid: Bool, bound: Bool) {
    guard case .parameter(let name) = parameter else { return (false, false) }
    if type == parameter { return (true, true) }
    if let known = bindings[name] {
      if known == type { return (true, true) }
      guard fits(type, known) else { return (false, true) }
      let wider = Self.wider(type, known)
      if !occurs(name, in: wider) { bindings[name] = wider }
      return (true, true)
    }
    guard !occurs(name, in: type) else { return (false, false) }
    bindings[name] = type
    return (true, false)
  }

  private func occurs(_ name: String, in type: ExpressionType) -> Bool {
    switch type {
    case .parameter(let other):
      if other == name { return true }
      return bindings[other].map { occurs(name, in: $0) } ?? false
    case .list(let inner), .optional(let inner), .type(let inner), .wrapper(let inner):
      return occurs(name, in: inner)
    case .map(let key, let value): return occurs(name, in: key) || occurs(name, in: value)
    case .opaque(_, let parameters): return parameters.contains { occurs(name, in: $0) }
    case .dyn, .null, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration,
      .quantity, .choice:
      return false
    }
  }

  /// The type of an aggregate that holds both types, or nil if they don't go together.
  mutating func join(_ first: ExpressionType, _ second: ExpressionType) -> ExpressionType? {
    assign(first, to: second) ? Self.wider(first, second) : nil
  }

  private static func wider(_ first: ExpressionType, _ second: ExpressionType) -> ExpressionType {
    isSameOrWider(first, than: second) ? first : second
  }

  private static func isSameOrWider(
    _ first: ExpressionType, than second: ExpressionType
  ) -> Bool {
    switch (first, second) {
    case (.dyn, _), (.parameter, _): true
    case (_, .dyn), (_, .parameter): false
    case (_, .null): true
    case (.string, .choice), (.wrapper, _): true
    case (.choice, .choice): first == second
    case (.list(let first), .list(let second)): isSameOrWider(first, than: second)
    case (.optional(let first), .optional(let second)): isSameOrWider(first, than: second)
    case (.map(let firstKey, let firstValue), .map(let secondKey, let secondValue)):
      isSameOrWider(firstKey, than: secondKey) && isSameOrWider(firstValue, than: secondValue)
    case (.opaque(let firstName, let firsts), .opaque(let secondName, let seconds)):
      firstName == secondName && firsts.count == seconds.count
        && zip(firsts, seconds).allSatisfy { isSameOrWider($0, than: $1) }
    case (_, _): first == second
    }
  }

  /// The type with every parameter replaced by what was found for it, or by `dyn` at the end.
  func resolve(_ type: ExpressionType, final: Bool = false) -> ExpressionType {
    switch type {
    case .parameter(let name):
      if let bound = bindings[name] { return resolve(bound, final: final) }
      return final ? .dyn : type
    case .list(let element): return .list(resolve(element, final: final))
    case .map(let key, let value):
      return .map(resolve(key, final: final), resolve(value, final: final))
    case .optional(let type): return .optional(resolve(type, final: final))
    case .type(let type): return .type(resolve(type, final: final))
    case .wrapper(let type): return .wrapper(resolve(type, final: final))
    case .opaque(let name, let parameters):
      return .opaque(name, parameters.map { resolve($0, final: final) })
    case .dyn, .null, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration,
      .quantity, .choice:
      return type
    }
  }
}

extension ExpressionType {
  fileprivate var takesNull: Bool {
    switch self {
    case .null, .dyn, .timestamp, .duration, .optional, .wrapper, .opaque: true
    case .bool, .int, .uint, .double, .string, .bytes, .list, .map, .type, .parameter, .quantity,
      .choice:
      false
    }
  }
}
