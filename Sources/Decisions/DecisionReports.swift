import Expressions
import Facts
import RuleBase

/// Turns results of a run into decisions with their reasons.
struct DecisionReports {
  private let run: Run
  private let words: Words
  private let branches: SliceRuns
  private let variations: [Variation]
  private let told: FlipReports
  /// Absent where only the decisions are asked for; then candidates are not told either.
  private let ranges: RangedRuns?

  init(
    _ run: Run, _ words: Words, _ branches: SliceRuns, _ scans: [FactScan],
    _ ranges: RangedRuns?
  ) {
    self.run = run
    self.words = words
    self.branches = branches
    variations = scans.flatMap(\.variations)
    told = FlipReports(run, words, scans)
    self.ranges = ranges
  }

  /// Every member of every decision, in the order of documents.
  func all() -> [Decision] {
    var decisions: [Decision] = []
    for (place, model) in run.plan.base.decisions.enumerated() {
      guard let result = run.results[place] else { continue }
      let shared = Shared(
        quantities: quantities(place, model, result),
        candidates: ranges == nil ? [] : candidates(place, model, result),
        best: ranges == nil ? nil : BestCandidates(run, place, result),
        cases: ranges == nil || !result.applies ? [] : CaseTables(run, words).all(model))
      for index in model.members.indices {
        decisions.append(decision(place, model, result, index, shared))
      }
    }
    return decisions.sorted { ($0.member.order, $0.code) < ($1.member.order, $1.code) }
  }

  /// What all members of a joint decision have in common.
  private struct Shared {
    let quantities: [Estimate]
    let candidates: [CandidateVerdict]
    let best: BestCandidates?
    let cases: [CaseFigures]
  }

  private func decision(
    _ place: Int, _ model: DecisionModel, _ result: DecisionResult, _ index: Int, _ shared: Shared
  ) -> Decision {
    let member = model.members[index]
    let firings = RuleFirings(run, words, place, result)
    let own = firings.all(of: index)
    let reads = reads(place, model, member)
    let flips = told.flips(member)
    let holding = own.filter { $0.standing == .holds }
    let violations: [Firing] =
      if case .imposed(let choice, _) = result.outcomes[index] {
        firings.against(choice, member: index)
      } else {
        []
      }
    return Decision(
      member: member, model: model, outcome: result.outcomes[index],
      products: result.products[index],
      separatedBy: result.products[index].count > 1 ? result.separatedBy : [],
      options: verdicts(place, result, index, shared, firings),
      firings: own, quantities: shared.quantities, candidates: shared.candidates,
      cases: shared.cases,
      provisos: provisos(member, own),
      branches: branches.branches(place, index, of: run).map {
        self.branch($0.slice, $0.outcome, place, index, result)
      },
      reads: reads, flips: flips, steady: told.steady(reads, flips),
      restsOn: holding.flatMap(\.reads).uniqued.filter { isAssumed($0) },
      violations: violations, missed: firings.missed(member: index),
      holdsOverRange: ranges?.isSame(place, index, as: run, reading: reads))
  }

  private func branch(
    _ part: SliceRuns.SliceRun, _ outcome: Outcome, _ place: Int, _ index: Int,
    _ usual: DecisionResult
  ) -> Branch {
    let firings = RuleFirings(
      part.run, words.over(part.run), place, part.run.results[place] ?? usual)
    return Branch(
      slice: part.slice.name, share: part.slice.share, outcome: outcome,
      because: firings.all(of: index).filter {
        $0.standing == .holds && $0.rule.effect != .warn
      })
  }

  private func isAssumed(_ name: FactName) -> Bool {
    guard let index = run.plan.fieldIndex(name), case .assumed = run.facts[index].origin else {
      return false
    }
    return true
  }

  private func reads(
    _ place: Int, _ model: DecisionModel, _ member: DecisionModel.Member
  ) -> [FactName] {
    let joint = run.plan.joints[place]
    var slots = model.applies?.expression.slots ?? []
    for (index, rule) in model.rules.enumerated()
    where model.members.count == 1 || rule.member == nil || rule.member == member.id {
      slots += joint?.globalSlots[index] ?? rule.when.expression.slots
    }
    if member.ranking == .cost { slots += joint?.costSlots ?? [] }
    for option in member.options { slots += option.needs?.expression.slots ?? [] }
    let globals = slots.filter { $0 < run.plan.base.names.count }
    return run.leaves(of: globals).filter { run.facts[$0].value != nil }
      .map { run.plan.fields[$0].name }
  }

  // MARK: - Options

