import Expressions
import Facts
import RuleBase

/// What came out of one walk, candidates by their place.
struct Selection: Sendable {
  /// The first of the equals.
  var winner: Int?
  /// Candidates that no stated fact tells apart.
  var winners: [Int] = []
}

/// One walk over the candidates of a joint decision, in ladder order.
///
/// A rule is asked once about all candidates that are alike in what it reads, and a figure is worked
/// out once for them; both are kept in the memory, for passes over changed facts.
struct Walk {
  let pass: Pass
  let joint: JointPlan
  private let programs: Programs
  private(set) var memory: JointMemory
  /// One frame for each scenario: low, base, high.
  private var frames: [CandidateFrame]
  /// Whether a figure is not the same in all three scenarios.
  private let varies: [Bool]
  /// The candidates of which no option is out, from which the least ones are taken.
  private let compared: [UInt64]
  /// Frames at other values of uncertain choices.
  private var alternatives: [(point: Pass.Point, frame: CandidateFrame)] = []
  /// What rules take to be met, as far as it was looked up: those that sink, then those that favour.
  private var conditions: [Condition?]

  /// What a rule takes to be met, whatever the candidate.
  private struct Condition {
    /// A fact behind it is no must: it sinks nothing.
    let isWeak: Bool
    let isVarying: Bool
    /// Other values at which it has to hold too.
    let points: [Pass.Point]
  }

  /// Prepares a walk.
  ///
  /// - Parameters:
  ///   - pass: the values of all slots.
  ///   - joint: the decision.
  ///   - memory: what is known of its candidates.
  ///   - compared: the candidates of which no option is out.
  ///   - isAgain: whether the memory is about the same values, so that nothing is forgotten.
  init(
    _ pass: Pass, _ joint: JointPlan, _ memory: JointMemory, comparing compared: [UInt64],
    isAgain: Bool = false
  ) {
    self.pass = pass
    self.joint = joint
    self.compared = compared
    programs = pass.tables.programs
    self.memory = memory
    if !isAgain { self.memory.forget(joint, pass.marks) }
    frames = [pass.cells.low, pass.cells.base, pass.cells.high].map {
      CandidateFrame($0, pass.pool, joint)
    }
    varies = joint.figureSlots.map { pass.marks.marks(of: $0).contains(.varies) }
    conditions = Array(repeating: nil, count: joint.rules.count)
  }

  /// The survivors on the first rung that has any, ranked.
  ///
  /// - Parameters:
  ///   - eligible: candidates of which no option is out.
  ///   - imposed: members that a client has fixed; rules about them sink nothing.
  /// - Returns: the survivors that no fact tells apart.
  mutating func selection(among eligible: [UInt64], imposed: [Bool]) -> Selection {
    let alive = survivors(of: eligible, in: joint.attributeRules, imposed)
    let rows = joint.attributeRules.upperBound..<joint.sinkingRules.upperBound
    for rung in joint.rungs {
      var survivors: [Int] = []
      for candidate in rung where alive.containsBit(candidate) && !isSunkAgain(candidate, imposed) {
        if let row = sinkingRow(candidate, in: rows, imposed) {
          memory.sink(candidate, row)
        } else {
          survivors.append(candidate)
        }
      }
      if !survivors.isEmpty { return ranked(survivors) }
    }
    return Selection()
  }

  /// For each candidate, the first rule that sinks it, and the survivors of the first rung.
  ///
  /// - Parameters:
  ///   - eligible: candidates of which no option is out.
  ///   - imposed: members that a client has fixed; rules about them sink nothing.
  ///   - isBrief: whether rungs beyond the first with a survivor are left alone.
  /// - Returns: the places of rules by candidate, and the survivors.
  mutating func sinkers(
    among eligible: [UInt64], imposed: [Bool], isBrief: Bool
  ) -> (rules: [Int: Int], firstRung: [Int]) {
    var rules: [Int: Int] = [:]
    var firstRung: [Int] = []
    for rung in joint.rungs {
      if isBrief, !firstRung.isEmpty { break }
      var survivors: [Int] = []
      for candidate in rung where eligible.containsBit(candidate) {
        if let rule = sinker(candidate, from: 0, imposed) {
          rules[candidate] = rule
        } else {
          survivors.append(candidate)
        }
      }
      if firstRung.isEmpty { firstRung = survivors }
    }
    return (rules, firstRung)
  }

