import ArgumentParser
import Diagnostics
import Documents
import Generation
import RuleAnalysis
import RuleBase

/// `archwright rules stale --days N`.
struct StaleRules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stale",
    abstract: "List sources, prices, products and rules by age, and those whose review is due.",
    discussion: """
      Example:
        archwright rules stale --days 180
        archwright rules stale --days 90 --on 2027-02-01 --json

      Ages are counted to the day of the rules unless --on gives another.

      Exit codes: 0 done, 64 not a day.
      """)

  @Option(help: "The least age in days; reviews that are due are listed whatever the age.")
  var days = 180

  @Option(name: .customLong("on"), help: "The day to count to, such as 2027-02-01.")
  var day: String?

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let base = try knowledge.readGenerator().ruleBase
    guard let upkeep = Upkeep(base, on: day) else {
      return try Terminal.refuse(
        "argument/not-a-day", "'\(day ?? base.version)' is not a day",
        help: "write it as 2027-02-01")
    }
    let stale = upkeep.stale(days: days)
    if json { return Terminal.print(ReportValue.list(stale.map(report)).json) }
    for item in stale {
      let review = item.reviewBy.map { item.isDue ? ", review was due \($0)" : ", review \($0)" }
      Terminal.print(
        "\(item.age) days  \(item.kind.rawValue) \(item.id)  \(item.asOf)\(review ?? "")\n")
    }
    Terminal.print("\(stale.count) of \(upkeep.items.count) are \(days) days old or due\n")
  }

  private func report(_ item: Upkeep.Item) -> ReportValue {
    [
      "kind": .text(item.kind.rawValue), "id": .text(item.id), "label": .text(item.label),
      "as_of": .text(item.asOf), "age_days": .number(Double(item.age)),
      "review_by": .text(orNull: item.reviewBy), "due": .flag(item.isDue),
    ]
  }
}
