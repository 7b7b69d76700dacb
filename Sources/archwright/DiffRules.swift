import ArgumentParser
import Diagnostics
import Foundation
import Generation
import RuleAnalysis
import RuleBase

/// `archwright rules diff OLD NEW`.
struct DiffRules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say what two versions of the rules decide differently.",
    discussion: """
      Example:
        archwright rules diff old/Rules Rules
        archwright rules diff Rules my-rules

      A folder without a vocabulary is laid over the standard rules. For each decision that comes
      out differently, a small specification is printed that shows it; it can be decided with
      either version.

      Exit codes: 0 the same, 1 different, 2 a folder can't be read or has errors.
      """)

  @Argument(help: "The folder with the rules as they were.", completion: .directory)
  var old: String

  @Argument(help: "The folder with the rules as they are.", completion: .directory)
  var new: String

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let difference = RuleBaseDifference(try load(old), try load(new))
    if difference.isEmpty { return }
    Terminal.print(items(difference.items))
    for outcome in difference.outcomes { Terminal.print("\n" + text(outcome)) }
    if !difference.withoutWitness.isEmpty {
      Terminal.print(
        """

        # No specification was found for which these come out differently, though they hang on
        # something that changed: \(difference.withoutWitness.joined(separator: ", "))

        """)
    }
    throw ExitCode.findings
  }

  private func load(_ path: String) throws -> RuleBase {
    let folder = URL(fileURLWithPath: path, isDirectory: true)
    let isWhole = FileManager.default.fileExists(atPath: folder.appending(path: "vocabulary").path)
    do throws(DiagnosticError) {
      let standard = isWhole ? [] : [try knowledge.findResources().rules]
      return try RuleBase.load(folders: standard + [folder], readsExamples: true)
    } catch {
      Terminal.report(error.diagnostics, sources: [])
      throw ExitCode(2)
    }
  }

  private func items(_ changes: [ItemChange]) -> String {
    changes.map { change in
      let place = change.location.map { "  (\($0.file):\($0.start.line))" } ?? ""
      let name = "\(change.kind.rawValue) \(change.id)"
      return switch change.change {
      case .added: "+ \(name)\(place)\n"
      case .removed: "- \(name)\(place)\n"
      case .changed(let parts): "~ \(name): \(parts.joined(separator: ", "))\(place)\n"
      }
    }.joined()
  }

  private func text(_ outcome: RuleBaseDifference.Outcome) -> String {
    func rules(_ ids: [String]) -> String {
      ids.isEmpty ? "" : " (\(ids.joined(separator: ", ")))"
    }
    return """
      ---
      # \(outcome.decision)
      #   before: \(outcome.before)\(rules(outcome.rulesBefore))
      #   after:  \(outcome.after)\(rules(outcome.rulesAfter))
      \(outcome.specification)
      """
  }
}
