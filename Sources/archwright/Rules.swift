import ArgumentParser

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
