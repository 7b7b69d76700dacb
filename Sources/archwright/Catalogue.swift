import ArgumentParser
import Diagnostics
import Documents
import Generation
import OrderedCollections
import RuleBase

/// `archwright catalogue`: the products that the rules know.
struct CatalogueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalogue",
    abstract: "List and show the products that designs are made of.",
    discussion: """
      Example:
        archwright catalogue list vector_store --cloud aws
        archwright catalogue show pgvector

      Exit codes: 0 done, 64 no such role or product.
      """,
    subcommands: [ListCatalogue.self, ShowProduct.self])
}

/// `archwright catalogue list [ROLE]`.
struct ListCatalogue: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List roles with their products, licences, states and dates.",
    discussion: """
      Example:
        archwright catalogue list
        archwright catalogue list language_model --hosting on_premises
      """)

  @Argument(help: "The id of a role; all roles when absent.")
  var role: String?

  @Option(help: "Only what can be had there: aws, azure, gcp or on_prem.")
  var cloud: String?

  @Option(
    help: "Only what can be run so: vendor_service, cloud_service, own_tenant, on_premises or edge."
  )
  var hosting: String?

  @Flag(help: "Only what a new design may use.")
  var active = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let base = try knowledge.readGenerator().ruleBase
    if let role, base.catalogue.roles[role] == nil {
      try Terminal.refuse(
        "argument/unknown-role", "the catalogue has no role '\(role)'",
        help: nearest(role, in: base.catalogue.roles.keys).map { "did you mean '\($0)'?" }
          ?? "'archwright catalogue list' shows all of them")
    }
    let reference = CatalogueReference(base)
    let filter = CatalogueReference.Filter(
      role: role, cloud: cloud, hosting: hosting, includesEnded: !active)
    Terminal.print(
      json
        ? reference.report(filter).json
        : reference.text(filter, width: Terminal.width, colour: Terminal.outputHasColour))
  }
}

/// `archwright catalogue show ID`.
struct ShowProduct: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show everything that is known of a product.",
    discussion: """
      Example:
        archwright catalogue show pgvector
      """)

  @Argument(help: "The id of a product.")
  var id: String

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let base = try knowledge.readGenerator().ruleBase
    let found = base.catalogue.entries(id)
    guard !found.isEmpty else {
      let known = base.catalogue.roles.values.flatMap(\.entries).map(\.id)
      return try Terminal.refuse(
        "argument/unknown-product", "the catalogue has no product '\(id)'",
        help: nearest(id, in: known).map { "did you mean '\($0)'?" }
          ?? "'archwright catalogue list' shows all of them")
    }
    let reference = CatalogueReference(base)
    let texts = found.map { role, entry in
      reference.text(entry, in: role, colour: Terminal.outputHasColour)
    }
    Terminal.print(
      json
        ? ReportValue.list(found.map { reference.report($0.entry, in: $0.role) }).json
        : texts.joined(separator: "\n"))
  }
}
