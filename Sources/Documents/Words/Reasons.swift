import Decisions
import Facts
import OrderedCollections
import RuleBase

extension Design {
  /// The rule that decided: on a ladder what sank the option just below the outcome, else the first
  /// that speaks for the outcome.
  func mainFiring(_ decision: Decision) -> Firing? {
    let chosen = decision.options.firstIndex { $0.verdict == .chosen }
    if decision.model.hitPolicy == .ladder, let chosen {
      let below = decision.options[..<chosen].last { $0.verdict == .excluded }
      return below.flatMap { verdict in
        // What sank the candidates of an option may speak of another member alone.
        let own = verdict.because.filter { $0.rule.member.map { $0 == decision.member.id } ?? true }
        return own.first { $0.rule.requirement != nil } ?? own.first
      }
    }
    if let choosing = decision.choosing { return choosing }
    let speaking = chosen.map { decision.options[$0].because } ?? []
    return speaking.first { $0.standing == .holds } ?? decision.reasons.first
  }

  /// The clause that decided: the requirement that forced the step up, or the rule's reason; of
  /// options chosen together the first few requirements.
  func mainReason(_ decision: Decision) -> String? {
    if case .set = decision.outcome {
      var seen: Set<String> = []
      let clauses = askingReasons(decision).map { $0.rule.requirement ?? $0.rule.because }
        .filter { seen.insert($0).inserted }
      return clauses.isEmpty ? nil : clauses.prefix(3).joined(separator: " ")
    }
    return mainFiring(decision).map { $0.rule.requirement ?? $0.rule.because }
  }

  /// Of options chosen together the rules that ask for one of them; those that exclude, where none
  /// is chosen.
  private func askingReasons(_ decision: Decision) -> [Firing] {
    let chosen = Set(decision.outcome.options)
    guard !chosen.isEmpty else { return decision.reasons }
    return decision.reasons.filter { firing in
      firing.rule.effect != .exclude && !chosen.isDisjoint(with: firing.rule.options)
    }
  }

  /// The main reason, or where nothing forced the step why the option is enough.
  func shownReason(_ decision: Decision) -> String? {
    if let reason = mainReason(decision) ?? sufficiency(decision) { return reason }
    if case .set = decision.outcome { return "Nothing that is known asks for any of them." }
    return decision.outcome.options.isEmpty ? nil : "Nothing that is known asks for more."
  }

  /// The first sentence that is known to say why the chosen option is enough.
  private func sufficiency(_ decision: Decision) -> String? {
    guard let chosen = decision.options.first(where: { $0.verdict == .chosen }) else { return nil }
    return resolution.values.firstCertain(chosen.option.suffices)
  }

  /// The changes of stated facts that lead to another answer, the most telling first.
  ///
  /// Changes of facts that the deciding rule reads come first, then those that change few other
  /// decisions; changes of what every client has to state come after those, for they make another
  /// project of it, and are left out where the question no longer arises.
  func tellingFlips(_ decision: Decision) -> [Flip] {
    let deciding = Set(mainFiring(decision)?.reads ?? [])
    let counts = flipCounts
    func rank(_ flip: Flip, at offset: Int) -> (Int, Int, Int, Int) {
      let far =
        decision.endsQuestion(flip) ? 3 : isAnotherProject(flip) ? 2 : flip.isRemote ? 1 : 0
      return (far, deciding.contains(flip.fact) ? 0 : 1, counts[flip.fact] ?? 0, offset)
    }
    return decision.flips.enumerated()
      .filter {
        $0.element.isStated && !$0.element.isFar
          && !(decision.endsQuestion($0.element) && isAnotherProject($0.element))
      }
      .sorted { rank($0.element, at: $0.offset) < rank($1.element, at: $1.offset) }
      .map(\.element)
  }

  /// The change to tell first; absent where every change makes another project of it, or leaves
  /// the question without an answer.
  func nearestFlip(_ decision: Decision) -> Flip? {
    tellingFlips(decision).first { !decision.endsQuestion($0) && !isAnotherProject($0) }
  }

  /// How many decisions each fact changes.
  private var flipCounts: [FactName: Int] {
    var counts: [FactName: Int] = [:]
    for decision in resolution.decisions {
      for fact in Set(decision.flips.filter(\.isStated).map(\.fact)) {
        counts[fact, default: 0] += 1
      }
    }
    return counts
  }

  /// A proviso with every decision that hangs on it.
  struct SharedProviso {
    let proviso: Proviso
    var decisions: [(decision: Decision, otherwise: String?)]
  }

  /// The provisos of all decisions, equal ones together.
  var sharedProvisos: [SharedProviso] {
    var found: OrderedDictionary<String, SharedProviso> = [:]
    for decision in resolution.decisions {
      for proviso in decision.provisos {
        let part = (decision, proviso.otherwise.map(decision.labels(inOutcome:)))
        if found[proviso.words]?.decisions.contains(where: { $0.decision.id == decision.id })
          == true
        {
          continue
        }
        found[proviso.words, default: SharedProviso(proviso: proviso, decisions: [])]
          .decisions.append(part)
      }
    }
    return Array(found.values)
  }
}

extension Flip {
  /// Whether a number would have to become more than a thousand times as large, or as small.
  fileprivate var isRemote: Bool { distance > 1_000 }
}

extension Decision {
  /// The reasons without those that only speak against options beyond the outcome.
  ///
  /// On a ladder a rule against a rung above the one taken decided nothing.
  var decidingReasons: [Firing] {
    guard model.hitPolicy == .ladder,
      let chosen = options.firstIndex(where: { $0.verdict == .chosen })
    else { return reasons }
    let beyond = Set(options[(chosen + 1)...].map(\.option.id))
    return reasons.filter { firing in
      guard firing.rule.effect == .exclude, !firing.rule.options.isEmpty else { return true }
      return !beyond.isSuperset(of: firing.rule.options)
    }
  }

  /// Under `first` and `unique` the rule that chose the outcome, be it only at assumed values.
  fileprivate var choosing: Firing? {
    guard let id = outcome.options.first else { return nil }
    let candidates = firings.filter { $0.rule.effect == .choose && $0.rule.options.contains(id) }
    return candidates.first { $0.standing == .holds }
      ?? candidates.first { $0.standing == .holdsAtBase }
  }

  /// Whether the question no longer arises after a change, or no longer has an answer.
  fileprivate func endsQuestion(_ flip: Flip) -> Bool {
    switch flip.becomes {
    case .notApplicable, .open, .contradicted: true
    case .chosen, .anyOf, .set, .imposed: false
    }
  }
}

/// The text as a sentence: a capital at its start and a full stop at its end.
func sentence(_ text: String) -> String {
  guard let last = text.last else { return text }
  return uppercasedFirst(text) + (".!?…".contains(last) ? "" : ".")
}