  // MARK: - Sinking

  /// Whether a rule sinks a candidate by what it is or comes to, its options and others' costs left
  /// aside.
  mutating func isSunkByItself(_ candidate: Int) -> Bool {
    sinker(candidate, in: joint.plainRules, joint.choices.map { _ in false }) != nil
  }

  /// Whether a rule sinks a candidate.
  mutating func isSunk(_ candidate: Int, imposed: [Bool]) -> Bool {
    sinker(candidate, from: 0, imposed) != nil
  }

  private func isMeant(_ rule: CandidateRule, _ imposed: [Bool]) -> Bool {
    rule.member.map { !imposed[$0] } ?? true
  }

  /// Those of some candidates that no rule of some rows sinks.
  private mutating func survivors(
    of candidates: [UInt64], in rows: Range<Int>, _ imposed: [Bool]
  ) -> [UInt64] {
    var alive = candidates
    for row in rows where isMeant(joint.rules[row], imposed) {
      let acts = joint.rules[row].acts
      for word in alive.indices {
        let asked = alive[word] & (acts?[word] ?? .max)
        var open = asked & ~memory.judged[row, word]
        while open != 0 {
          judge(row, word << 6 + open.trailingZeroBitCount)
          open &= open - 1
        }
        alive[word] &= ~(asked & memory.met[row, word])
      }
    }
    return alive
  }

  /// The first rule from a place on that sinks a candidate, by its place in the decision.
  private mutating func sinker(_ candidate: Int, from first: Int, _ imposed: [Bool]) -> Int? {
    sinker(candidate, in: first..<joint.sinkingRules.upperBound, imposed)
  }

  private mutating func sinker(
    _ candidate: Int, in rows: Range<Int>, _ imposed: [Bool]
  ) -> Int? {
    sinkingRow(candidate, in: rows, imposed).map { joint.rules[$0].index }
  }

  /// The first of some rows of rules that sinks a candidate.
  private mutating func sinkingRow(
    _ candidate: Int, in rows: Range<Int>, _ imposed: [Bool]
  ) -> Int? {
    for row in rows where sinks(row, candidate, imposed) { return row }
    return nil
  }

  private mutating func sinks(_ row: Int, _ candidate: Int, _ imposed: [Bool]) -> Bool {
    let rule = joint.rules[row]
    guard rule.acts(on: candidate), isMeant(rule, imposed) else { return false }
    return memory.verdict(row, candidate) ?? judge(row, candidate)
  }

  /// Whether a candidate is sunk by the rule that sank it before, which is most likely to do so again.
  private mutating func isSunkAgain(_ candidate: Int, _ imposed: [Bool]) -> Bool {
    memory.sinkingRow(candidate).map { sinks($0, candidate, imposed) } ?? false
  }

  /// Finds out whether a rule is met by a candidate.
  @discardableResult
  private mutating func judge(_ row: Int, _ candidate: Int) -> Bool {
    let rule = joint.rules[row]
    let isMet =
      joint.favouringRules.contains(row)
      ? holds(rule, candidate, .base) : isSunk(row, rule, candidate)
    memory.judge(row, candidate, rule.grouping, isMet: isMet)
    return isMet
  }

