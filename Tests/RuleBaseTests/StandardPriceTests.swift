import Diagnostics
import Facts
import Foundation
import RuleBase
import TestSupport
import Testing

/// The prices that ship with the program.
@Suite struct StandardPriceTests {
  private static let base = Result { try RuleBase.load(folders: [RepositoryFiles.rules]) }

  @Test func everyPriceHasAPlaceADateAndASource() throws {
    let base = try Self.base.get()
    #expect(base.prices.count > 400)
    for price in base.prices.values {
      #expect(price.region?.isEmpty == false, "\(price.id) has no region")
      #expect(CalendarDay(price.asOf) != nil, "\(price.id) has no date")
      #expect(base.sources[price.source] != nil, "\(price.id) has no source")
      #expect(price.unit.dimension.money == 1, "\(price.id) is no money")
      #expect(price.value > 0 && price.value.isFinite)
    }
    let models = Set(
      base.prices.keys.filter { $0.hasSuffix("/output") }.map { $0.dropLast("/output".count) })
    #expect(models.count >= 60)
  }

  @Test func aBatchAndACachedPromptCostNoMore() throws {
    let prices = try Self.base.get().prices
    for (id, price) in prices {
      for (part, whole) in [
        ("/batch_input", "/input"), ("/batch_output", "/output"), ("/cached_input", "/input"),
        ("/spot", "/on_demand"),
      ] where id.hasSuffix(part) {
        let other = prices[String(id.dropLast(part.count)) + whole]
        #expect(other.map { price.value <= $0.value } == true, "\(id)")
      }
    }
  }

  @Test func theFormatsFitThePrices() throws {
    let formats = try ImportFormat.read(folders: [RepositoryFiles.rules], Self.base.get())
    #expect(formats.map(\.id) == ["litellm", "skypilot"])
    #expect(formats.allSatisfy { $0.entries.count > 40 })
  }

  // MARK: - Beside the files that the figures were taken from

  private static let facts =
    RepositoryFiles.root.deletingLastPathComponent().appending(path: "shared/facts")

  private static var hasFacts: Bool { FileManager.default.fileExists(atPath: facts.path) }

  /// The lines of a file whose cells are not quoted where they are looked at.
  private func rows(_ name: String) throws -> [[String: String]] {
    let text = try String(contentsOf: Self.facts.appending(path: name), encoding: .utf8)
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
  }

  @Test(.enabled(if: hasFacts, "the measured facts are not here"))
  func modelPricesAreThoseOfTheSource() throws {
    let base = try Self.base.get()
    let formats = try ImportFormat.read(folders: [RepositoryFiles.rules], base)
    let format = try #require(formats.first { $0.id == "litellm" })
    let rows = Dictionary(try rows("api_prices.csv").map { ($0["model"] ?? "", $0) }) { $1 }
    let columns = [
      "input": "input_usd_per_1m", "output": "output_usd_per_1m",
      "cached_input": "cached_input_usd_per_1m", "cache_write": "cache_write_usd_per_1m",
      "batch_input": "batch_input_usd_per_1m", "batch_output": "batch_output_usd_per_1m",
    ]
    var compared = 0
    for (stem, entry) in format.entries {
      guard let row = entry.key.flatMap({ rows[$0] }) else { continue }
      for (name, column) in columns {
        guard let price = base.prices["\(stem)/\(name)"], let cell = row[column],
          let number = Double(cell)
        else { continue }
        #expect(abs(price.value * 1e6 - number) < 1e-9, "\(price.id)")
        compared += 1
      }
    }
    #expect(compared > 200)
  }

  @Test(.enabled(if: hasFacts, "the measured facts are not here"))
  func instancePricesAreThoseOfTheSource() throws {
    let base = try Self.base.get()
    let formats = try ImportFormat.read(folders: [RepositoryFiles.rules], base)
    let format = try #require(formats.first { $0.id == "skypilot" })
    let rows = try rows("gpu_prices.csv")
    for (stem, entry) in format.entries {
      let row = rows.first {
        $0["instance_type"] == entry.values["InstanceType"]
          && $0["region"] == entry.values["Region"]
      }
      let cell = try #require(row?["on_demand_usd_gpu_hr"].flatMap(Double.init), "\(stem)")
      let price = try #require(base.prices["\(stem)/on_demand"])
      #expect(abs(price.value * 3600 / cell - 1) < 1e-9, "\(stem)")
    }
  }
}
