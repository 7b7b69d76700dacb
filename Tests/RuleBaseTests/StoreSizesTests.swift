import Diagnostics
import Estimates
import Foundation
import OrderedCollections
import RuleBase
import TestSupport
import Testing

/// What makers say that an index of vectors takes.
@Suite struct StoreSizesTests {
  private func standard() throws -> (RuleBase, StoreSizes) {
    let base = try RuleBase.load(folders: [RepositoryFiles.rules])
    return (base, try StoreSizes.read(folders: [RepositoryFiles.rules], base))
  }

  /// Memory in GB of ten million vectors of 1,024 numbers, one copy, as the makers' formulas give it.
  static let published: [(store: String, format: NumberFormat, gigabytes: Double)] = [
    ("faiss", .float32, 42.2), ("elasticsearch", .float32, 41.6), ("elasticsearch", .int8, 10.9),
    ("elasticsearch", .binary, 2.0), ("chroma", .float32, 40.8), ("opensearch", .float32, 46.5),
    ("qdrant", .float32, 61.4), ("weaviate", .float32, 81.9),
  ]

  @Test(arguments: published)
  func makersFormulasGiveWhatTheySay(
    row: (store: String, format: NumberFormat, gigabytes: Double)
  ) throws {
    let (_, sizes) = try standard()
    let formula = try #require(
      sizes.stores[row.store]?.formulas.first { $0.format == row.format })
    let memory = formula.sizing.memory(vectors: Vectors(10_000_000), dimensions: 1_024)
    #expect((memory.inGigabytes.value * 10).rounded() / 10 == row.gigabytes)
  }

  @Test func theFormulaForAnyGraphGivesWhatItSays() throws {
    let (_, sizes) = try standard()
    let memory = sizes.formulas.map {
      $0.sizing.memory(vectors: Vectors(10_000_000), dimensions: 1_024).inGigabytes.value
    }
    #expect(memory.map { ($0 * 10).rounded() / 10 } == [52.2])
  }

  @Test func everyStoreIsAProductOfTheRole() throws {
    let (base, sizes) = try standard()
    let known = (base.catalogue.roles[sizes.role]?.entries ?? []).map(\.id)
    #expect(sizes.stores.keys.allSatisfy(known.contains))
    for store in sizes.stores.values {
      for formula in store.formulas {
        #expect(store.keeps?.contains(formula.format) ?? true, "\(store.id)")
        #expect(!formula.sources.isEmpty)
      }
    }
  }

  /// What is found in a file of sizes beside a small rule base.
  private func findings(_ text: String) throws -> [String] {
    let files = TinyRules.files.merging(["sizing/stores.yaml": text]) { _, new in new }
    let folder = try TemporaryRules(files)
    defer { withExtendedLifetime(folder) {} }
    let base = try RuleBase.load(folders: [folder.folder])
    do {
      _ = try StoreSizes.read(folders: [folder.folder], base)
      return []
    } catch let error as DiagnosticError {
      return error.diagnostics.map(\.id.rawValue)
    }
  }

  private static let general = """
    general:
      role: box
      links: 16
      margin: 1.5
      words: bytes and a margin
      sources: [house]
      servers: { label: own servers }

    """

  @Test(arguments: [
    ("stores: [{ id: small_box }]", []),
    ("stores: [{ id: nowhere }]", ["sizing/unknown-store"]),
    ("stores: [{ id: small_box, keeps: [float7] }]", ["sizing/unknown-format"]),
    ("stores: [{ id: small_box, longest: { float32: many } }]", ["sizing/not-a-number"]),
    ("stores: [{ id: small_box, size: 3 }]", ["sizing/unknown-key"]),
    (
      "stores: [{ id: small_box, tariffs: [{ label: plan, storage: no/price }] }]",
      ["sizing/unknown-price"]
    ),
    (
      "stores: [{ id: small_box, tariffs: [{ label: plan, unit_memory: 3 s }] }]",
      ["sizing/wrong-dimension"]
    ),
    (
      "stores: [{ id: small_box, formulas: [{ format: int8, words: w, sources: [NO] }] }]",
      ["rule/unknown-source"]
    ),
  ])
  func mistakesAreFound(text: String, expected: [String]) throws {
    #expect(try findings(Self.general + text) == expected)
  }

  @Test func aFileWithoutTheGeneralRuleIsNotEnough() throws {
    #expect(try findings("stores: [{ id: small_box }]") == ["sizing/no-general-rule"])
  }
}
