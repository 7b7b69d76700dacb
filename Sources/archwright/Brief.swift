import ArgumentParser
import Diagnostics
import Documents
import Foundation
import Generation
import RuleBase

/// `archwright rules brief`.
struct ShowBrief: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief",
    abstract: "List everything that the knowledge has to cover, with where it went.",
    discussion: """
      Example:
        archwright rules brief
        archwright rules brief --pending

      Exit codes: 0 done, 1 an item points at something that isn't there.
      """)

  @Flag(help: "Only what has no place yet.")
  var pending = false

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let generator = try knowledge.readGenerator()
    do throws(DiagnosticError) {
      let brief = try generator.brief(commands: Set(Archwright.names))
      Terminal.print(
        BriefText(brief, pendingOnly: pending, width: Terminal.width)
          .text(colour: Terminal.outputHasColour))
    } catch {
      Terminal.report(error.diagnostics, sources: [])
      throw error.exitCode
    }
  }
}

extension Archwright {
  /// The names of all commands, those of groups as `rules check`.
  static var names: [String] {
    configuration.subcommands.flatMap { command in
      let name = command._commandName
      return [name] + command.configuration.subcommands.map { "\(name) \($0._commandName)" }
    }
  }
}
