import ArgumentParser
import Diagnostics
import Documents
import Generation
import RuleBase

/// `archwright rules show [ID]`.
struct ShowRule: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one rule, or list the ids of all rules.",
    discussion: """
      Example:
        archwright rules show adaptation/corpus_beyond_prompt
      """)

  @Argument(help: "The rule's id; all ids are listed when absent.")
  var id: String?

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let generator = try knowledge.readGenerator(readsExamples: true)
    let base = generator.ruleBase
    guard let id else {
      for rule in base.decisions.flatMap(\.rules) { Terminal.print(rule.id + "\n") }
      return
    }
    guard let (model, rule) = base.rule(id) else {
      let meant = nearest(id, in: base.decisions.flatMap(\.rules).map(\.id))
      return try Terminal.refuse(
        "argument/unknown-rule", "there is no rule '\(id)'",
        help: meant.map { "did you mean '\($0)'?" } ?? "'archwright rules show' lists all of them")
    }
    Terminal.print(RuleText(rule, of: model, in: base).text(colour: Terminal.outputHasColour))
  }
}
