import Expressions
import Facts
import RuleBase

/// One requirement that may be kept, given up or relaxed while conflicts are searched for.
struct ConflictElement: Sendable {
  /// A choice that the client has fixed.
  struct Choice: Sendable {
    /// The id of the member.
    let member: String
    /// The place of its decision.
    let decision: Int
  }

  /// The place of the stated fact; absent for a fixed choice.
  let field: Int?
  /// Given where it is a fixed choice.
  let choice: Choice?
  let fact: Fact
  let concession: Concession?
  /// The place of the check that its limit has.
  let check: Int?
  /// Values that ask for less, each for less than the one before; the last asks for nothing.
  ///
  /// Of a number only the last.
  let steps: [Value]
}

extension ConflictElement {
  /// Everything that a client asks for and can give way on, weakest strength first: what is tried
  /// first is what a smallest set does without.
  static func all(_ run: Run) -> [ConflictElement] {
    let base = run.plan.base
    var elements: [ConflictElement] = []
    for (index, field) in run.plan.fields.enumerated() {
      let fact = run.facts[index]
      guard fact.isStated, let value = fact.value else { continue }
      let check = base.checks.firstIndex { $0.fact == field.name && $0.estimate != nil }
      let concession = base.concessions.first { $0.fact == field.name }
      guard check != nil || concession != nil else { continue }
      let steps = steps(value, field, concession)
      guard !steps.isEmpty else { continue }
      elements.append(
        ConflictElement(
          field: index, choice: nil, fact: fact, concession: concession, check: check, steps: steps)
      )
    }
    for (place, model) in base.decisions.enumerated() {
      for member in model.members where run.wishes.imposed[member.id] != nil {
        guard let list = run.plan.fieldIndex(Wishes.decisionsName) else { continue }
        elements.append(
          ConflictElement(
            field: nil, choice: .init(member: member.id, decision: place),
            fact: run.facts[list], concession: nil, check: nil, steps: []))
      }
    }
    let ranked = elements.enumerated().sorted { first, second in
      let (one, two) = (first.element.fact.strength, second.element.fact.strength)
      return one == two ? first.offset < second.offset : one < two
    }
    return ranked.map(\.element)
  }

  private static func steps(
    _ value: FactValue, _ field: Field, _ concession: Concession?
  ) -> [Value] {
    switch field.kind {
    case .number:
      guard let number = value.base.number, let limit = field.limit else { return [] }
      return loosest(number, limit, field).map { [.double($0)] } ?? []
    case .choice:
      guard case .string(let word) = value.base, let order = concession?.order,
        let place = order.firstIndex(of: word)
      else { return [] }
      return order[(place + 1)...].map { .string($0) }
    case .boolean:
      guard case .bool(let truth) = value.base, let order = concession?.order,
        order.first == (truth ? "yes" : "no")
      else { return [] }
      return [.bool(!truth)]
    case .choices:
      guard case .list(let words) = value.base, concession != nil else { return [] }
      return words.indices.map { .list(Array(words[..<(words.count - 1 - $0)])) }
    case .text, .texts, .records: return []
    }
  }

  /// A number that asks for so little that nothing is left of the limit.
  private static func loosest(_ number: Double, _ limit: Field.Limit, _ field: Field) -> Double? {
    switch limit {
    case .atMost:
      let far = max(number, 1e-6) * 1e4
      let loose = field.domain.high.map { min(far, $0) } ?? far
      return loose > number ? loose : nil
    case .atLeast:
      let far = number / 1e4
      let loose = field.domain.low.map { max(far, $0) } ?? far
      return loose < number ? loose : nil
    }
  }
}
