import ArgumentParser
import Decisions
import Diagnostics
import Documents
import Facts
import Generation
import RuleBase

/// `archwright flips SPEC [DECISION]`: at which values of which facts decisions come out otherwise.
struct Flips: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell at which value of each fact a decision comes out otherwise.",
    discussion: """
      Example:
        archwright flips spec.yaml
        archwright flips spec.yaml D03
        archwright flips spec.yaml --fact load.requests_per_day --json

      Exit codes: 0 done, 1 findings in the input, 64 no such decision or
      fact, 66 input not found.
      """)

  @OptionGroup var specification: SpecificationArgument

  @Argument(help: "A decision, by its code or its id; all decisions if absent.")
  var decision: String?

  @Option(help: ArgumentHelp("Tell about this fact alone.", valueName: "name"))
  var fact: String?

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let generator = try knowledge.readGenerator()
    let name = try fact.map { try find($0, generator.ruleBase.vocabulary) }
    let design = generator.design(
      try specification.read(with: generator), analyses: [.flips, .questions, .thorough])
    let all = design.resolution.decisions
    let shown =
      try decision.map { name in
        try reporting { () throws(DiagnosticError) in [try all.named(name)] }
      } ?? all.filter { $0.outcome != .notApplicable }
    let text = FlipText(of: shown, fact: name, in: design, width: Terminal.width)
    Terminal.print(json ? text.report.json : text.text(colour: Terminal.outputHasColour))
  }

  private func find(_ name: String, _ vocabulary: Vocabulary) throws -> FactName {
    if let field = vocabulary[FactName(name)] { return field.name }
    let names = vocabulary.fields.map(\.name.rawValue)
    try Terminal.refuse(
      "argument/unknown-fact", "there is no fact '\(name)'",
      help: nearest(name, in: names).map { "did you mean '\($0)'?" }
        ?? "archwright schema lists all facts")
    throw ExitCode.usage
  }
}
