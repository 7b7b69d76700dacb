import Diagnostics
import RuleBase
import TestSupport
import Testing

/// The files that tell how prices are found.
@Suite struct ImportFormatTests {
  private func findings(_ path: String, _ old: String, to new: String) throws -> [String] {
    let text = (Shop.files[path] ?? "").replacing(old, with: new)
    do {
      _ = try Shop([path: text])
      return []
    } catch let error as DiagnosticError {
      return error.diagnostics.map { finding in
        let place = finding.location.map { " \($0.start.line):\($0.start.column)" } ?? ""
        return "\(finding.id.rawValue)\(place)"
      }
    }
  }

  @Test(arguments: [
    ("imports/map.yaml", "kind: map", "kind: mop", "import/not-a-choice 4:7"),
    ("imports/map.yaml", "source: MAP", "source: MOP", "rule/unknown-source 3:9"),
    ("imports/map.yaml", "shop/pear:", "shop/peer:", "import/unknown-price 8:12"),
    ("imports/map.yaml", "pear-1", "[pear]", "import/not-an-entry 8:23"),
    (
      "imports/map.yaml", "in_cost, unit: USD/token", "in_cost, unit: USD/tokken",
      "import/unknown-unit 6:34"
    ),
    (
      "imports/map.yaml", "field: out_cost, unit: USD/token, most: 0.0002",
      "field: out_cost, unit: USD/token", "import/missing-key 7:11"
    ),
    ("imports/table.yaml", "{ Type: b8, Region: north }", "b8", "import/not-an-entry 9:22"),
    (
      "imports/table.yaml", "Region: north }", "Region: north, divided_by: 0 }",
      "import/not-an-entry 9:22"
    ),
    ("imports/table.yaml", "columns:", "colums:", "import/unknown-key 8:1"),
  ])
  func mistakesAreShownAtTheirPlace(
    path: String, old: String, new: String, finding: String
  ) throws {
    #expect(try findings(path, old, to: new) == [finding])
  }

  @Test func aFolderOfOnesOwnAddsEntries() throws {
    let rules = try TemporaryRules(Shop.files)
    let own = try TemporaryRules(
      ["imports/map.yaml": "id: map\nentries: { shop/pear: pear-2, rent/box: box }"], name: "Own")
    defer { withExtendedLifetime((rules, own)) {} }
    let base = try RuleBase.load(folders: [rules.folder])
    let formats = try ImportFormat.read(folders: [rules.folder, own.folder], base)
    let map = try #require(formats.first { $0.id == "map" })
    #expect(
      map.entries.mapValues(\.key) == [
        "shop/pear": "pear-2", "shop/plum": "fruit/plum:v2", "rent/box": "box",
      ])
    #expect(map.fields.count == 2)
  }
}