  private mutating func condition(_ row: Int, _ rule: CandidateRule) -> Condition {
    if let known = conditions[row] { return known }
    let joined = pass.marks.marks(of: rule.globals)
    var points: [Pass.Point] = []
    if joined.contains(.doubtful) {
      var pool = pass.pool
      points = pass.doubts(of: rule.globals.map { Int($0) }).flatMap { field in
        (pass.fact(field).value?.alternatives ?? []).map {
          Pass.Point(field: field, cell: pool.cell($0))
        }
      }
    }
    let condition = Condition(
      isWeak: joined.contains(.weak), isVarying: joined.contains(.varies), points: points)
    conditions[row] = condition
    return condition
  }

  /// Whether a rule holds for a candidate in every scenario, and at every other value of the
  /// uncertain choices that it reads.
  private mutating func isSunk(_ row: Int, _ rule: CandidateRule, _ candidate: Int) -> Bool {
    let condition = condition(row, rule)
    guard !condition.isWeak, holds(rule, candidate, .base) else { return false }
    if condition.isVarying {
      guard holds(rule, candidate, .low), holds(rule, candidate, .high) else { return false }
    }
    for point in condition.points where !holds(rule, candidate, at: point) { return false }
    return true
  }

  private mutating func holds(
    _ rule: CandidateRule, _ candidate: Int, _ scenario: Scenario
  ) -> Bool {
    let frame = scenario.place
    if !rule.needs.isEmpty {
      // Many conditions fail whatever the figures are, which then need not be worked out.
      let fails = frames[frame].failsWithoutFigures(rule, candidate, joint, programs)
      if fails { return false }
    }
    workOut(rule.needs, candidate, scenario)
    return frames[frame].holds(rule.place, programs)
  }

  private mutating func holds(
    _ rule: CandidateRule, _ candidate: Int, at point: Pass.Point
  ) -> Bool {
    let place = alternative(point)
    alternatives[place].frame.place(candidate, joint)
    for figure in rule.needs {
      guard joint.isComparison[figure] else {
        alternatives[place].frame.workOut(figure, joint, programs)
        continue
      }
      // Other values of uncertain choices are tried on the candidate; what it is compared with
      // stays as it is likely to be.
      let group = joint.group(ofFigure: figure, candidate)
      let least = memory.figure(figure, Scenario.base.place, group: group)
      alternatives[place].frame.put(least == .unset ? .unknown : least, figure, joint)
    }
    return alternatives[place].frame.holds(rule.place, programs)
  }

  private mutating func alternative(_ point: Pass.Point) -> Int {
    if let known = alternatives.firstIndex(where: { $0.point == point }) { return known }
    var other = pass
    _ = other.move(to: [point]) { _ in true }
    alternatives.append((point, CandidateFrame(other.cells.base, other.pool, joint)))
    return alternatives.count - 1
  }

  // MARK: - Figures

  /// Puts a candidate and some of its figures into a frame, worked out where they are not known.
  mutating func workOut(_ figures: [Int], _ candidate: Int, _ scenario: Scenario) {
    for figure in figures where joint.isComparison[figure] {
      compare(figure, for: candidate, varies[figure] ? scenario : .base)
    }
    // The frame is taken once: finding it again for each figure would check each time who else has it.
    frames[scenario.place].workOut(
      figures, candidate, scenario.place, varies, &memory, joint, programs)
  }

  /// Finds the least figure among the candidates with which a candidate is compared, for all that
  /// are alike.
  private mutating func compare(_ figure: Int, for candidate: Int, _ scenario: Scenario) {
    let group = joint.group(ofFigure: figure, candidate)
    guard memory.figure(figure, scenario.place, group: group) == .unset,
      let comparison = joint.comparisons[figure]
    else { return }
    let groups = joint.figureGroups[figure]
    let alike = comparison.kinds[Int(comparison.alike.groups[candidate])]
    var least = Double.infinity
    let candidates = alike.indices.map {
      compared[$0] & comparison.among[$0] & alike[$0]
    }
    let survivors = survivors(
      of: candidates, in: joint.plainRules, joint.choices.map { _ in false })
    for word in survivors.indices {
      var open = survivors[word]
      while open != 0 {
        let other = word << 6 + open.trailingZeroBitCount
        open &= open - 1
        if let number = figureCell(comparison.of, of: other, scenario).numberValue {
          least = min(least, number)
        }
      }
    }
    let cell = Cell(number: least)
    for other in alike.bits {
      memory.keep(
        cell, figure, scenario.place, group: Int(groups.groups[other]), of: groups.count)
    }
  }

