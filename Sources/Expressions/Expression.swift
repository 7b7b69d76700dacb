import Quantities
import Synchronization

/// An expression that was read, checked and compiled, ready to be evaluated many times.
public struct Expression: Sendable {
  /// Everything about the expression, shared by its copies.
  private final class Storage: Sendable {
    let source: String
    let syntax: Syntax
    let checked: CheckedSyntax
    let isProfile: Bool
    let slots: [Int]
    let code: any Code
    let result: ExpressionType
    /// Made when first asked for: most expressions are evaluated and never explained.
    private let explained = Mutex<[AtomCode]?>(nil)

    init(_ source: String, _ syntax: Syntax, _ checked: CheckedSyntax, isProfile: Bool) {
      let compiler = Compiler(checked: checked, isProfile: isProfile)
      self.source = source
      self.syntax = syntax
      self.checked = checked
      self.isProfile = isProfile
      result = checked.type(of: syntax)
      slots = AtomFinder(source: "", checked: checked, compiler: compiler).slots(in: syntax)
      code = compiler.compile(syntax)
    }

    var types: [ExpressionType] { checked.types }

    var atomCodes: [AtomCode] {
      explained.withLock { known in
        if let known { return known }
        let compiler = Compiler(checked: checked, isProfile: isProfile)
        let finder = AtomFinder(source: source, checked: checked, compiler: compiler)
        let atoms = finder.atoms(in: syntax)
        known = atoms
        return atoms
      }
    }
  }

  private let storage: Storage

  /// The text as written.
  public var source: String { storage.source }
  /// The text as a tree.
  public var syntax: Syntax { storage.syntax }
  /// The type of the result.
  public var type: ExpressionType { storage.result }
  /// The slots of all variables that occur, ascending.
  public var slots: [Int] { storage.slots }
  /// The conditions that the expression is put together from, in the order written.
  public var atoms: [Atom] { storage.atomCodes.map(\.atom) }

  var atomCodes: [AtomCode] { storage.atomCodes }
  private var types: [ExpressionType] { storage.types }
  var checked: CheckedSyntax { storage.checked }

  /// Reads, checks and compiles an expression.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - environment: The names that the text may use.
  ///   - expecting: The type that the result must have; nil for any.
  /// - Throws: Everything that is wrong with the text; of a syntax error the first one only.
  public init(
    _ source: String, in environment: Environment, expecting: ExpressionType? = nil
  ) throws(ExpressionProblems) {
    let isProfile = environment.mode == .profile
    let syntax: Syntax
    do {
      syntax = try Parser.parse(
        source, isProfile: isProfile, expandsMacros: environment.expandsMacros)
    } catch {
      throw ExpressionProblems([error])
    }
    let checked = try Checker.check(syntax, in: environment, expecting: expecting)
    storage = Storage(source, syntax, checked, isProfile: isProfile)
  }

  /// The type of a node of `syntax`.
  public func type(of node: Syntax) -> ExpressionType {
    types.indices.contains(node.id) ? types[node.id] : .dyn
  }

  /// The steps of work after which an evaluation gives up, unless another limit is asked for.
  public static let usualLimit = 1_000_000

  /// The result, which is unknown if it hangs on variables that are, and an error if one is absent.
  ///
  /// - Parameters:
  ///   - bindings: The values of the variables.
  ///   - limit: How many steps of work may be done before the result is an error of the kind `limit`;
  ///     a step is about an element of a list that a macro visits, or 64 bytes of text.
  /// - Returns: The value, the slots of the unknowns that it hangs on, or why there is none.
  public func evaluate(
    _ bindings: some Bindings, limit: Int = Expression.usualLimit
  ) -> Evaluation {
    var frame = Frame(bindings, limit: limit)
    switch storage.result {
    case .bool:
      if let truth = storage.code.truth(&frame) { return .value(.bool(truth)) }
    case .double, .quantity:
      if let number = storage.code.number(&frame) { return .value(.double(number)) }
    case .dyn, .null, .int, .uint, .string, .bytes, .list, .map, .timestamp, .duration, .type,
      .optional, .wrapper, .opaque, .parameter, .choice:
      break
    }
    frame.left = limit
    return storage.code.outcome(&frame)
  }

  /// Whether the condition holds; nil if that is unknown or an error.
  public func holds(_ bindings: some Bindings) -> Bool? {
    var frame = Frame(bindings)
    return storage.code.truth(&frame)
  }

  /// The number that the expression comes to; nil if it is unknown, an error or no number.
  public func number(_ bindings: some Bindings) -> Double? {
    var frame = Frame(bindings)
    return storage.code.number(&frame)
  }
}

extension Expression: Hashable {
  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.source == rhs.source && lhs.slots == rhs.slots && lhs.types == rhs.types
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(source)
    hasher.combine(slots)
  }
}
