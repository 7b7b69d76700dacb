import Architectures
import Decisions
import Diagnostics
import Documents
import Facts
import Foundation
import Generation
import RuleBase
import Specifications
import TestSupport
import Testing

/// Designs beside each other.
struct ComparisonTests {
  private static let pairs = [
    ("research-assistant", "privacy.egress=on_prem_only"),
    ("support-chatbot", "load.volume=4500k/month"),
    ("fraud-scoring", "latency.mode=batch"),
  ]

  private func designs(_ example: String, _ setting: String) throws -> (Design, Design) {
    let generator = try Product.generator.get()
    let path = Command.checkout.appending(path: "Examples/\(example)/spec.yaml").path
    let file = try SourceFile.load(path: path, name: "spec.yaml")
    let specification = try #require(generator.read(file).specification)
    let changes = Specification.settings([setting], generator.ruleBase.vocabulary)
    return (
      generator.design(specification, analyses: []),
      generator.design(specification, changing: changes.facts, analyses: [])
    )
  }

  private func comparison(_ one: Design, _ two: Design) -> DesignComparison {
    DesignComparison(.init(name: "one", design: one), with: [.init(name: "two", design: two)])
  }

  private func alternative(_ comparison: DesignComparison) throws -> ReportValue {
    try #require(comparison.report()["alternatives"]?.entries.first)
  }

  private func texts(_ value: ReportValue, _ list: String, _ key: String) -> [String] {
    (value[list]?.entries ?? []).compactMap { $0[key]?.text }
  }

  @Test(arguments: pairs)
  func theOtherWayRoundBeforeAndAfterChangePlaces(example: String, setting: String) throws {
    let (one, two) = try designs(example, setting)
    let there = try alternative(comparison(one, two))
    let back = try alternative(comparison(two, one))
    for list in ["decisions", "figures", "limits"] {
      #expect(texts(there, list, "id") == texts(back, list, "id"), "\(list)")
    }
    #expect(texts(there, "decisions", "before") == texts(back, "decisions", "after"))
    #expect(texts(there, "decisions", "after") == texts(back, "decisions", "before"))
    #expect(Set(texts(there, "risks_raised", "id")) == Set(texts(back, "risks_gone", "id")))
    #expect(Set(texts(there, "risks_gone", "id")) == Set(texts(back, "risks_raised", "id")))
    func components(_ value: ReportValue, _ change: String) -> Set<String> {
      Set(
        (value["components"]?.entries ?? []).filter { $0["change"]?.text == change }
          .compactMap { $0["id"]?.text })
    }
    #expect(components(there, "added") == components(back, "removed"))
    #expect(components(there, "removed") == components(back, "added"))
    #expect(components(there, "changed") == components(back, "changed"))
    #expect(!texts(there, "decisions", "id").isEmpty)
  }

  @Test(arguments: pairs)
  func aDesignBesideItselfIsTheSame(example: String, setting: String) throws {
    let (one, _) = try designs(example, setting)
    let comparison = comparison(one, one)
    #expect(!comparison.differs)
    #expect(comparison.difference(to: comparison.alternatives[0]).isEmpty)
    let alone = try alternative(comparison)
    for list in ["decisions", "changes", "components", "risks_raised", "risks_gone"] {
      #expect(alone[list]?.entries.isEmpty == true, "\(list)")
    }
  }

  @Test(arguments: pairs)
  func everyDecisionThatDiffersHasAReason(example: String, setting: String) throws {
    let (one, two) = try designs(example, setting)
    for decision in try alternative(comparison(one, two))["decisions"]?.entries ?? [] {
      let hasReason =
        decision["because"]?.entries.isEmpty == false || decision["otherwise"]?.text != nil
        || decision["same_option"] == .flag(true)
      #expect(hasReason, "\(decision["code"]?.text ?? "")")
    }
  }

  @Test func markdownAndPictureAreWritten() throws {
    let generator = try Product.generator.get()
    let (one, two) = try designs("research-assistant", "privacy.egress=on_prem_only")
    let comparison = comparison(one, two)
    #expect(try generator.markdown(of: comparison).contains("### two, beside one"))
    let picture = String(
      decoding: try generator.picture(of: comparison, comparison.alternatives[0]), as: UTF8.self)
    #expect(picture.contains("+ added"))
    #expect(picture.contains("~ changed"))
  }

  @Test func exitCodesTellWhetherDecisionsDiffer() throws {
    let one = "Examples/research-assistant/spec.yaml"
    let two = "Examples/support-chatbot/spec.yaml"
    func code(_ arguments: [String]) throws -> Int32 {
      try Command.run(["compare"] + arguments + Command.resources).status
    }
    #expect(try code([one, two]) == 0)
    #expect(try code([one, two, "--exit-code"]) == 1)
    #expect(try code([one, one, "--exit-code"]) == 0)
    #expect(try code([one, "--scenario", "none of these"]) == 64)
  }

  @Test(arguments: ["conflicts", "tradeoffs"])
  func thatManyThreadsGiveTheSame(command: String) async throws {
    let arguments = [command, "Examples/impossible-terms/spec.yaml", "--json"] + Command.resources
    let alone = try Command.run(arguments).output
    #expect(alone.count > 1000)
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<3 { group.addTask { try Command.run(arguments).output } }
      for try await other in group { #expect(other == alone) }
    }
  }
}
