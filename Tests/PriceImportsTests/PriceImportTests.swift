import Diagnostics
import PriceImports
import RuleBase
import TestSupport
import Testing

@Suite struct PriceImportTests {
  private func map(_ pear: String, _ plum: String = "{\"in_cost\": 1e-6}") -> String {
    "{\n  \"sample\": 1,\n  \"pear-1\": \(pear),\n  \"fruit/plum:v2\": \(plum)\n}\n"
  }

  @Test func whatChangedIsTold() throws {
    let result = try Shop().importing(map("{\"in_cost\": 3e-6, \"out_cost\": 0.000008}"))
    #expect(result.changes.map(\.price.id) == ["shop/pear/input"])
    #expect(result.changes.map(\.text) == ["$3/1M tokens"])
    #expect(result.changes.map { ($0.percent * 1e6).rounded() / 1e6 } == [50])
    #expect(result.unchanged == 2)
    #expect(result.unmapped == 1)
    #expect(result.absent.isEmpty && result.findings.isEmpty)
  }

  @Test func roundingIsNoChange() throws {
    let result = try Shop().importing(map("{\"in_cost\": 2.0009e-6, \"out_cost\": 7.9999e-6}"))
    #expect(result.changes.isEmpty && result.unchanged == 3)
  }

  @Test(arguments: [
    ("-1e-6", "import/negative 3:3 the price 'shop/pear/input' is negative"),
    ("0", "import/zero 3:3 the price 'shop/pear/input' is zero"),
    ("0.0", "import/zero 3:3 the price 'shop/pear/input' is zero"),
    (
      "0.001",
      "import/above-bound 3:3 the price 'shop/pear/input' is $0.001/token, above the "
        + "$0.0002/token that are believed"
    ),
    ("\"3e-6\"", "import/not-a-number 3:3 the price 'shop/pear/input' is no number but '3e-6'"),
    ("true", "import/not-a-number 3:3 the price 'shop/pear/input' is no number but something else"),
    ("[1]", "import/not-a-number 3:3 the price 'shop/pear/input' is no number but something else"),
    (
      "2e-9",
      "import/jump 3:3 the price 'shop/pear/input' goes from $2/1M tokens to $0.002/1M tokens, "
        + "a thousandfold or more"
    ),
  ])
  func nonsenseIsRefused(number: String, finding: String) throws {
    let result = try Shop().importing(map("{\"in_cost\": \(number), \"out_cost\": 9e-6}"))
    #expect(result.findings == [finding])
    #expect(result.refused == ["shop/pear/input"])
    #expect(result.changes.map(\.price.id) == ["shop/pear/output"])
    #expect(result.diagnostics.containsError)
  }

  @Test func nullAndMissingFieldsSayNothing() throws {
    let result = try Shop().importing(map("{\"in_cost\": null}"))
    #expect(result.findings.isEmpty && result.refused.isEmpty && result.unchanged == 1)
  }

  @Test func jumpsAreTakenWhereTheyAreAllowed() throws {
    let text = map("{\"in_cost\": 2e-9}")
    #expect(try Shop().importing(text).changes.isEmpty)
    let result = try Shop().importing(text, allowsJumps: true)
    #expect(result.changes.map(\.price.id) == ["shop/pear/input"])
    #expect(result.diagnostics.map(\.severity) == [.warning])
  }

  @Test(arguments: [
    (2e-7, 1, 0), (2.1e-7, 0, 0), (2e-5, 1, 0), (1.9e-5, 0, 0), (2.1e-9, 1, 0), (1.9e-9, 0, 1),
  ])
  func jumpsAreToldFromTenfoldAndRefusedFromAThousandfold(
    number: Double, warnings: Int, errors: Int
  ) throws {
    let result = try Shop().importing(map("{\"in_cost\": \(number)}"))
    #expect(result.diagnostics.count { $0.severity == .warning } == warnings)
    #expect(result.diagnostics.count { $0.severity == .error } == errors)
    #expect(result.refused.count == errors)
  }

  @Test func whatTheFileDoesNotHaveIsTold() throws {
    let result = try Shop().importing("{\"pear-1\": {\"in_cost\": 2e-6}, \"fruit/plum:v2\": 7}")
    #expect(result.unchanged == 1 && result.absent.isEmpty)
    #expect(try Shop().importing("{\"other\": {}}").absent == ["shop/pear", "shop/plum"])
  }

  @Test(arguments: ["{", "[]", "[1, 2]", "{\"a\": nan}", "{\"a\": 1e999}{", "{\"a\" 1}"])
  func whatIsNoMapIsRefused(text: String) throws {
    let result = try Shop().importing(text)
    #expect(result.diagnostics.map(\.id.rawValue) == ["import/not-json"])
    #expect(result.changes.isEmpty)
  }

  @Test func numbersTooLargeForANumberAreRefused() throws {
    let result = try Shop().importing(map("{\"in_cost\": 1e999, \"out_cost\": 8e-6}"))
    #expect(result.diagnostics.containsError)
    #expect(result.changes.isEmpty)
  }

  // MARK: - Tables

