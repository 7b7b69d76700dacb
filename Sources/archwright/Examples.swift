import ArgumentParser
import Diagnostics
import Foundation
import Generation

/// `archwright examples`: the specifications that ship with the program.
struct Examples: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the example specifications, print one, or copy one.",
    discussion: """
      Example:
        archwright examples
        archwright examples contract-summaries --copy mine

      Exit codes: 0 done, 64 no such example, 73 the copy can't be written.
      """)

  @Argument(help: "The example's name; all names are listed when absent.")
  var name: String?

  @Option(
    help: ArgumentHelp("Copy the specification into this folder.", valueName: "dir"),
    completion: .directory)
  var copy: String?

  @OptionGroup var knowledge: KnowledgeOptions

  func validate() throws {
    if copy != nil, name == nil { throw ValidationError("Name the example to copy.") }
  }

  func run() throws {
    let resources = try reporting { () throws(DiagnosticError) in try knowledge.findResources() }
    guard let name else {
      for example in resources.exampleSpecifications { Terminal.print(example.name + "\n") }
      return
    }
    try reporting { () throws(DiagnosticError) in
      if let copy {
        let folder = URL(fileURLWithPath: copy, isDirectory: true)
        _ = try resources.copyExample(name, to: folder)
        Terminal.print("Wrote \(copy)/spec.yaml\n")
      } else {
        Terminal.print(try resources.exampleText(name))
      }
    }
  }
}
