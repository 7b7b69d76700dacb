import ArgumentParser
import Decisions
import Documents
import Generation

/// `archwright questions SPEC`: what to ask the client, and what hangs on each answer.
struct QuestionsCommand: ParsableCommand {
  /// How the questions are written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown, json
  }

  static let configuration = CommandConfiguration(
    commandName: "questions",
    abstract: "Rank what is unknown by what its answer would change.",
    discussion: """
      Example:
        archwright questions spec.yaml
        archwright questions spec.yaml --format markdown > questions.md

      Exit codes: 0 done, 1 findings in the input, 66 input not found.
      """)

  @OptionGroup var specification: SpecificationArgument

  @Option(help: "text, markdown to send to a client, or json.")
  var format: Format = .text

  @Flag(help: "The same as --format json.")
  var json = false

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let generator = try knowledge.readGenerator()
    let design = generator.design(
      try specification.read(with: generator), analyses: [.questions, .thorough])
    let questions = QuestionText(design, width: Terminal.width)
    switch json ? .json : format {
    case .text: Terminal.print(questions.text(colour: Terminal.outputHasColour))
    case .markdown: Terminal.print(questions.markdown)
    case .json: Terminal.print(questions.report.json)
    }
  }
}
