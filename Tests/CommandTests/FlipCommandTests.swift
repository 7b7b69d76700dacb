import Foundation
import TestSupport
import Testing

/// `flips`, `questions` and `why --not` as a user runs them.
struct FlipCommandTests {
  private static let example = "Examples/fraud-scoring/spec.yaml"

  private func run(_ arguments: String...) throws -> Command.Result {
    try Command.run(arguments + Command.resources)
  }

  @Test func flipsTellsOneDecisionAndOneFact() throws {
    let one = try run("flips", Self.example, "D01")
    #expect(one.status == 0)
    #expect(one.output.hasPrefix("D01 "))
    #expect(one.output.contains("What you have stated"))
    #expect(one.output.contains("No value that was tried changes it by itself"))
    #expect(one.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let fact = try run("flips", Self.example, "--fact", "privacy.egress")
    #expect(fact.output.contains("where data may go"))
    #expect(!fact.output.contains("task:"))
  }

  @Test func jsonIsAPartOfTheResult() throws {
    for command in ["flips", "questions"] {
      let result = try run(command, Self.example, "--json")
      let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      let keys = (value as? [String: Any])?.keys.sorted() ?? []
      #expect(keys.contains(command == "flips" ? "decisions" : "questions"))
      #expect(keys.contains("specification"))
    }
  }

  @Test func questionsCanBeSent() throws {
    let text = try run("questions", Self.example)
    #expect(text.output.contains("CHANGE DECISIONS"))
    #expect(text.output.contains("CHANGE NOTHING, WHATEVER THE ANSWER"))
    let markdown = try run("questions", Self.example, "--format", "markdown")
    #expect(markdown.output.hasPrefix("# Questions about "))
    #expect(markdown.output.contains("1. **"))
  }

  @Test(arguments: [
    (["flips", example, "no_such_decision"], "decision"),
    (["flips", example, "--fact", "privacy.egres"], "privacy.egress"),
  ])
  func unknownNamesAreRefused(arguments: [String], named: String) throws {
    let result = try Command.run(arguments + Command.resources)
    #expect(result.status == 64)
    #expect(result.errors.contains(named))
  }

  @Test func whyNotNamesTheSmallestChange() throws {
    let result = try run(
      "why", "Examples/research-assistant/spec.yaml", "D03", "--not", "on_premises")
    #expect(result.output.contains("UNDER WHICH IT WOULD BE CHOSEN"))
    #expect(result.output.contains("where data may go: only the client's own premises"))
    #expect(result.output.contains("facts by itself"))
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/taskset")))
  func oneProcessorTellsTheSameAsAll() throws {
    for command in ["flips", "questions"] {
      let arguments = [command, Self.example, "--json"] + Command.resources
      let one = try Command.run(
        ["-c", "0", Command.program.path] + arguments,
        program: URL(fileURLWithPath: "/usr/bin/taskset"))
      #expect(one.status == 0)
      #expect(one.output == (try Command.run(arguments)).output)
    }
  }
}
