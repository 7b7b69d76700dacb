public import Diagnostics
import Expressions
import RuleBase

/// What the condition of one rule or risk came out as, and each part of it.
public struct ConditionCoverage: Sendable {
  /// One comparison, look-up or fact of the condition.
  public struct Branch: Sendable {
    /// Its text.
    public let source: String
    public internal(set) var seen = TruthsSeen()
  }

  /// The id of the rule or risk.
  public let id: String
  /// Where the condition begins.
  public let location: SourceLocation
  /// Whether it fired, and whether it stayed silent.
  public private(set) var seen = TruthsSeen()
  /// The parts that can come out either way, in the order written.
  public private(set) var branches: [Branch] = []
  /// Whether the condition hangs on nothing, so that it comes out only one way.
  public let isConstant: Bool

  private let condition: CompiledExpression
  /// The places of the branches among the atoms of the condition.
  private let atoms: [Int]

  /// Prepares a condition.
  ///
  /// - Parameters:
  ///   - id: the id of the rule or risk.
  ///   - condition: its condition.
  ///   - constants: the slots that have the same value always.
  init(_ id: String, _ condition: CompiledExpression, constants: Set<Int>) {
    self.id = id
    self.condition = condition
    location = condition.location
    isConstant = constants.isSuperset(of: condition.expression.slots)
    let all = condition.expression.atoms
    atoms = all.indices.filter { !constants.isSuperset(of: all[$0].slots) }
    branches = atoms.map { Branch(source: all[$0].source.onOneLine) }
  }

  /// Whether every way was seen that there is.
  public var isReached: Bool { isConstant ? seen.count > 0 : seen.areBoth }
  /// Whether nothing is left to be seen, parts included.
  var isComplete: Bool { isReached && branches.allSatisfy(\.seen.areBoth) }

  /// Notes what the condition and its parts come out as.
  mutating func see(_ bindings: some Bindings) {
    if isComplete { return }
    if case .value(.bool(let truth)) = condition.expression.evaluate(bindings) { seen.see(truth) }
    let terms = condition.expression.explain(bindings)
    for (place, atom) in atoms.enumerated() {
      switch terms[atom].truth {
      case .holds: branches[place].seen.see(true)
      case .fails: branches[place].seen.see(false)
      case .unknown, .error: break
      }
    }
  }
}

extension String {
  /// The text with every stretch of white space as one space.
  fileprivate var onOneLine: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
