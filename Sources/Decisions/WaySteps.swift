import Dispatch
import Expressions
import Facts
import RuleBase
import Synchronization

/// One fact at one value, and how far each of some goals gets by it.
struct WayStep: Sendable {
  let field: Int
  let value: Value
  /// How large the change is, from 1 on.
  let size: Double
  /// The same as a variation, for words.
  let variation: Variation
  /// By goal.
  let standings: [WayGoal.Standing]
}

/// Changes one fact at a time and looks how far that brings some goals.
///
/// Of numbers those are found, next to the present one, at which a part of a condition behind a goal
/// turns, or tried at the numbers alone that conditions name, as far as they are plausible; of words
/// all are tried, and of free words those that conditions name.
struct WaySteps {
  private let run: Run
  private let trial: Trial
  private let goals: [WayGoal]
  private let isThorough: Bool
  /// The last place in the order that a goal hangs on.
  private let last: Int
  private let told: FlipReports

  init(
    _ run: Run, _ trial: Trial, _ told: FlipReports, _ goals: [WayGoal], isThorough: Bool
  ) {
    self.run = run
    self.trial = trial
    self.goals = goals
    self.isThorough = isThorough
    last = goals.map(\.place).max() ?? 0
    self.told = told
  }

  /// The facts that a goal hangs on, in vocabulary order.
  var fields: [Int] {
    let affected = run.plan.tables.dependencies.affected
    let places = Set(goals.map(\.place))
    return run.plan.fields.indices.filter { field in
      run.pass.sources[field] != .derived && affected[field].contains { places.contains($0) }
        && canChange(field)
    }
  }

  private func canChange(_ field: Int) -> Bool {
    switch run.plan.fields[field].kind {
    case .boolean, .number, .choice, .choices, .texts: true
    case .text, .records: false
    }
  }

  /// All changes, by the order of the vocabulary; the same on any number of threads.
  func all() -> [WayStep] {
    let fields = fields
    let cuts = ConditionCuts(run, isThorough: isThorough)
    let found = Mutex<[Int: [WayStep]]>([:])
    DispatchQueue.concurrentPerform(iterations: fields.count) { place in
      let steps = steps(of: fields[place], cuts)
      found.withLock { $0[place] = steps }
    }
    return found.withLock { found in fields.indices.flatMap { found[$0] ?? [] } }
  }

  private func steps(of index: Int, _ cuts: ConditionCuts) -> [WayStep] {
    let field = run.plan.fields[index]
    guard field.kind == .number else {
      let now = run.facts[index].value?.base
      return (field.otherValues(than: now) + freeWords(index, now)).map { value in
        step(
          Variation(field: index, value: value, changes: [], cost: nil),
          standings(index, value))
      }
    }
    let steps =
      isThorough ? scanned(index, cuts.cuts(of: index)) : atCuts(index, cuts.cuts(of: index))
    return isThorough ? steps : steps.filter { !told.isFar($0.variation) }
  }

  /// The numbers, next to the present one, at which a goal gets further or less far.
  private func scanned(_ index: Int, _ cuts: [Double]) -> [WayStep] {
    var scan = NumberScan(run, index, cuts: cuts, isThorough: true) {
      standings(index, .double($0))
    }
    let now = goals.map(\.now)
    return scan.stretches().filter { $0.seen != now }.map { stretch in
      let number = scan.representative(stretch)
      return step(
        Variation(
          field: index, value: .double(number), isAbove: scan.isAbove(stretch), low: stretch.low,
          high: stretch.high, changes: [], cost: nil), stretch.seen)
    }
  }

