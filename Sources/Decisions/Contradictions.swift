public import Diagnostics
import Expressions
public import Facts
import RuleBase

extension Plan {
  /// Facts of a specification that can't be true together.
  ///
  /// Only what the client stated counts: an assumption contradicts nobody.
  ///
  /// - Parameter facts: what the client stated.
  /// - Returns: a finding for each contradiction of the rules, at the first fact with the others as
  ///   notes, in reading order.
  public func contradictions(_ facts: FactSet) -> [Diagnostic] {
    guard !base.contradictions.isEmpty else { return [] }
    let situation = statedSituation(facts)
    return base.contradictions.compactMap { contradiction -> Diagnostic? in
      let stated = contradiction.facts.compactMap { name -> (fact: Fact, at: Statement)? in
        guard let fact = facts[name], fact.knowledge != .unknown,
          case .stated(let statement) = fact.origin
        else { return nil }
        return (fact, statement)
      }
      guard stated.count == contradiction.facts.count, let first = stated.first,
        contradiction.when.expression.holds(situation) == true
      else { return nil }
      return Diagnostic(
        "specification/contradiction", message(contradiction.message), at: first.at.location,
        notes: stated.dropFirst().map {
          .init("\(label($0.fact.name)) is stated here", at: $0.at.location)
        },
        help: contradiction.help)
    }.inReadingOrder
  }

  /// The values of the stated facts, and what follows from them alone.
  private func statedSituation(_ facts: FactSet) -> Situation {
    var situation = Situation(count: base.slotCount)
    var stated: Set<Int> = []
    for (index, field) in fields.enumerated() {
      guard let fact = facts[field.name], fact.isStated, fact.knowledge != .unknown else {
        continue
      }
      stated.insert(index)
      situation.set(fieldSlots[index], SlotValue(fact.knowledge))
    }
    for step in base.order {
      switch step {
      case .fact(let index):
        guard !stated.contains(index), let derivation = base.derivations[index] else { continue }
        situation.set(fieldSlots[index], derivation.expression.evaluate(situation))
      case .formula(let index):
        let formula = base.formulas[index]
        guard let slot = base.names[formula.id] else { continue }
        situation.set(slot, formula.expression.expression.evaluate(situation).rounded)
      case .decision: continue
      }
    }
    return situation
  }

  private func label(_ name: FactName) -> String { base.vocabulary[name]?.label ?? name.rawValue }

  /// Findings are clauses: the sentence of the rules without its full stop.
  private func message(_ sentence: String) -> String {
    let clause = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    return clause.lowercasedFirst
  }
}
