import ArgumentParser
import Diagnostics
import Foundation
import Generation

/// `archwright rules doc --out DIR`.
struct DocumentRules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doc",
    abstract: "Write the rules as linked pages: decisions, options, rules in words, sources.",
    discussion: """
      Example:
        archwright rules doc --out build/rules

      Exit codes: 0 done, 1 findings in the rules, 73 output can't be written.
      """)

  @Option(
    name: [.customLong("out"), .customShort("o")],
    help: ArgumentHelp("The folder to write.", valueName: "dir"), completion: .directory)
  var output: String

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let generator = try knowledge.readGenerator(readsExamples: true)
    let files = try reporting { () throws(DiagnosticError) in
      let files = try generator.reference()
      try OutputFolder(path: output).write(files)
      return files
    }
    Terminal.print("Wrote \(files.count) files to \(output), beginning with index.md\n")
  }
}
