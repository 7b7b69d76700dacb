import Expressions
import Facts
import Quantities
import RuleBase

extension Words {
  /// The terms of a condition with the values they saw in a situation, in the order written.
  func terms(
    of condition: CompiledExpression, in situation: Situation, model: DecisionModel? = nil
  ) -> [Term] {
    let expression = condition.expression
    return expression.explain(situation).map { value in
      term(value, of: expression, in: situation, model)
    }
  }

  private func term(
    _ value: TermValue, of condition: Expression, in situation: Situation, _ model: DecisionModel?
  ) -> Term {
    let holds: Bool? =
      switch value.truth {
      case .holds: true
      case .fails: false
      case .unknown, .error: nil
      }
    let facts = run.leaves(of: value.atom.slots.filter { $0 < run.plan.base.names.count })
      .map { run.plan.fields[$0].name }
    guard let holds else {
      return Term(
        words: unknown(value, in: situation, model), holds: nil, facts: facts, margin: nil)
    }
    return Term(
      words: words(value, holds: holds, of: condition, model), holds: holds, facts: facts,
      margin: margin(value, in: situation, model))
  }

  /// What keeps a term from being judged.
  private func unknown(
    _ value: TermValue, in situation: Situation, _ model: DecisionModel?
  ) -> String {
    var slots = value.atom.slots
    if case .unknown(let missing) = value.truth { slots = missing }
    let missing = slots.filter { slot in
      if case .known = situation.value(atSlot: slot) { return false }
      return true
    }
    let names = (missing.isEmpty ? slots : missing).map { label(of: $0, model: model) }.uniqued
    guard let first = names.first else { return "\(value.atom.source) can't be told" }
    return names.count == 1
      ? "\(first) \(first.isPlural ? "are" : "is") not known"
      : "\(names.joined(separator: " and ")) are not known"
  }

  /// What was seen, said so that it is true whether the term holds or not.
  private func words(
    _ value: TermValue, holds: Bool, of condition: Expression, _ model: DecisionModel?
  ) -> String {
    if let seen = seenWord(value, model) {
      let operands = value.atom.operands
      if holds || operands.count < 2 { return seen }
      let others = others(value, model)
      return others.isEmpty ? seen : "\(seen), not \(others)"
    }
    return wording.clause(for: value.atom, of: condition, model: model, negated: !holds)
  }

  /// The word that a fact has, where the term asks for one: `access rights: rights by group`.
  private func seenWord(_ value: TermValue, _ model: DecisionModel?) -> String? {
    guard let operand = value.atom.operands.first, let slot = operand.slot,
      let seen = value.operands.first?.value
    else { return nil }
    switch (value.atom.form, seen) {
    case (.comparison, .string), (.comparison, .bool), (.membership, .string), (.fact, .bool):
      return "\(label(of: slot, model: model)): \(text(seen, of: slot, model: model))"
    case (_, _): return nil
    }
  }

  /// The words that a term asks for and that were not seen.
  private func others(_ value: TermValue, _ model: DecisionModel?) -> String {
    guard case .bool? = value.operands[0].value else {
      let slot = value.atom.operands[0].slot
      switch value.operands[1].value {
      case .list(let words)?:
        let texts = words.prefix(6).map { text($0, of: slot, model: model) }
        let more = words.count > 6 ? ["\(words.count - 6) others"] : []
        let all = texts + more
        return all.dropLast().joined(separator: ", ") + (all.count > 1 ? " or " : "")
          + (all.last ?? "")
      case let word? where word != value.operands[0].value:
        return text(word, of: slot, model: model)
      case _: return ""
      }
    }
    return ""
  }

  /// The value of a number, and how far it is from the limit: `they are 280 million, 1,400 times the
  /// limit`.
  private func margin(
    _ value: TermValue, in situation: Situation, _ model: DecisionModel?
  ) -> String? {
    guard let numbers = value.comparison, value.atom.operands.count == 2,
      value.atom.operands[0].constant == nil
    else { return nil }
    let operands = value.atom.operands
    let left = numbers.left.atSixDigits
    let right = numbers.right.atSixDigits
    if left == 0, right == 0 { return nil }
    var parts = [told(left, operands[0], like: operands[1], model)]
    if operands[1].slot != nil, operands[1].constant == nil {
      parts.append("against \(told(right, operands[1], like: operands[0], model))")
    }
    if let distance = distance(left, right) { parts.append(distance) }
    return parts.joined(separator: ", ")
  }

  private func told(
    _ number: Double, _ operand: Atom.Operand, like other: Atom.Operand, _ model: DecisionModel?
  ) -> String {
    var units = [operand.slot, other.slot].compactMap { $0 }.map { unit(of: $0, model: model) }
    units += (operand.slots + other.slots).map { unit(of: $0, model: model) }
    let dimension = operand.type.dimension ?? Dimension.none
    let fitting = units.first { $0.dimension == dimension && $0 != .plain }
    return wording.amount(number, in: fitting ?? Unit.usual(for: dimension))
  }

  private func distance(_ left: Double, _ right: Double) -> String? {
    guard right > 0 else { return nil }
    guard left != right else { return "exactly the limit" }
    guard left > 0 else { return nil }
    let ratio = left / right
    if ratio >= 2 { return "\(format(ratio.atTwoDigits)) times the limit" }
    let share = (left - right).magnitude / right * 100
    guard share >= 0.01 else { return "at the limit" }
    let digits = share > 90 && share < 100 ? share.rounded(.down) : share.atTwoDigits
    return "\(format(digits)) % \(left > right ? "above" : "below") the limit"
  }
}

extension Double {
  fileprivate var atTwoDigits: Double { roundedToSignificantDigits(self, 2) }
}
