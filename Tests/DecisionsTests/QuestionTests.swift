import Decisions
import Expressions
import Facts
import RuleBase
import Testing

@Suite struct QuestionTests {
  private func questions(_ condition: String, _ settings: String...) throws -> Resolution {
    let world = try World(
      decision(
        "ladder", RuleText("d/r", condition, "exclude", "a"),
        RuleText("d/s", "x.secret", "exclude", "b")))
    return world.plan.resolve(try world.facts(settings), analyses: .questions)
  }

  @Test func anUnknownNumberIsAskedByTheNumbersAtWhichItMatters() throws {
    let question = try #require(
      try questions("x.size > 250", "x.size=unknown").questions.first { $0.fact == "x.size" })
    #expect(question.answers.map(\.value) == ["above 250"])
    #expect(question.answers.first?.becomes.map(\.decision) == ["d"])
    #expect(question.answers.first?.becomes.map(\.outcome) == [.chosen("b")])
  }

  @Test func anAssumedNumberIsTriedBetweenItsEndsAndBeyond() throws {
    let question = try #require(
      try questions("x.guess > 30").questions.first { $0.fact == "x.guess" })
    #expect(question.answers.map(\.value) == ["above 30"])
    #expect(question.assumed == "10–40")
    // At 15 the assumption would already exclude if it were known: from end to end it does not.
    let lower = try #require(
      try questions("x.guess > 15").questions.first { $0.fact == "x.guess" })
    #expect(lower.answers.map(\.value) == ["above 15"])
  }

  @Test func answersFarFromWhatIsAssumedAreNotTold() throws {
    // Assumed is 10 to 40: ten times as much, and a tenth, are the last that are told.
    let cases = [
      ("x.guess > 390", ["above 390"], false), ("x.guess > 410", [], true),
      ("x.guess < 2", ["below 2"], false), ("x.guess < 0.5", [], true),
    ]
    for (condition, answers, isCutShort) in cases {
      let questions = try questions("\(condition) || x.secret", "x.secret=no").questions
      let question = questions.first { $0.fact == "x.guess" }
      #expect(question?.answers.map(\.value) ?? [] == answers, "\(condition)")
      #expect((question?.isCutShort ?? true) == isCutShort, "\(condition)")
      #expect(question?.changes ?? [] == (answers.isEmpty ? [] : ["D"]), "\(condition)")
    }
  }

  @Test func whatNothingHangsOnIsListedAsIdle() throws {
    let resolution = try questions("x.size > 250", "x.size=unknown")
    #expect(resolution.idleQuestions.contains("x.colour"))
    #expect(!resolution.idleQuestions.contains("x.size"))
  }

  /// What a total waits for is asked first, though no decision hangs on it.
  @Test func whatAFigureWaitsForIsAskedFirst() throws {
    let world = try World(
      decision(
        "ladder", RuleText("d/r", "x.guess > 30", "exclude", "a"),
        RuleText("d/s", "x.secret", "exclude", "b")),
      more: [
        "formulas/f.yaml": """
        formulas:
          - { id: y.cost, expression: usd_per_month(10) * x.size, unit: USD/month, label: cost, words: ten each, sources: [house] }
        """,
        "breakdowns/b.yaml": """
        id: monthly
        title: A month
        kind: monthly
        total: y.cost
        total_label: total
        groups: { a: firsts }
        lines: [{ formula: y.cost, label: things, group: a }]
        """,
      ])
    func questions(_ settings: String...) throws -> [Question] {
      world.plan.resolve(try world.facts(settings), analyses: .questions).questions
    }
    let open = try questions("x.colour=red")
    #expect(open.first?.fact == "x.size")
    #expect(open.first?.neededFor.map(\.title) == ["A month"])
    #expect(open.first?.isNeededForCost == true)
    #expect(open.first?.matters == true)
    #expect(open.dropFirst().allSatisfy { $0.neededFor.isEmpty })
    let known = try questions("x.colour=red", "x.size=3")
    #expect(known.allSatisfy { $0.neededFor.isEmpty })
  }
}
