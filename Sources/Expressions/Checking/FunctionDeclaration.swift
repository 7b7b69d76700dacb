/// A function that expressions may call.
public struct FunctionDeclaration: Sendable {
  /// One form of a function, by the types that it takes.
  public struct Overload: Sendable {
    /// The types of the arguments; of a member function the first is the value before the dot.
    public var parameters: [ExpressionType]
    /// The type of the result.
    public var result: ExpressionType
    /// Whether the function is called as `x.name(…)`.
    public var isMember: Bool
    /// The work itself, called with arguments that fit `parameters`.
    public var implementation: @Sendable ([Value]) throws -> Value
    /// Whether equal arguments always give equal results, so that constant calls are folded.
    var isPure = false
    /// Where a standard function stands: its name, and its place among the forms of that name.
    var standard: (name: String, place: Int)?
    /// Of a function of the host: how programs call it.
    var host: HostCall?

    /// One form of a function.
    public init(
      parameters: [ExpressionType], result: ExpressionType, isMember: Bool = false,
      implementation: @escaping @Sendable ([Value]) throws -> Value
    ) {
      self.parameters = parameters
      self.result = result
      self.isMember = isMember
      self.implementation = implementation
    }
  }

  /// The name, which may be dotted.
  public var name: String
  /// The forms, tried in this order.
  public var overloads: [Overload]

  /// A function with all its forms.
  public init(_ name: String, overloads: [Overload]) {
    self.name = name
    self.overloads = overloads
  }

  /// A function of one form.
  public init(
    _ name: String, parameters: [ExpressionType], result: ExpressionType, isMember: Bool = false,
    implementation: @escaping @Sendable ([Value]) throws -> Value
  ) {
    self.init(
      name,
      overloads: [
        Overload(
          parameters: parameters, result: result, isMember: isMember,
          implementation: implementation)
      ])
  }
}

extension FunctionDeclaration.Overload {
  /// Whether the kinds of the values fit the parameters.
  func accepts(_ values: [Value]) -> Bool {
    parameters.count == values.count
      && zip(parameters, values).allSatisfy { $0.accepts($1) }
  }
}

extension ExpressionType {
  /// Whether a value is of this type, as far as its kind tells.
  func accepts(_ value: Value) -> Bool {
    switch self {
    case .dyn, .parameter: return true
    case .opaque(let name, _): if case .opaque(let value) = value { return value.typeName == name }
    case .null: return value == .null
    case .wrapper(let type): return value == .null || type.accepts(value)
    case .bool: if case .bool = value { return true }
    case .int: if case .int = value { return true }
    case .uint: if case .uint = value { return true }
    case .double, .quantity: if case .double = value { return true }
    case .string, .choice: if case .string = value { return true }
    case .bytes: if case .bytes = value { return true }
    case .timestamp: if case .timestamp = value { return true }
    case .duration: if case .duration = value { return true }
    case .type: if case .type = value { return true }
    case .optional: if case .optional = value { return true }
    case .map: if case .map = value { return true }
    case .list(let element):
      if case .list(let values) = value { return values.first.map(element.accepts) ?? true }
    }
    return false
  }
}