  /// One figure of a candidate that is compared with no others.
  private mutating func figureCell(_ figure: Int, of candidate: Int, _ scenario: Scenario) -> Cell {
    let column = varies[figure] ? scenario.place : Scenario.base.place
    let group = joint.group(ofFigure: figure, candidate)
    let known = memory.figure(figure, column, group: group)
    if known != .unset { return known }
    workOut(joint.needs(ofFigure: figure), candidate, scenario)
    return frames[scenario.place].cells[joint.figures[figure].slot]
  }

  /// Some figures of a candidate in a scenario.
  ///
  /// - Parameters:
  ///   - figures: their places, each after those that it draws on.
  ///   - candidate: its place.
  ///   - scenario: the scenario.
  ///   - pool: takes in what is neither number nor truth value.
  /// - Returns: a cell for each.
  mutating func figures(
    _ figures: [Int], of candidate: Int, in scenario: Scenario, _ pool: inout CellPool
  ) -> [Cell] {
    workOut(figures, candidate, scenario)
    let frame = frames[scenario.place]
    return figures.map { figure in
      let cell = frame.cells[joint.figures[figure].slot]
      return cell.isSelfContained ? cell : pool.cell(frame.pool.value(of: cell))
    }
  }

  // MARK: - Ranking

  private mutating func ranked(_ survivors: [Int]) -> Selection {
    guard survivors.count > 1 else {
      return Selection(winner: survivors.first, winners: survivors)
    }
    var winners = survivors
    if !joint.favouringRules.isEmpty {
      let scores = survivors.map { points($0) }
      let best = scores.max()
      winners = zip(survivors, scores).filter { $1 == best }.map(\.0)
    }
    let costs = winners.map { cost($0) }
    let cheapest = costs.compactMap(\.self).min()
    guard let cheapest else { return Selection(winner: winners.first, winners: winners) }
    let winner = zip(winners, costs).first { $1 == cheapest }?.0
    if joint.ranksByCost, let winner {
      let ownError = costError(winner)
      winners = zip(winners, costs).filter { candidate, cost in
        cost.map { $0 <= cheapest * max(Self.equalCost, ownError, costError(candidate)) } ?? false
      }.map(\.0)
    }
    return Selection(winner: winner, winners: winners)
  }

  /// Costs that differ by less than a tenth, or by less than their error, are not told apart.
  private static let equalCost = 1.1

  private mutating func points(_ candidate: Int) -> Double {
    var points = 0.0
    for row in joint.favouringRules where joint.rules[row].acts(on: candidate) {
      if memory.verdict(row, candidate) ?? judge(row, candidate) {
        points +=
          joint.rules[row].points
          * pass.wishes.priority(of: joint.rules[row].attribute)
      }
    }
    return points
  }

  /// The factor by which the cost of a candidate may be wrong.
  private mutating func costError(_ candidate: Int) -> Double {
    guard let error = joint.costError else { return 1 }
    workOut(joint.costErrorNeeds, candidate, .base)
    return frames[Scenario.base.place].cells[joint.figures[error].slot].numberValue ?? 1
  }

  /// The cost of a candidate as it is likely to be; nil where it can't be told.
  mutating func cost(_ candidate: Int) -> Double? {
    guard let cost = joint.cost else { return nil }
    workOut(joint.costNeeds, candidate, .base)
    return frames[Scenario.base.place].cells[joint.figures[cost].slot].numberValue
  }
}
