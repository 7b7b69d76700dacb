import ArgumentParser
import Decisions
import Diagnostics
import Documents
import Generation
import OrderedCollections
import RuleBase

/// `archwright why SPEC DECISION`: the reasons of one decision in words.
struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell why a decision came out as it did, or why it did not come out otherwise.",
    discussion: """
      Example:
        archwright why spec.yaml D02
        archwright why spec.yaml adaptation --not fine_tune
        archwright why spec.yaml D05 --not qdrant

      Exit codes: 0 done, 1 findings in the input, 64 no such decision
      or option, 66 input not found.
      """)

  @OptionGroup var specification: SpecificationArgument

  @Argument(help: "The decision, by its code or its id.")
  var decision: String

  @Option(
    name: .customLong("not"),
    help: ArgumentHelp("An option or a product: tell what sank it.", valueName: "option"))
  var rejected: String?

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let generator = try knowledge.readGenerator()
    let specification = try specification.read(with: generator)
    let design = generator.design(
      specification, analyses: rejected == nil ? [.flips, .questions] : .candidates)
    let found = try reporting { () throws(DiagnosticError) in
      try design.resolution.decisions.named(decision)
    }
    let option = try reporting { () throws(DiagnosticError) in
      try findOption(in: found, of: design)
    }
    let ways = rejected.flatMap { generator.ways(to: $0, of: found.id, specification) }
    let width = Terminal.width
    let trace =
      rejected.flatMap { findProduct($0, of: found, in: design) }
      .map { DecisionTrace(of: found, notProduct: $0, in: design, ways: ways, width: width) }
      ?? DecisionTrace(of: found, not: option, in: design, ways: ways, width: width)
    Terminal.print(trace.text(colour: Terminal.outputHasColour))
  }

  private func findOption(
    in decision: Decision, of design: Design
  ) throws(DiagnosticError) -> String? {
    guard let rejected else { return nil }
    let options = decision.options.map(\.option.id)
    if options.contains(rejected) { return rejected }
    if findProduct(rejected, of: decision, in: design) != nil { return nil }
    let products = entries(of: decision, in: design).map(\.id)
    throw .unknown(
      "option", rejected, among: options + products, known: options.joined(separator: ", "))
  }

  /// A product of the role that the decision draws on.
  private func findProduct(
    _ id: String, of decision: Decision, in design: Design
  ) -> Catalogue.Entry? {
    guard !decision.options.contains(where: { $0.option.id == id }) else { return nil }
    return entries(of: decision, in: design).first { $0.id == id }
  }

  private func entries(of decision: Decision, in design: Design) -> [Catalogue.Entry] {
    decision.member.role.flatMap { design.ruleBase.catalogue.roles[$0] }?.entries ?? []
  }
}
