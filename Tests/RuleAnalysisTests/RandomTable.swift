import TestSupport

/// A random condition over a few facts, in the language of rules and in that of SMT solvers.
indirect enum RandomCondition: Sendable {
  case size(String, Int)
  case secret
  case colour(String)
  case tool(String)
  case not(RandomCondition)
  case both(RandomCondition, RandomCondition)
  case either(RandomCondition, RandomCondition)

  static let colours = ["red", "green", "blue"]
  static let tools = ["saw", "axe"]

  init(_ random: inout SeededGenerator, depth: Int) {
    if depth > 0, !random.isOnce(in: 3) {
      let left = RandomCondition(&random, depth: depth - 1)
      let right = RandomCondition(&random, depth: depth - 1)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: self = .not(left)
      case 1, 2: self = .both(left, right)
      default: self = .either(left, right)
      }
      return
    }
    switch Int.random(in: 0..<6, using: &random) {
    case 0: self = .secret
    case 1: self = .colour(random.pick(Self.colours))
    case 2: self = .tool(random.pick(Self.tools))
    default:
      self = .size(
        random.pick(["<", "<=", ">", ">=", "=="]), Int.random(in: 0...4, using: &random))
    }
  }

  /// The condition as rules write it.
  var text: String {
    switch self {
    case .size(let operation, let number): "x.size \(operation) \(number)"
    case .secret: "x.secret"
    case .colour(let colour): "x.colour == '\(colour)'"
    case .tool(let tool): "'\(tool)' in x.tools"
    case .not(let inner): "!(\(inner.text))"
    case .both(let left, let right): "(\(left.text) && \(right.text))"
    case .either(let left, let right): "(\(left.text) || \(right.text))"
    }
  }

  /// The condition in SMT-LIB 2.
  var formula: String {
    switch self {
    case .size("==", let number): "(= size \(number))"
    case .size(let operation, let number): "(\(operation) size \(number))"
    case .secret: "secret"
    case .colour(let colour): "(= colour \(Self.colours.firstIndex(of: colour) ?? 0))"
    case .tool(let tool): tool
    case .not(let inner): "(not \(inner.formula))"
    case .both(let left, let right): "(and \(left.formula) \(right.formula))"
    case .either(let left, let right): "(or \(left.formula) \(right.formula))"
    }
  }

  /// Declarations of everything that formulas name.
  static let declarations = """
    (declare-const size Real) (assert (>= size 0))
    (declare-const secret Bool)
    (declare-const colour Int) (assert (and (>= colour 0) (<= colour 2)))
    (declare-const saw Bool) (declare-const axe Bool)
    """
}

/// Rows of a decision, each with the option that it chooses.
struct RandomTable: Sendable {
  let id: String
  let policy: String
  let rows: [(condition: RandomCondition, option: String)]

  init(_ random: inout SeededGenerator, id: String) {
    self.id = id
    policy = random.pick(["first", "unique"])
    rows = (0..<Int.random(in: 3...5, using: &random)).map { index in
      // Every option has a row, else the table does not load.
      let option = index < 3 ? ["a", "b", "c"][index] : random.pick(["a", "b", "c"])
      return (RandomCondition(&random, depth: 2), option)
    }
  }

  var text: String {
    let rules = rows.enumerated().map { index, row in
      rule("r\(index)", row.condition.text, "choose", row.option)
        .replacing("d/r", with: "\(id)/r")
    }
    return decision(policy, rules, id: id)
  }
}
