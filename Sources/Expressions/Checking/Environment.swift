/// The names that expressions may use, and the rules that they are read by.
public struct Environment: Sendable {
  /// Which language is read.
  public enum Mode: Hashable, Sendable {
    /// The Common Expression Language as it is specified.
    case plainCEL
    /// The same with doubles only, dimensions and closed lists of values.
    case profile
  }

  /// A declared variable.
  struct Variable: Hashable, Sendable {
    let name: String
    let type: ExpressionType
    let slot: Int
    let isOptional: Bool
  }

  /// Which language is read.
  public let mode: Mode
  /// The namespace in which names are looked up first, such as `com.example`.
  public var container = ""
  /// Whether types are checked before evaluation; names and overloads are found later if not.
  public var checksTypes = true
  /// Whether macros such as `has()` and `all()` are known; they are ordinary calls if not.
  public var expandsMacros = true
  private(set) var variables: [String: Variable] = [:]
  private(set) var functions: [String: [FunctionDeclaration.Overload]]
  /// The types that expressions may name, with the name that their value prints.
  private var types: [String: (type: ExpressionType, value: String)]

  /// An environment with the standard functions of its language and no variables.
  public init(mode: Mode) {
    self.mode = mode
    functions = mode == .profile ? StandardFunctions.profile : StandardFunctions.plain
    types = mode == .profile ? [:] : ExpressionType.named
  }

  /// Declares a variable, whose name may be dotted; a later declaration replaces an earlier one.
  ///
  /// - Parameters:
  ///   - name: What expressions call the variable.
  ///   - type: The type of its values.
  ///   - slot: The number under which bindings hold the value.
  ///   - isOptional: Whether the variable may be absent, so that it may only be read where `has()`
  ///     makes sure that it is there.
  public mutating func declare(
    variable name: String, type: ExpressionType, slot: Int, isOptional: Bool = false
  ) {
    let type = mode == .profile ? type.inProfile : type
    variables[name] = Variable(name: name, type: type, slot: slot, isOptional: isOptional)
  }

  /// Declares a type of the host, whose values are `Value.opaque`, so that expressions may name it.
  public mutating func declare(type name: String) {
    types[name] = (.opaque(name, []), name)
  }

  /// Declares a function, or further forms of one that exists.
  public mutating func declare(function: FunctionDeclaration) {
    var overloads = function.overloads
    if mode == .profile {
      for index in overloads.indices {
        overloads[index].parameters = overloads[index].parameters.map(\.inProfile)
        overloads[index].result = overloads[index].result.inProfile
      }
    }
    functions[function.name, default: []] += overloads
  }

  /// The names of all functions that expressions may call, in alphabetical order.
  public var functionNames: [String] {
    let dimensioned = mode == .profile ? DimensionedFunction.allCases.map(\.rawValue) : []
    return (functions.keys + dimensioned).sorted()
  }

  /// The name of the variable at a slot, for messages.
  public func variableName(atSlot slot: Int) -> String? {
    variables.values.filter { $0.slot == slot }.map(\.name).min()
  }

  /// The full names that a name may stand for, the innermost namespace first.
  func candidates(for name: String) -> [String] {
    if name.hasPrefix(".") { return [String(name.dropFirst())] }
    if container.isEmpty { return [name] }
    var candidates: [String] = []
    var prefix = container[...]
    while true {
      candidates.append("\(prefix).\(name)")
      guard let dot = prefix.lastIndex(of: ".") else { break }
      prefix = prefix[..<dot]
    }
    return candidates + [name]
  }

  func variable(_ name: String) -> Variable? {
    candidates(for: name).lazy.compactMap { variables[$0] }.first
  }

  func namedType(_ name: String) -> (type: ExpressionType, value: String)? {
    candidates(for: name).lazy.compactMap { types[$0] }.first
  }

  func overloads(_ name: String) -> [FunctionDeclaration.Overload]? {
    candidates(for: name).lazy.compactMap { functions[$0] }.first
  }
}
