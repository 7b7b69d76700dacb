import Expressions
import Facts
import Testing

@Suite struct FactSetTests {
  private func fact(_ name: FactName, _ number: Double) -> Fact {
    Fact(name: name, knowledge: .known(FactValue(.double(number))), origin: .missing)
  }

  @Test func theOrderIsThatOfTheFirstStatement() {
    var facts = FactSet([fact("b.x", 1), fact("a.x", 2), fact("b.x", 3)])
    facts["c.x"] = fact("c.x", 4)
    #expect(facts.all.map(\.name.rawValue) == ["b.x", "a.x", "c.x"])
    #expect(facts["b.x"]?.value?.base == .double(3))
  }

  @Test func overridingReplacesAndAdds() {
    let whole = FactSet([fact("a.x", 1), fact("a.y", 2)])
    let joined = whole.overridden(by: FactSet([fact("a.y", 3), fact("a.z", 4)]))
    #expect(joined.all.compactMap { $0.value?.base.number } == [1, 3, 4])
    #expect(whole["a.y"]?.value?.base == .double(2))
  }

  @Test func aRangeHasEndsToTry() {
    let value = FactValue(.double(10), range: 5...20)
    #expect(!value.isExact)
    #expect(value.otherPoints == [.double(5), .double(20)])
    let choice = FactValue(.string("a"), alternatives: [.string("b")])
    #expect(choice.otherPoints == [.string("b")])
  }

  @Test(arguments: [
    ("load.requests_per_day", "load", "requests_per_day"), ("slices", "slices", "slices"),
    ("a.b.c", "a", "b.c"), ("", "", ""),
  ])
  func namesHaveASection(_ name: String, _ section: String, _ short: String) {
    #expect(String(FactName(name).section) == section)
    #expect(FactName(name).shortName == short)
  }

  @Test func strengthsAreOrdered() {
    #expect(Strength.allCases.sorted() == [.wish, .should, .must])
  }
}
