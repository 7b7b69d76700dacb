import Estimates
import Testing

@Suite("Prices of a store")
struct TariffTests {
  /// Prices that charge what a query searches.
  private var searched: StoreTariff {
    var tariff = StoreTariff()
    tariff.storage = DollarsPerMonthPerGigabyte(0.33)
    tariff.query = DollarsPerQuery(16e-6)
    tariff.leastSearched = Gigabytes(0.25)
    tariff.write = DollarsPerQuery(4e-6)
    tariff.leastWritten = 5
    return tariff
  }

  /// Ten million vectors of 1,024 numbers with half a kilobyte beside each.
  private let stored = StoredVectors(
    vectors: Vectors(10_000_000), dimensions: 1_024, payload: BytesPerVector(512.0))

  private func use(parts: Int) -> StoreUse {
    StoreUse(queries: RequestsPerMonth(1_000_000.0), parts: parts)
  }

  @Test("One namespace costs $753, a thousand of the same total $19")
  func parts() {
    #expect(searched.monthly(stored, use(parts: 1)).value.rounded() == 752)
    #expect(abs(searched.monthly(stored, use(parts: 1)).value - 752.5) < 0.05)
    #expect(searched.monthly(stored, use(parts: 1_000)).value.rounded() == 19)
  }

  @Test("The least amount of the plan is paid in any month")
  func least() {
    var tariff = searched
    tariff.least = DollarsPerMonth(50.0)
    #expect(tariff.monthly(stored, use(parts: 1_000)) == DollarsPerMonth(50.0))
    #expect(abs(tariff.monthly(stored, use(parts: 1)).value - 752.5) < 0.05)
  }

  @Test("Half a million vectors of 768 numbers and 500 bytes are 1.79 GB, as the maker says")
  func size() {
    let stored = StoredVectors(
      vectors: Vectors(500_000), dimensions: 768, payload: BytesPerVector(500.0))
    #expect(abs(stored.rawWithPayload.inGigabytes.value - 1.786) < 1e-9)
  }

  @Test("Units of capacity are bought whole, for each copy")
  func units() {
    var tariff = StoreTariff()
    tariff.unit = .init(price: DollarsPerMonth(100.0), numbers: 1_500_000 * 768)
    func cost(_ vectors: Double, _ copies: Int) -> Double {
      tariff.monthly(
        StoredVectors(vectors: Vectors(vectors), dimensions: 768, copies: copies), StoreUse()
      ).value
    }
    #expect(cost(0, 1) == 100 && cost(1_500_000, 1) == 100)
    #expect(cost(1_500_001, 1) == 200 && cost(1_500_000, 2) == 200)
    #expect(!StoreTariff().isPriced && tariff.isPriced)
  }

  @Test(
    "The curve over the vectors is the same cost",
    arguments: [
      0.0, 1, 1_000, 54_000, 55_000, 1e6, 1e7, 1e9,
    ])
  func curve(vectors: Double) {
    var units = StoreTariff()
    units.unit = .init(price: DollarsPerMonth(100.0), numbers: 1_500_000 * 768)
    var servers = StoreTariff()
    servers.memory = DollarsPerMonthPerGigabyte(6.0)
    servers.memoryPerVector = BytesPerVector(6_336.0)
    servers.least = DollarsPerMonth(120.0)
    for (tariff, parts) in [(searched, 1), (searched, 1_000), (units, 1), (servers, 1)] {
      let here = StoredVectors(
        vectors: Vectors(vectors), dimensions: 1_024, payload: BytesPerVector(512.0), copies: 2)
      let expected = tariff.monthly(here, use(parts: parts)).value
      let found = tariff.curve(here, use(parts: parts)).cost(at: Vectors(vectors)).value
      #expect(abs(found - expected) <= 1e-9 * expected + 1e-12)
    }
  }
}
