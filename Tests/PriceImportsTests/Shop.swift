import Diagnostics
import PriceImports
import RuleBase
import TestSupport

/// A small rule base with prices, and two formats in which others keep them.
struct Shop {
  let base: RuleBase
  let formats: [ImportFormat]

  static let files: [String: String] = [
    "sources.yaml": """
    version: 2026-11-20
    keeps_days: { prices: 90 }
    sources:
      house: { title: House rule, publisher: Tests, grade: H, as_of: 2026-11 }
      MAP: { title: A map, publisher: Tests, grade: P, as_of: 2026-10 }
    """,
    "vocabulary/x.yaml": """
    section: x
    label: X
    order: 1
    fields: [{ name: size, kind: number, label: size }]
    """,
    "prices/all.yaml": """
    unit: USD/1M tokens
    region: here
    as_of: 2026-10
    source: MAP
    prices:
      shop/pear/input: 2
      shop/pear/output: 8
      shop/plum/input: { value: 1, note: 'a "good" one' }
      rent/box/on_demand: { value: 4, unit: USD/GPU-hour }
      rent/box/spot: { value: 1, unit: USD/GPU-hour }
    """,
    "imports/map.yaml": """
    id: map
    label: A map of prices
    source: MAP
    kind: map
    prices:
      input: { field: in_cost, unit: USD/token, most: 0.0002 }
      output: { field: out_cost, unit: USD/token, most: 0.0002 }
    entries: { shop/pear: pear-1, shop/plum: "fruit/plum:v2" }
    """,
    "imports/table.yaml": """
    id: table
    label: A table of instances
    source: MAP
    kind: table
    prices:
      on_demand: { field: Price, unit: USD/h, most: 1000, per: Count }
      spot: { field: SpotPrice, unit: USD/h, most: 1000, per: Count }
    columns: { Price: usd_hr }
    entries: { rent/box: { Type: b8, Region: north } }
    """,
  ]

  init(_ changes: [String: String] = [:]) throws {
    let rules = try TemporaryRules(Self.files.merging(changes) { _, new in new })
    defer { withExtendedLifetime(rules) {} }
    base = try RuleBase.load(folders: [rules.folder])
    formats = try ImportFormat.read(folders: [rules.folder], base)
  }

  /// What comes of a file whose format it tells itself.
  func importing(_ text: String, allowsJumps: Bool = false) throws -> PriceImport {
    let file = SourceFile(name: "their.file", text: text)
    guard let format = PriceImport.format(for: file, among: formats) else {
      throw DiagnosticError([])
    }
    return PriceImport(file, format, base, allowsJumps: allowsJumps)
  }

  /// The rules with the new prices laid over them.
  func overlaid(_ result: PriceImport, asOf: String = "2026-12", source: String = "house") throws
    -> RuleBase
  {
    let rules = try TemporaryRules(Self.files)
    let own = try TemporaryRules(
      ["prices/new.yaml": result.overlay(named: "new", asOf: asOf, source: source).text],
      name: "Own")
    defer { withExtendedLifetime((rules, own)) {} }
    return try RuleBase.load(folders: [rules.folder, own.folder])
  }
}

extension PriceImport {
  /// The findings in one line each: `id line:column message`.
  var findings: [String] {
    diagnostics.map { finding in
      let place = finding.location.map { " \($0.start.line):\($0.start.column)" } ?? ""
      return "\(finding.id.rawValue)\(place) \(finding.message)"
    }
  }
}
