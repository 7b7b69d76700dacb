import Diagnostics

/// What a checked expression's names and calls stand for, and every node's type.
struct CheckedSyntax {
  /// What a name or call stands for.
  enum Use {
    case variable(Environment.Variable)
    /// A variable of a macro, by its place on the stack of such variables.
    case local(Int)
    case typeName(String)
    case function([FunctionDeclaration.Overload], isMember: Bool)
    case dimensioned(DimensionedFunction)
    case undeclared(String)
  }

  var types: [ExpressionType]
  var uses: [Use?]

  func type(of syntax: Syntax) -> ExpressionType { types[syntax.id] }
  func use(of syntax: Syntax) -> Use? { uses[syntax.id] }
}

/// Gives every node of a syntax tree its type and resolves its names.
struct Checker {
  let environment: Environment
  var inference = TypeInference()
  var checked: CheckedSyntax
  var locals: [(name: String, type: ExpressionType)] = []
  var problems: [ExpressionProblem] = []
  /// The slots that are known to hold a value at the current place.
  var present: Set<Int> = []

  var isProfile: Bool { environment.mode == .profile }
  var isStrict: Bool { environment.checksTypes }

  init(_ environment: Environment, nodes: Int) {
    self.environment = environment
    checked = CheckedSyntax(
      types: Array(repeating: .dyn, count: nodes), uses: Array(repeating: nil, count: nodes))
  }

  /// Checks a tree and returns what was found out, or everything that is wrong.
  static func check(
    _ syntax: Syntax, in environment: Environment, expecting: ExpressionType?
  ) throws(ExpressionProblems) -> CheckedSyntax {
    var checker = Checker(environment, nodes: syntax.id + 1)
    let type = checker.check(syntax)
    if let expecting, checker.problems.isEmpty { checker.expect(expecting, type, syntax) }
    guard checker.problems.isEmpty else { throw ExpressionProblems(checker.problems) }
    checker.checked.types = checker.checked.types.map {
      checker.inference.resolve($0, final: true)
    }
    return checker.checked
  }

  mutating func report(
    _ id: String, _ message: String, at syntax: Syntax, help: String? = nil
  ) {
    guard isStrict else { return }
    problems.append(
      ExpressionProblem("expression/\(id)", message, at: syntax.range, help: help))
  }

  /// A type for a message: in words in the profile, in its own notation in the plain language.
  func shown(_ type: ExpressionType) -> String { isProfile ? type.words : type.description }

  /// The type of a node, its children checked first.
  @discardableResult
  mutating func check(_ syntax: Syntax) -> ExpressionType {
    let type = inference.resolve(typeOfNode(syntax))
    checked.types[syntax.id] = type
    return type
  }

  private mutating func typeOfNode(_ syntax: Syntax) -> ExpressionType {
    switch syntax.kind {
    case .literal(let value): return type(of: value)
    case .name(let name): return typeOfName(name, syntax)
    case .select(let operand, let field, let optional):
      return typeOfSelect(operand, field: field, optional: optional, syntax)
    case .presence(let operand):
      _ = assuming(presences(syntax, when: true)) { checker in checker.check(operand) }
      return .bool
    case .index(let operand, let index, let optional):
      return typeOfIndex(operand, index, optional: optional, syntax)
    case .call(let name, let target, let arguments):
      return typeOfCall(name, target, arguments, syntax)
    case .not(let operand):
      requireTruth(operand, "'!'")
      return .bool
    case .negate(let operand): return typeOfNegation(operand, syntax)
    case .binary(let operation, let left, let right):
      return typeOfBinary(operation, left, right, syntax)
    case .logical(let operation, let operands):
      return typeOfLogical(operation, operands, syntax)
    case .conditional(let condition, let yes, let no):
      return typeOfConditional(condition, yes, no, syntax)
    case .list(let elements): return typeOfList(elements)
    case .map(let entries): return typeOfMap(entries)
    case .message(let type, let fields):
      for field in fields { check(field.value) }
      report("unknown-type", "there is no type '\(type)'", at: syntax)
      checked.uses[syntax.id] = .undeclared(type)
      return .dyn
    case .comprehension(let macro): return typeOfComprehension(macro, syntax)
    case .bind(let name, let value, let body):
      let type = check(value)
      return with([(name, type)]) { checker in checker.check(body) }
    }
  }

  mutating func with(
    _ variables: [(name: String, type: ExpressionType)],
    _ body: (inout Checker) -> ExpressionType
  ) -> ExpressionType {
    locals += variables
    let type = body(&self)
    locals.removeLast(variables.count)
    return type
  }

  private func type(of literal: Value) -> ExpressionType {
    switch literal {
    case .null: .null
    case .bool: .bool
    case .int: isProfile ? .double : .int
    case .uint: isProfile ? .double : .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .list, .map, .timestamp, .duration, .type, .optional, .opaque: .dyn
    }
  }

  mutating func requireTruth(_ operand: Syntax, _ place: String) {
    let type = check(operand)
    guard !inference.assign(type, to: .bool) else { return }
    report(
      "not-a-condition", "\(place) takes conditions, but this is \(shown(type))", at: operand)
  }

  private mutating func expect(
    _ expected: ExpressionType, _ found: ExpressionType, _ syntax: Syntax
  ) {
    let expected = isProfile ? expected.inProfile : expected
    if isProfile, let wanted = expected.dimension, let dimension = found.dimension {
      if wanted != dimension, !syntax.isZero {
        report(
          "wrong-dimension", "expected \(wanted), but this is \(dimension)", at: syntax,
          help: syntax.isPlainNumber ? literalHelp(wanted, syntax) : nil)
      }
      return
    }
    guard !inference.assign(found, to: expected) else {
      checkDomain(expected, syntax)
      return
    }
    report("wrong-type", "expected \(shown(expected)), but this is \(shown(found))", at: syntax)
  }
}
