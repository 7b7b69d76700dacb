import Decisions
import Expressions
import Facts
import RuleBase
import Testing

@Suite struct AssumptionTests {
  /// `x.guess` is assumed to be 20, perhaps 10 to 40; `x.place` inside, perhaps outside.
  private func world(_ condition: String) throws -> World {
    try World(
      decision(
        "ladder", RuleText("d/r", condition, "exclude", "a"),
        RuleText("d/s", "x.secret", "exclude", "b")))
  }

  @Test(arguments: [
    ("x.guess > 5", "chosen b", Firing.Standing?.some(.holds)),
    ("x.guess > 15", "chosen a", .holdsAtBase), ("x.guess > 30", "chosen a", .mayHold),
    ("x.guess > 50", "chosen a", nil),
    ("x.place in ['inside', 'outside']", "chosen b", .holds),
    ("x.place == 'inside'", "chosen a", .holdsAtBase),
    ("x.place == 'outside'", "chosen a", .mayHold), ("x.place == 'space'", "chosen a", nil),
    ("x.guess > 5 && x.place != 'space'", "chosen b", .holds),
    ("x.guess > 15 || x.place == 'inside'", "chosen a", .holdsAtBase),
  ])
  func anAssumptionExcludesOnlyOverItsWholeRange(
    condition: String, outcome: String, standing: Firing.Standing?
  ) throws {
    let result = try world(condition).resolve("x.secret=no")
    #expect(result.outcome() == outcome)
    #expect(result.decision("d")?.firings.first?.standing == standing)
  }

  @Test func onceStatedTheSameValueExcludes() throws {
    #expect(try world("x.guess > 15").resolve("x.guess=20").outcome() == "chosen b")
    #expect(try world("x.place == 'inside'").resolve("x.place=inside").outcome() == "chosen b")
  }

  @Test func whatStandsOnlyOnConditionSaysSo() throws {
    let decision = try #require(
      try world("x.place == 'outside'").resolve("x.secret=no").decision("d"))
    #expect(decision.outcome == .chosen("a"))
    let proviso = try #require(decision.provisos.first)
    #expect(decision.provisos.count == 1)
    #expect(proviso.facts == ["x.place"])
    #expect(proviso.rule == "d/r")
    #expect(proviso.otherwise == "Option B")
  }

  @Test func aRangeThatMattersIsAProvisoToo() throws {
    let decision = try #require(try world("x.guess > 30").resolve("x.secret=no").decision("d"))
    #expect(decision.provisos.map(\.facts) == [["x.guess"]])
    #expect(decision.provisos.first?.otherwise == "Option B")
  }

  @Test func whatHoldsOverTheWholeRangeRestsOnTheAssumption() throws {
    let decision = try #require(try world("x.guess > 5").resolve("x.secret=no").decision("d"))
    #expect(decision.restsOn == ["x.guess"])
    #expect(decision.provisos.isEmpty)
  }

  @Test func questionsNameWhatOtherAnswersWouldChange() throws {
    let result = try world("x.place == 'outside'").resolve("x.secret=no")
    let question = try #require(result.questions.first { $0.fact == "x.place" })
    #expect(question.text == "Where?")
    #expect(question.changes == ["D"])
    #expect(question.assumed == "inside")
    #expect(question.answers.map(\.value) == ["outside"])
    #expect(question.answers.first?.becomes.map(\.decision) == ["d"])
    #expect(question.answers.first?.becomes.map(\.outcome) == [.chosen("b")])
  }

  @Test func questionsAreRankedByWhatTheyChange() throws {
    let world = try World(
      decision(
        "ladder", RuleText("d/r", "x.place == 'outside' || x.colour == 'red'", "exclude", "a"),
        RuleText("d/s", "x.secret", "exclude", "b")),
      decision(
        "ladder", id: "e", RuleText("e/r", "x.place == 'outside'", "exclude", "a"),
        RuleText("e/s", "x.secret", "exclude", "b")))
    let questions = try world.resolve("x.note=hello").questions
    #expect(questions.first?.fact == "x.place")
    #expect(questions.first?.changes == ["D", "E"])
    #expect(questions.map(\.fact).contains("x.colour"))
  }

  @Test func aDerivedFactIsNeitherAskedNorAssumed() throws {
    let world = try World(
      decision(
        "ladder", RuleText("d/r", "x.doubled > 10", "exclude", "a"),
        RuleText("d/s", "x.secret", "exclude", "b")))
    let result = try world.resolve("x.size=6")
    #expect(result.outcome() == "chosen b")
    #expect(
      result.facts["x.doubled"]?.origin == .derived(from: ["x.size"], expression: "x.size * 2"))
    #expect(result.decision("d")?.firings.first?.reads == ["x.size"])
    #expect(try world.resolve("x.size=6", "x.doubled=1").outcome() == "chosen a")
  }
}