  /// The same at the numbers alone that conditions name, and right beyond them.
  private func atCuts(_ index: Int, _ cuts: [Double]) -> [WayStep] {
    let domain = run.plan.fields[index].domain
    let now = run.facts[index].value?.base.number
    let present = goals.map(\.now)
    func steps(_ tries: [Try], isAbove: Bool?) -> [WayStep] {
      var before = present
      var steps: [WayStep] = []
      for one in tries where domain.contains(one.number) && one.number >= 0 {
        let seen = standings(index, .double(one.number))
        guard seen != before else { continue }
        before = seen
        steps.append(
          step(
            Variation(
              field: index, value: .double(one.number), isAbove: isAbove, low: one.low,
              high: one.high, changes: [], cost: nil), seen))
      }
      return steps.filter { $0.standings != present }
    }
    guard let now else {
      return steps(cuts.flatMap { [.below($0), .at($0), .above($0)] }, isAbove: nil)
    }
    return steps(cuts.filter { $0 >= now }.flatMap { [.at($0), .above($0)] }, isAbove: true)
      + steps(
        cuts.filter { $0 <= now }.reversed().flatMap { [.at($0), .below($0)] }, isAbove: false)
  }

  /// A number to try, with the ends of what it stands for.
  private struct Try {
    let number: Double
    var low: Variation.Bound?
    var high: Variation.Bound?

    static func at(_ cut: Double) -> Try {
      let bound = Variation.Bound(number: cut, isIncluded: true)
      return Try(number: cut, low: bound, high: bound)
    }

    static func above(_ cut: Double) -> Try {
      Try(
        number: (cut * (1 + Variation.beyondCut)).atSixDigits,
        low: .init(number: cut, isIncluded: false))
    }

    static func below(_ cut: Double) -> Try {
      Try(
        number: (cut * (1 - Variation.beyondCut)).atSixDigits,
        high: .init(number: cut, isIncluded: false))
    }
  }

  private func standings(_ field: Int, _ value: Value) -> [WayGoal.Standing] {
    let pass = trial.pass([(field, value)], upTo: last)
    return goals.map { $0.standing(of: pass) }
  }

  private func step(_ variation: Variation, _ standings: [WayGoal.Standing]) -> WayStep {
    WayStep(
      field: variation.field, value: variation.value,
      size: size(variation.field, variation.value), variation: variation, standings: standings)
  }

  /// How large a change is: how many times the number, or a fixed size for words, more for what every
  /// project has to state.
  private func size(_ field: Int, _ value: Value) -> Double {
    let weight = run.plan.fields[field].isRequired ? 1_000.0 : 1
    guard let number = value.number else { return 3 * weight }
    guard let now = run.facts[field].value?.base.number, now > 0, number > 0 else {
      return 10 * weight
    }
    return max(number / now, now / number) * weight
  }

  // MARK: - Free words

  /// A list with one more of the words that conditions look for in it.
  private func freeWords(_ index: Int, _ now: Value?) -> [Value] {
    let field = run.plan.fields[index]
    var isOpen = field.kind == .texts
    if case .choices(_, isOpen: true) = field.kind { isOpen = true }
    guard isOpen else { return [] }
    var present: [Value] = []
    if case .list(let words)? = now { present = words }
    let known = Set(field.choices.map(\.id))
    let slot = run.plan.fieldSlots[index]
    var isRead = false
    var words: [String] = []
    for condition in goals.flatMap(\.conditions).map(\.compiled.expression)
    where condition.slots.contains(slot) {
      isRead = true
      for atom in condition.atoms where atom.slots.contains(slot) {
        words += Self.texts(in: condition.syntax, at: atom.node)
      }
    }
    if words.isEmpty, isRead, present.isEmpty, field.kind == .texts { words = [Self.anyWord] }
    return words.uniqued.filter { !known.contains($0) && !present.contains(.string($0)) }
      .map { .list(present + [.string($0)]) }
  }

  /// What is put into a list of which a condition asks only whether it is empty.
  static let anyWord = "any"

  /// The texts that are written out at and below a node.
  private static func texts(in node: Syntax, at wanted: Int, _ isInside: Bool = false) -> [String] {
    let isInside = isInside || node.id == wanted
    if isInside, case .literal(.string(let text)) = node.kind { return [text] }
    return node.children.flatMap { texts(in: $0, at: wanted, isInside) }
  }
}
