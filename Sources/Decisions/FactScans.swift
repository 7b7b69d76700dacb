import Dispatch
import Expressions
import Facts
import RuleBase
import Synchronization

/// Runs the plan over the other values of facts to see what depends on them.
struct FactScans {
  private let run: Run
  private let plan: Plan
  private let trial: Trial

  init(_ run: Run) {
    self.run = run
    plan = run.plan
    trial = Trial(run)
  }

  /// Scans every fact asked for, in vocabulary order; the same on any number of threads.
  func all(_ analyses: Plan.Analyses) -> [FactScan] {
    let fields = plan.fields.indices.filter { index in
      guard run.pass.sources[index] != .derived else { return false }
      let isKnown = isKnown(index)
      guard analyses.contains(isKnown ? .flips : .questions) else { return false }
      return trial.changesDecisions(index) || !isKnown && trial.changesCost(index)
    }
    let isAnyNumber = fields.contains { plan.fields[$0].kind == .number }
    let isThorough = analyses.contains(.thorough)
    let cuts = isAnyNumber ? ConditionCuts(run, isThorough: isThorough) : nil
    let found = Mutex<[Int: FactScan]>([:])
    // The longest first, so that no thread is left alone with one at the end.
    let longestFirst = fields.indices.sorted { work(fields[$0], cuts) > work(fields[$1], cuts) }
    DispatchQueue.concurrentPerform(iterations: fields.count) { number in
      let place = longestFirst[number]
      let scan = scan(fields[place], cuts, isThorough: isThorough)
      found.withLock { $0[place] = scan }
    }
    return found.withLock { found in fields.indices.compactMap { found[$0] } }
  }

  /// About how long a scan takes, to compare it with others: the steps that each run works out, by the
  /// numbers to try.
  private func work(_ index: Int, _ cuts: ConditionCuts?) -> Int {
    let steps = plan.tables.dependencies.affected[index].count
    let isNumber = plan.fields[index].kind == .number
    return steps * (isNumber ? 20 + (cuts?.cuts(of: index).count ?? 0) : 1)
  }

  private func isKnown(_ index: Int) -> Bool {
    run.facts[index].isStated && run.facts[index].knowledge != .unknown
  }

  private func scan(_ index: Int, _ cuts: ConditionCuts?, isThorough: Bool) -> FactScan {
    let field = plan.fields[index]
    if field.kind == .number {
      let told = ToldCrossings(run, index)
      return NumberScan(
        run, index, cuts: cuts?.cuts(of: index) ?? [], isThorough: isThorough,
        isSolved: told.isTold
      ) { trial.result(of: [(index, .double($0))]) }.scan(trial)
    }
    let fact = run.facts[index]
    let possible = fact.value?.otherPoints ?? []
    var variations: [Variation] = []
    var costs: [FactScan.CostPoint] = []
    for value in field.otherValues(than: fact.value?.base) {
      let result = trial.result(of: [(index, value)])
      let isPossible = possible.contains(value)
      if let cost = result.cost, isPossible || fact.value == nil {
        costs.append(.init(value: value, cost: cost))
      }
      guard !result.changes.isEmpty else { continue }
      variations.append(
        Variation(
          field: index, value: value, isPossible: isPossible,
          changes: trial.told(result.changes), cost: result.cost))
    }
    return FactScan(field: index, variations: variations, costs: costs)
  }
}

extension Field {
  /// The values of a fact of few values that differ from the present one: each other word, and sets
  /// that differ by one word.
  func otherValues(than current: Value?) -> [Value] {
    switch kind {
    case .boolean: return [Value.bool(true), .bool(false)].filter { $0 != current }
    case .choice(let choices, _):
      return choices.map { .string($0.id) }.filter { $0 != current }
    case .choices(let choices, _):
      var words: [Value] = []
      if case .list(let list)? = current { words = list }
      return choices.map { choice in
        let word = Value.string(choice.id)
        return .list(words.contains(word) ? words.filter { $0 != word } : words + [word])
      }
    case .number, .text, .texts, .records: return []
    }
  }

  /// Whether its values can be tried.
  var isScanned: Bool {
    switch kind {
    case .boolean, .choice, .choices, .number: true
    case .text, .texts, .records: false
    }
  }
}
