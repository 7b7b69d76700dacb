import Expressions
import Testing

/// The atoms of conditions, what they come to and how they are joined.
@Suite struct ExplanationTests {
  @Test func everyAtomIsEvaluated() throws {
    let expression = try Expression(
      "vectors <= 1e7 && !(hosting == 'hybrid' || cost > usd_per_month(5)) && hybrid_search",
      in: Example.environment)
    let terms = expression.explain(Example.bindings)
    #expect(
      terms.map(\.atom.source) == [
        "vectors <= 1e7", "hosting == 'hybrid'", "cost > usd_per_month(5)", "hybrid_search",
      ])
    #expect(terms.map(\.truth) == [.holds, .fails, .unknown([6]), .holds])
    #expect(terms[0].comparison?.left == 1e6)
    #expect(terms[0].comparison?.operation == .lessOrEqual)
    #expect(terms[0].comparison?.right == 1e7)
    #expect(terms[1].comparison == nil)
    #expect(terms[1].operands == [.value(.string("managed")), .value(.string("hybrid"))])
    #expect(terms[2].comparison == nil)
    #expect(expression.slots == [2, 4, 5, 6])
  }

  @Test func atomsKnowTheirSides() throws {
    let expression = try Expression(
      "vectors * 2 >= 10 && hosting in ['managed'] && has(limit) && caching.exists(c, true)",
      in: Example.environment)
    let atoms = expression.atoms
    #expect(
      atoms.map(\.form) == [.comparison(.greaterOrEqual), .membership, .presence, .opaque])
    #expect(atoms[0].operands[0].slot == nil)
    #expect(atoms[0].operands[0].slots == [4])
    #expect(atoms[0].operands[1].constant == .double(10))
    #expect(atoms[1].operands[0].slot == 2)
    #expect(atoms[1].operands[1].constant == .list([.string("managed")]))
    #expect(atoms[2].operands[0].slot == 9)
    #expect(atoms[3].slots == [3])
  }

  @Test func denialsArePushedDown() throws {
    let expression = try Expression(
      "!(hybrid_search && !(vectors > 1)) || (hybrid_search ? true : vectors < 5)",
      in: Example.environment)
    #expect(
      expression.conditionTree
        == .any([
          .any([.atom(0, negated: true), .atom(1, negated: false)]),
          .any([
            .all([.atom(2, negated: false), .constant(true)]),
            .all([.atom(2, negated: true), .atom(3, negated: false)]),
          ]),
        ]))
  }
}
