import ArgumentParser
import Decisions
import Diagnostics
import Documents
import Generation
import OrderedCollections
import RuleBase

/// `archwright rules`: the rules themselves.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check, test, compare and show rules.",
    discussion: """
      Example:
        archwright rules check my-rules
        archwright rules test my-rules
        archwright rules diff old/Rules Rules
        archwright rules show adaptation/corpus_beyond_prompt

      Exit codes: 0 done, 1 findings in the rules or a difference, 64 no such rule.
      """,
    subcommands: [
      CheckRules.self, TestRules.self, DiffRules.self, ShowRule.self, ShowBrief.self,
      DocumentRules.self, StaleRules.self,
    ])
}

/// `archwright rules test [DIR…]`.
struct TestRules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the examples of all rules.",
    discussion: """
      Example:
        archwright rules test my-rules
      """)

  @Argument(
    help: "Folders with your own rules, laid over the standard ones.", completion: .directory)
  var folders: [String] = []

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let generator = try knowledge.readGenerator(overlays: folders, readsExamples: true)
    let results = generator.runExamples()
    let problems = results.compactMap(\.problem).inReadingOrder
    Terminal.report(problems, sources: generator.ruleBase.files)
    let failures = problems.isEmpty ? "all pass" : "\(problems.count) fail"
    Terminal.print("\(results.count) examples: \(failures)\n")
    if !problems.isEmpty { throw ExitCode.findings }
  }
}
