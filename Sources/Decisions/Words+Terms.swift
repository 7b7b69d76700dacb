import Expressions
import Facts
import Quantities
import RuleBase

extension Words {
  /// The terms of a condition with the values they saw in a situation, in the order written.
  func terms(
    of condition: CompiledExpression, in situation: Situation, model: DecisionModel? = nil
  ) -> [Term] {
    condition.expression.explain(situation).map { term($0, model) }
  }

  private func term(_ value: TermValue, _ model: DecisionModel?) -> Term {
    let holds: Bool? =
      switch value.truth {
      case .holds: true
      case .fails: false
      case .unknown, .error: nil
      }
    let facts = run.leaves(of: value.atom.slots.filter { $0 < run.plan.base.names.count })
      .map { run.plan.fields[$0].name }
    return Term(
      words: words(value, model), holds: holds, facts: facts, margin: margin(value))
  }

  private func words(_ value: TermValue, _ model: DecisionModel?) -> String {
    let atom = value.atom
    switch atom.form {
    case .comparison(let operation): return comparison(value, operation, model)
    case .membership: return membership(value, model)
    case .presence:
      let name = atom.slots.first.map { label(of: $0, model: model) } ?? atom.source
      return "\(name) is \(value.truth == .holds ? "known" : "not known, or none")"
    case .fact:
      let name = atom.slots.first.map { label(of: $0, model: model) } ?? atom.source
      guard let truth = value.operands.first?.truth else { return "\(name) is unknown" }
      return "\(name): \(truth ? "yes" : "no")"
    case .opaque:
      let names = atom.slots.map { label(of: $0, model: model) }.uniqued
        .joined(separator: " and ")
      switch value.truth {
      case .holds: return "\(names): as the rule asks"
      case .fails: return "\(names): not as the rule asks"
      case .unknown, .error: return "\(names) is unknown"
      }
    }
  }

  /// One side of a comparison: its name, and its value in words.
  private func side(
    _ operand: Atom.Operand, _ evaluation: Evaluation, like other: Int?, _ model: DecisionModel?
  ) -> (name: String, value: String?) {
    let slot = operand.slot ?? operand.slots.first ?? other
    let name =
      operand.slot.map { label(of: $0, model: model) }
      ?? (operand.slots.isEmpty
        ? "" : operand.slots.map { label(of: $0, model: model) }.uniqued.joined(separator: " and "))
    guard let value = evaluation.value else { return (name, nil) }
    if case .double(let number) = value, operand.slot == nil, !operand.slots.isEmpty {
      return (name, format(number.atSixDigits, in: unit(operand.type, slot, model)))
    }
    return (name, text(value, of: operand.slot ?? other, model: model))
  }

  private func unit(_ type: ExpressionType, _ slot: Int?, _ model: DecisionModel?) -> Unit {
    guard case .quantity(let dimension) = type, dimension != .none else { return .plain }
    if let slot, unit(of: slot, model: model).dimension == dimension {
      return unit(of: slot, model: model)
    }
    return Unit.named(dimension == .time ? "s" : dimension == .money ? "USD" : "") ?? .plain
  }

  private func comparison(
    _ value: TermValue, _ operation: BinaryOperator, _ model: DecisionModel?
  ) -> String {
    guard value.atom.operands.count == 2, value.operands.count == 2 else {
      return value.atom.source
    }
    let slots = value.atom.operands.map { $0.slot ?? $0.slots.first }
    let left = side(value.atom.operands[0], value.operands[0], like: slots[1], model)
    let right = side(value.atom.operands[1], value.operands[1], like: slots[0], model)
    guard let leftValue = left.value else { return "\(left.name) is unknown" }
    let limit = [right.name, right.value.map { right.name.isEmpty ? $0 : "(\($0))" }]
      .compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
    guard right.value != nil else {
      return "\(left.name) is \(leftValue), \(right.name) is unknown"
    }
    if let numbers = value.comparison {
      return "\(left.name) is \(leftValue), \(relation(numbers)) \(limit)"
    }
    let isEqual = (operation == .equal) == (value.truth == .holds)
    return isEqual
      ? "\(left.name) is \(leftValue)" : "\(left.name) is \(leftValue), not \(limit)"
  }

  private func relation(_ numbers: TermValue.NumericComparison) -> String {
    let left = numbers.left.atSixDigits
    let right = numbers.right.atSixDigits
    if left == right { return "exactly" }
    return left > right ? "above" : "below"
  }

  private func membership(_ value: TermValue, _ model: DecisionModel?) -> String {
    guard value.atom.operands.count == 2, value.operands.count == 2 else {
      return value.atom.source
    }
    let member = value.atom.operands[0]
    let list = value.atom.operands[1]
    if member.slots.isEmpty, let slot = list.slot {
      let word = value.operands[0].value.map { text($0, of: slot, model: model) } ?? ""
      let verb =
        switch value.truth {
        case .holds: "include"
        case .fails: "do not include"
        case .unknown, .error: "may include"
        }
      return "\(label(of: slot, model: model)) \(verb) \(word)"
    }
    let left = side(member, value.operands[0], like: list.slot, model)
    guard let leftValue = left.value else { return "\(left.name) is unknown" }
    guard value.truth == .fails else { return "\(left.name) is \(leftValue)" }
    let right = value.operands[1].value.map { text($0, of: member.slot, model: model) } ?? "listed"
    return "\(left.name) is \(leftValue), not one of \(right)"
  }

  /// How far a number is from the limit it is compared with.
  private func margin(_ value: TermValue) -> String? {
    guard let numbers = value.comparison else { return nil }
    let left = numbers.left.atSixDigits
    let right = numbers.right.atSixDigits
    guard left > 0, right > 0, left != right else { return nil }
    let ratio = max(left, right) / min(left, right)
    let direction = left > right ? "above" : "below"
    if ratio >= 2 { return "\(format(ratio.atTwoDigits)) times \(direction)" }
    let share = abs(left - right) / right
    return "\(format((share * 100).atTwoDigits)) % \(direction)"
  }
}

extension Double {
  fileprivate var atTwoDigits: Double { roundedToSignificantDigits(self, 2) }
}
