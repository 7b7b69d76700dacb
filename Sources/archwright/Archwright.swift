import ArgumentParser

/// The command line: arguments in, library calls, findings and files out.
@main
struct Archwright: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archwright",
    abstract: "Turn a client's requirements into a reference architecture with its reasons.",
    discussion: """
      Example:
        archwright examples contract-summaries --copy mine
        archwright generate mine/spec.yaml --out build/mine

      Exit codes:
        0   done
        1   findings in the input
        2   requirements that can't be met together
        64  wrong usage
        66  input not found
        70  a fault of this program
        73  output can't be written
      """,
    version: "0.1.0",
    subcommands: [
      Generate.self, Check.self, Decide.self, Why.self, Flips.self, QuestionsCommand.self,
      Compare.self, ConflictsCommand.self, TradeoffsCommand.self, EstimateCommand.self,
      Schema.self, Examples.self, Rules.self, CatalogueCommand.self, Prices.self, Templates.self,
    ])
}
