import ArgumentParser
import Diagnostics
import Documents
import Generation
import RuleBase

/// `archwright schema`: the JSON Schema of specifications.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema of specifications, for editors.",
    discussion: """
      Example:
        archwright schema > archwright.schema.json

      Editors find it by a first line in the specification:
        # yaml-language-server: $schema=archwright.schema.json
      """)

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let generator = try knowledge.readGenerator()
    Terminal.print(generator.ruleBase.vocabulary.jsonSchema.json)
  }
}
