import Binary
import Quantities
import Synchronization

/// An expression that was read, checked and compiled, ready to be evaluated many times.
public struct Expression: Sendable {
  /// The tree of an expression and what the checker found out about it.
  private final class Tree: Sendable {
    let syntax: Syntax
    let checked: CheckedSyntax

    init(_ syntax: Syntax, _ checked: CheckedSyntax) {
      self.syntax = syntax
      self.checked = checked
    }

    /// Reads a stored tree; one that can't be read comes to nothing.
    convenience init(from stored: BinaryReader?) {
      do throws(BinaryDamage) {
        guard var reader = stored else { throw BinaryDamage() }
        _ = try reader.readSection()
        self.init(try reader.read(), try reader.read())
      } catch {
        self.init(
          Syntax(id: 0, range: 0..<0, kind: .literal(.null), height: 1, size: 1),
          CheckedSyntax(types: [.dyn], uses: [nil]))
      }
    }
  }

  private final class Program: Sendable {
    let code: any Code

    init(_ code: any Code) { self.code = code }
  }

  /// Everything about the expression, shared by its copies; made when first asked for.
  private final class Storage: Sendable {
    let source: String
    let isProfile: Bool
    let slots: [Int]
    let result: ExpressionType
    private let stored: BinaryReader?
    private let readTree = AtomicLazyReference<Tree>()
    private let compiled = AtomicLazyReference<Program>()
    private let explained = Mutex<[AtomCode]?>(nil)

    init(
      _ source: String, _ result: ExpressionType, _ slots: [Int], isProfile: Bool,
      stored: BinaryReader?
    ) {
      self.source = source
      self.result = result
      self.slots = slots
      self.isProfile = isProfile
      self.stored = stored
    }

    convenience init(
      _ source: String, _ syntax: Syntax, _ checked: CheckedSyntax, isProfile: Bool
    ) {
      let compiler = Compiler(checked: checked, isProfile: isProfile)
      self.init(
        source, checked.type(of: syntax),
        AtomFinder(source: "", checked: checked, compiler: compiler).slots(in: syntax),
        isProfile: isProfile, stored: nil)
      _ = readTree.storeIfNil(Tree(syntax, checked))
    }

    private var tree: Tree { readTree.load() ?? readTree.storeIfNil(Tree(from: stored)) }
    private var compiler: Compiler { Compiler(checked: checked, isProfile: isProfile) }

    /// The program, which is stored before the tree; nil if the expression was not stored.
    var storedProgram: PortableProgram?? {
      guard var reader = stored, var section = try? reader.readSection() else { return nil }
      return try? PortableProgram?(from: &section)
    }

    var syntax: Syntax { tree.syntax }
    var checked: CheckedSyntax { tree.checked }
    var code: any Code {
      (compiled.load() ?? compiled.storeIfNil(Program(compiler.compile(syntax)))).code
    }

    func slot(of node: Syntax) -> Int? {
      guard checked.uses.indices.contains(node.id),
        case .variable(let variable) = checked.use(of: node)
      else { return nil }
      return variable.slot
    }

    func constant(of node: Syntax) -> Value? {
      guard checked.uses.indices.contains(node.id) else { return nil }
      return Compiler(checked: checked, isProfile: isProfile).compile(node).constant
    }

    var atomCodes: [AtomCode] {
      explained.withLock { known in
        if let known { return known }
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
  private var types: [ExpressionType] { checked.types }
  var checked: CheckedSyntax { storage.checked }
  var isProfile: Bool { storage.isProfile }
  /// The expression as a program; nil if no program can do it.
  var portableProgram: PortableProgram? { storage.storedProgram ?? PortableProgram(of: self) }

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

  /// An expression that was read and checked before, with its stored program and tree.
  init(
    source: String, type: ExpressionType, slots: [Int], isProfile: Bool, stored: BinaryReader
  ) {
    storage = Storage(source, type, slots, isProfile: isProfile, stored: stored)
  }

  /// The slot of the variable that a node of `syntax` names; nil for every other node.
  public func slot(of node: Syntax) -> Int? { storage.slot(of: node) }

  /// The value of a node of `syntax` that reads no variable, such as 0.8 for `ms(800)`.
  public func constant(of node: Syntax) -> Value? { storage.constant(of: node) }

  /// The value, if it is the same for all bindings.
  public var constant: Value? { constant(of: syntax) }

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
