import Expressions
import Facts
import RuleBase

/// Tells whether some of the requirements can be met together, by a design over all candidates of the
/// joint decisions that nothing stands against.
final class ConflictOracle {
  let elements: [ConflictElement]
  private let pass: Pass
  /// The design with everything given up, where no choice is fixed.
  private var loosest: Pass?
  /// The field of each requirement, -1 for fixed choices.
  private let fields: [Int]
  /// Fields of stated musts on which nobody can give way.
  private let background: Set<Int>
  /// Figures that were looked for already.
  var knownEnds: [EndsKey: Ends?] = [:]
  private var met: [UInt64] = []
  private var unmet: [UInt64] = []
  /// How many sets were tried.
  private(set) var tried = 0
  /// Whether not all designs could be tried for one of them.
  private(set) var isBounded = false

  /// How many designs are tried for a set.
  private static let mostDesigns = 1500
  /// From how many designs the search goes on to the next joint decision.
  private static let mostOpen = 4

  /// Prepares the search.
  ///
  /// - Parameters:
  ///   - pass: what was decided.
  ///   - elements: the requirements, at most 64.
  init(_ pass: Pass, _ elements: [ConflictElement]) {
    self.pass = pass
    self.elements = elements
    let fields = elements.map { $0.field ?? -1 }
    self.fields = fields
    background = Set(
      pass.tables.fields.indices.filter { field in
        let fact = pass.fact(field)
        return fact.isStated && fact.strength == .must && !fields.contains(field)
      })
    // Choices can't be fixed again once they are free.
    if elements.allSatisfy({ $0.choice == nil }) { loosest = workedOut() }
  }

  /// The plan.
  var tables: PlanTables { pass.tables }

  /// All requirements, as bits.
  var everything: UInt64 {
    elements.count >= 64 ? .max : (1 << UInt64(elements.count)) - 1
  }

  /// Whether a set can be met, the others given up.
  func isMet(_ set: UInt64) -> Bool {
    // Of a set that can be met all parts can, and what holds one that can't be can't.
    if met.contains(where: { set & ~$0 == 0 }) { return true }
    if unmet.contains(where: { $0 & ~set == 0 }) { return false }
    let answer = designs(for: set, mostFound: 1).first != nil
    if answer { met.append(set) } else { unmet.append(set) }
    return answer
  }

  /// The facts of a set, the others relaxed as far as can be.
  ///
  /// - Parameters:
  ///   - set: the requirements that are kept.
  ///   - change: another value for one of them.
  /// - Returns: the pass that the rules come to.
  func decided(_ set: UInt64, changing change: (element: Int, value: Value)? = nil) -> Pass {
    var changes: [(field: Int, fact: Fact)] = []
    var released: Set<String> = []
    var anew: [Int] = []
    for (place, element) in elements.enumerated() {
      let isKept = set & (1 << UInt64(place)) != 0
      if let choice = element.choice {
        guard !isKept else { continue }
        released.insert(choice.member)
        anew.append(choice.decision)
      } else if let field = element.field {
        var fact = element.fact
        let other = change?.element == place ? change?.value : isKept ? nil : element.steps.last
        if loosest != nil, other == element.steps.last { continue }
        if let other { fact.knowledge = .known(FactValue(other)) }
        // What is only wished for counts in full here: a set tells what clashes with it.
        let isSame = loosest == nil && other == nil && fact.strength == .must
        fact.strength = .must
        if !isSame { changes.append((field, fact)) }
      }
    }
    let start = loosest ?? pass
    let result = changes.isEmpty ? start : start.taking(changes)
    return released.isEmpty ? result : result.deciding(anew: anew, releasing: released)
  }

  /// The design with everything given up, all its candidates worked out: what other sets begin with, so
  /// that only what hangs on their requirements is worked out anew.
  private func workedOut() -> Pass {
    var pass = decided(0)
    for (index, joint) in pass.tables.joints.enumerated() where joint != nil {
      _ = pass.survivors(of: index)
    }
    return pass
  }

  /// Designs that meet a set.
  ///
  /// - Parameters:
  ///   - set: the requirements.
  ///   - change: another value for one of them.
  ///   - mostFound: after how many the search ends.
  /// - Returns: the designs, the one that the rules come to first.
  func designs(
    for set: UInt64, changing change: (element: Int, value: Value)? = nil, mostFound: Int
  ) -> [Pass] {
    tried += 1
    let demanded = demanded(set)
    var found: [Pass] = []
    var space = DesignSpace(pass.tables, most: Self.mostDesigns, mergesAlikes: true)
    space.explore(
      from: decided(set, changing: change),
      isEnough: { design in
        if Obstacles(design.pass, demanding: demanded).isEmpty { found.append(design.pass) }
        return found.count >= mostFound
      },
      worth: { Self.leastObstructed($0.map { Obstacles($0.pass, demanding: demanded) }) })
    if space.isBounded { isBounded = true }
    return found
  }

  /// The design that comes nearest to a set which can't be met.
  func nearest(to set: UInt64) -> (pass: Pass, obstacles: Obstacles) {
    let demanded = demanded(set)
    let start = decided(set)
    var best = (pass: start, obstacles: Obstacles(start, demanding: demanded))
    var space = DesignSpace(pass.tables, most: Self.mostDesigns, mergesAlikes: true)
    space.explore(
      from: start,
      isEnough: { design in
        let obstacles = Obstacles(design.pass, demanding: demanded)
        if best.obstacles.isBeaten(by: obstacles) { best = (design.pass, obstacles) }
        return false
      },
      worth: { Self.leastObstructed($0.map { Obstacles($0.pass, demanding: demanded) }) })
    return best
  }

  /// The fields whose limits a set demands, and those that nobody can give way on.
  private func demanded(_ set: UInt64) -> Set<Int> {
    var demanded = background
    for (place, field) in fields.enumerated() where set & (1 << UInt64(place)) != 0 {
      if field >= 0 { demanded.insert(field) }
    }
    return demanded
  }

  private static func leastObstructed(_ all: [Obstacles]) -> [Int] {
    var kept: [Int] = []
    for (place, one) in all.enumerated() where !kept.contains(where: { one.isBeaten(by: all[$0]) })
    {
      kept.removeAll { all[$0].isBeaten(by: one) }
      kept.append(place)
    }
    return Array(kept.prefix(mostOpen))
  }
}