  @Test func theLowestOfSeveralZonesCounts() throws {
    let text = """
      Type,Count,Price,SpotPrice,Region,Zone,GpuInfo
      b8,8,40,,north,n1,"{'Gpus': [{'Name': 'x, y'}]}"
      b8,8,40,6.4,north,n2,
      b8,8,40,8,north,n3,
      b8,8,48,1,south,s1,
      c1,1,3,1,north,n1,
      """
    let result = try Shop().importing(text)
    #expect(result.changes.map(\.price.id) == ["rent/box/on_demand", "rent/box/spot"])
    #expect(result.changes.map(\.text) == ["$5/GPU-hour", "$0.8/GPU-hour"])
    #expect(result.unmapped == 2)
  }

  @Test func columnsMayHaveAnotherName() throws {
    let result = try Shop().importing("Type,Count,usd_hr,SpotPrice,Region\nb8,8,64,8,north\n")
    #expect(result.changes.map(\.text) == ["$8/GPU-hour"])
    #expect(result.unchanged == 1)
  }

  @Test func aMissingColumnIsTold() throws {
    let result = try Shop().importing("Type,Price,SpotPrice,Region\nb8,8,64,north\n")
    #expect(result.findings == ["import/missing-column 1:1 the table has no column 'Count'"])
  }

  @Test(arguments: [
    ("b8,8,-40,8,north", "import/negative 2:1 the price 'rent/box/on_demand' is negative"),
    (
      "b8,8,inf,8,north",
      "import/not-a-number 2:1 the price 'rent/box/on_demand' is no number but 'inf'"
    ),
    (
      "b8,8,0x10,8,north",
      "import/not-a-number 2:1 the price 'rent/box/on_demand' is no number but '0x10'"
    ),
    (
      "b8,8,1e6,8,north",
      "import/above-bound 2:1 the price 'rent/box/on_demand' is $1,000,000/h, above the "
        + "$1,000/h that are believed"
    ),
  ])
  func nonsenseInARowIsRefused(row: String, finding: String) throws {
    let result = try Shop().importing("Type,Count,Price,SpotPrice,Region\n\(row)\n")
    #expect(result.findings == [finding])
    #expect(result.unchanged == 1 && result.changes.isEmpty)
  }

  @Test func nothingIsDividedByNothing() throws {
    let result = try Shop().importing("Type,Count,Price,SpotPrice,Region\nb8,0,40,,north\n")
    #expect(result.diagnostics.map(\.id.rawValue) == ["import/not-a-number"])
  }

  @Test(arguments: ["", "\n", "\"", "a,b\n\"c\"d,e\n", ",,,,\n\n\n", "\u{FEFF}Type"])
  func whatIsNoTableIsRefused(text: String) throws {
    let result = try Shop().importing(text)
    #expect(result.diagnostics.containsError)
    #expect(result.changes.isEmpty && result.unchanged == 0)
  }

  @Test func aTableOfManyColumnsIsRefused() throws {
    let result = try Shop().importing(String(repeating: ",", count: 100_000) + "\n\n\n")
    #expect(result.diagnostics.map(\.id.rawValue) == ["import/not-a-table"])
  }

  // MARK: - Overlays

  @Test func theOverlayGivesTheNewPricesAndLeavesTheOthers() throws {
    let shop = try Shop()
    let result = try shop.importing(map("{\"in_cost\": 3e-6}", "{\"in_cost\": 0.00000123456}"))
    let base = try shop.overlaid(result)
    #expect(base.prices.count == shop.base.prices.count)
    for (id, price) in base.prices {
      let change = result.changes.first { $0.price.id == id }
      #expect(price.value == change?.value ?? shop.base.prices[id]?.value)
      #expect(price.asOf == (change == nil ? "2026-10" : "2026-12"))
      #expect(price.source == (change == nil ? "MAP" : "house"))
      #expect(price.region == "here" && price.note == shop.base.prices[id]?.note)
    }
    let again = try shop.importing(map("{\"in_cost\": 3e-6}", "{\"in_cost\": 0.00000123456}"))
    #expect(again.changes.count == 2)
  }

  @Test func anOverlayWithAnUnknownSourceDoesNotLoad() throws {
    let shop = try Shop()
    let result = try shop.importing(map("{\"in_cost\": 3e-6}"))
    #expect(throws: DiagnosticError.self) { try shop.overlaid(result, source: "NOWHERE") }
  }

  // MARK: - Damage

  @Test(arguments: 0..<20)
  func damagedFilesNeverCrash(seed: Int) throws {
    let shop = try Shop()
    var random = SeededGenerator(seed: UInt64(seed))
    let texts = [
      map("{\"in_cost\": 3e-6, \"out_cost\": [{\"a\": {}}]}"),
      "Type,Count,Price,SpotPrice,Region\nb8,8,40,6.4,north\nb8,8,\"40\",,\"north\"\n",
    ]
    for text in texts {
      for _ in 0..<40 {
        let file = Mutation.mutated(SourceFile(name: "their.file", text: text), using: &random)
        for format in shop.formats {
          let result = PriceImport(file, format, shop.base, allowsJumps: true)
          for change in result.changes {
            #expect(change.value > 0 && change.value.isFinite)
          }
          if !result.changes.isEmpty { _ = try shop.overlaid(result) }
        }
      }
    }
  }

  @Test func deepNestingIsRefused() throws {
    let deep = String(repeating: "{\"a\":", count: 100_000)
    #expect(try Shop().importing(deep).diagnostics.containsError)
    let lists = "{\"a\": " + String(repeating: "[", count: 100_000)
    #expect(try Shop().importing(lists).diagnostics.containsError)
  }
}
