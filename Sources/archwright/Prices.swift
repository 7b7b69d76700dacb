import ArgumentParser
import Diagnostics
import Documents
import Facts
import Generation
import RuleBase

/// `archwright prices`: what things cost, with dates.
struct Prices: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List prices with their age, and bring in newer ones.",
    discussion: """
      Example:
        archwright prices list --filter h100
        archwright prices import model_prices.json --as-of 2026-12 --out my-prices
        archwright decide spec.yaml --rules my-prices

      Exit codes: 0 done, 1 prices that were refused, 64 wrong usage, 66 input not found.
      """,
    subcommands: [ListPrices.self, ImportPrices.self])
}

/// `archwright prices list`.
struct ListPrices: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List prices with region, date, age and source.",
    discussion: """
      Example:
        archwright prices list
        archwright prices list --filter aws/ --on 2027-02-01 --json

      Ages are counted to the day of the rules unless --on gives another. A month or a year counts
      from its first day.

      Exit codes: 0 done, 64 not a day.
      """)

  @Option(help: "Only prices whose id, region or source contains this text.")
  var filter: String?

  @Option(name: .customLong("on"), help: "The day to count to, such as 2027-02-01.")
  var day: String?

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let base = try knowledge.readGenerator().ruleBase
    guard let today = CalendarDay(day ?? base.version) else {
      return try Terminal.refuse(
        "argument/not-a-day", "'\(day ?? base.version)' is not a day",
        help: "write it as 2027-02-01")
    }
    let reference = PriceReference(base, containing: filter, on: today)
    Terminal.print(
      json
        ? reference.report.json
        : reference.text(width: Terminal.width, colour: Terminal.outputHasColour))
  }
}