  private func verdicts(
    _ decision: Int, _ result: DecisionResult, _ index: Int, _ shared: Shared,
    _ firings: RuleFirings
  ) -> [OptionVerdict] {
    let model = run.plan.base.decisions[decision]
    let chosen = result.outcomes[index].options
    return model.members[index].options.enumerated().map { place, option in
      let sinking = firings.against(option.id, member: index)
      let against = sinking.isEmpty ? firings.unmet(option.id, member: index) : sinking
      let verdict: OptionVerdict.Verdict
      if chosen.contains(option.id) {
        verdict = .chosen
      } else if !result.applies {
        verdict = .defensible
      } else if !against.isEmpty {
        verdict = .excluded
      } else if result.unassessed[index][place] {
        verdict = .notAssessed
      } else if model.hitPolicy == .collect || model.hitPolicy == .first
        || model.hitPolicy == .unique
      {
        verdict = .defensible
      } else {
        verdict = isWithoutCandidate(option, index, model, result) ? .excluded : .defensible
      }
      return OptionVerdict(
        option: option, verdict: verdict,
        because: verdict == .chosen ? firings.pro(option.id, member: index) : against,
        score: model.hitPolicy == .score ? result.scores[index][place] : nil,
        figures: shared.best?.candidate(member: index, option: place).map {
          figures(of: $0, decision, model, result)
        })
    }
  }

  /// What a candidate comes to, by the quantities that the decision shows.
  private func figures(
    of candidate: Int, _ decision: Int, _ model: DecisionModel, _ result: DecisionResult
  ) -> OptionFigures {
    let joint = run.plan.joints[decision]
    let all = quantities(of: candidate, decision, model)
    return OptionFigures(
      candidate: joint?.combinations[candidate].enumerated().compactMap {
        joint?.choices[$0][$1].id
      } ?? [],
      survives: result.sunkBy[candidate] == nil,
      figures: model.shown.map { id in all.first { $0.id == "\(model.id).\(id)" } })
  }

  /// Whether no combination with the option exists at all.
  private func isWithoutCandidate(
    _ option: DecisionModel.Option, _ index: Int, _ model: DecisionModel, _ result: DecisionResult
  ) -> Bool {
    guard model.isJoint,
      let place = run.plan.base.decisions.firstIndex(where: { $0.id == model.id }),
      let joint = run.plan.joints[place]
    else { return false }
    return !joint.combinations.contains { combination in
      let choice = joint.choices[index][combination[index]]
      return model.members[index].options[safely: choice.option]?.id == option.id
    }
  }

  private func candidates(
    _ place: Int, _ model: DecisionModel, _ result: DecisionResult
  ) -> [CandidateVerdict] {
    guard let joint = run.plan.joints[place], result.applies else { return [] }
    let verdicts = joint.combinations.enumerated().map { index, combination in
      let isWinner = result.winners.contains(index)
      let isAlive = result.sunkBy[index] == nil
      return CandidateVerdict(
        members: combination.enumerated().map { joint.choices[$0][$1].id },
        isWinner: isWinner,
        sunkBy: result.sunkBy[index].flatMap { model.rules[safely: $0]?.id },
        quantities: isAlive
          ? run.quantities(of: index, decision: place, in: .base).map(\.number)
          : model.quantities.map { _ in nil })
    }
    return verdicts.filter(\.isWinner) + verdicts.filter { !$0.isWinner && $0.sunkBy == nil }
      + verdicts.filter { $0.sunkBy != nil }
  }

  private func quantities(
    _ place: Int, _ model: DecisionModel, _ result: DecisionResult
  ) -> [Estimate] {
    result.winner.map { quantities(of: $0, place, model) } ?? []
  }

  /// The figures of one candidate that are known.
  private func quantities(
    of candidate: Int, _ place: Int, _ model: DecisionModel
  ) -> [Estimate] {
    let values = ByScenario(
      low: run.quantities(of: candidate, decision: place, in: .low),
      base: run.quantities(of: candidate, decision: place, in: .base),
      high: run.quantities(of: candidate, decision: place, in: .high))
    let situation = run.situation(of: candidate, decision: place)
    let estimates = Estimates(run)
    return model.quantities.enumerated().compactMap { offset, quantity in
      estimates.estimate(
        quantity.formula, id: "\(model.id).\(quantity.id)",
        values: ByScenario(
          low: values.low[offset], base: values.base[offset], high: values.high[offset]),
        in: situation, words: words, model: model)
    }
  }

  // MARK: - What would change it

  private func provisos(_ member: DecisionModel.Member, _ firings: [Firing]) -> [Proviso] {
    var provisos: [Proviso] = []
    // What nobody can be asked, such as the error of an estimate, is told by ranges instead.
    for variation in variations
    where variation.isPossible && !told.isKnown(variation.field)
      && run.plan.fields[variation.field].question != nil
    {
      guard let change = variation.changes.first(where: { $0.member.id == member.id }) else {
        continue
      }
      let name = run.plan.fields[variation.field].name
      let rule = firings.first { $0.reads.contains(name) && $0.standing != .holds }?.rule.id
      provisos.append(
        Proviso(
          facts: [name],
          words: told.kept(variation),
          rule: rule ?? "", otherwise: words.text(change.outcome, of: member)))
    }
    return provisos
  }
}
