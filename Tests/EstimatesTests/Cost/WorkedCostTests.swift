import Estimates
import Testing

@Suite("Caches, tuning and embedding")
struct WorkedCostTests {
  @Test("An answer cache pays beyond its own share of the model's price")
  func answerCache() {
    let cache = AnswerCache(
      embedding: DollarsPerRequest(0.00001), lookup: DollarsPerRequest(0.00004),
      model: DollarsPerRequest(0.001))
    #expect(abs((cache.breakEvenHits ?? 0) - 0.05) < 1e-12)
    #expect(abs(cache.cost(hits: 0.05) / cache.model - 1) < 1e-12)
    #expect(cache.cost(hits: 0.2) < cache.model && cache.cost(hits: 0) > cache.model)
    #expect(cache.cost(hits: 7) == cache.cost(hits: 1))
    let dear = AnswerCache(embedding: cache.model, lookup: .zero, model: cache.model)
    #expect(dear.breakEvenHits == nil)
    #expect(AnswerCache(embedding: .zero, lookup: .zero, model: .zero).breakEvenHits == nil)
  }

  @Test("Writing at 1.25 and reading at 0.1 pays from 22 % of hits")
  func promptCache() throws {
    let tariff = PromptCache(read: 0.1, write: 1.25)
    let share = try #require(tariff.breakEvenHits)
    #expect((share * 100).rounded() == 22)
    #expect(abs(tariff.inputFactor(stable: 0.8, hits: share) - 1) < 1e-12)
    #expect(tariff.inputFactor(stable: 0.8, hits: 0.9) < 1)
    #expect(tariff.inputFactor(stable: 0, hits: 0.9) == 1)
    #expect(PromptCache(read: 0.1).breakEvenHits == 0)
    #expect(PromptCache(read: 1, write: 1.25).breakEvenHits == nil)
  }

  /// Measured hours of GPU for a million tokens on H100 with FP8 (NeMo 24.07).
  static let measured: [(TuningMethod, Double, Double)] = [
    (.addedMatrices, 6.74e9, 0.011), (.addedMatrices, 13e9, 0.020),
    (.addedMatrices, 69e9, 0.109), (.allWeights, 6.74e9, 0.016), (.allWeights, 13e9, 0.029),
    (.allWeights, 69e9, 0.152),
  ]

  @Test(
    "Hours of GPU for a million tokens as measured, at 34 to 38 % of the peak",
    arguments: measured)
  func tuning(method: TuningMethod, parameters: Double, hours: Double) {
    func run(_ reached: Double) -> Double {
      FineTuning(
        parameters: Parameters(parameters), method: method, peak: OperationsPerSecond(1.979e15),
        reached: reached
      ).time(Tokens(1_000_000)).value
    }
    #expect(run(0.39) <= hours * 1.02 && run(0.33) >= hours * 0.98)
  }

  @Test("Ten million tokens three times over on a 70B model: $22")
  func tuningCost() {
    let run = FineTuning(
      parameters: Parameters(70e9), method: .addedMatrices, peak: OperationsPerSecond(1.979e15),
      reached: 0.361)
    let cost = run.cost(Tokens(10_000_000), epochs: 3, price: DollarsPerHour(6.88))
    #expect(cost.value.rounded() == 22)
    let five = run.cost(
      Tokens(10_000_000), epochs: 3, experiments: 5, price: DollarsPerHour(6.88))
    #expect(abs(five / cost - 5) < 1e-12)
    #expect(run.time(.zero) == .zero)
  }

  @Test("bge-large on an L4: 62,100 tokens/s; a million chunks in 2.2 h for under $2")
  func embedding() {
    let run = EmbeddingRun(
      parameters: Parameters(0.302e9), peak: OperationsPerSecond(121e12), reached: 0.31)
    #expect(abs(run.throughput.value / 62_100 - 1) < 0.001)
    let tokens = Tokens(500_000_000)
    #expect(abs(run.time(tokens).converted(to: Hour.self).value - 2.24) < 0.01)
    #expect(run.cost(tokens, price: DollarsPerHour(0.8048)) < Dollars(2.0))
    #expect(EmbeddingRun.cost(tokens, price: DollarsPerMillionTokens(0.02)) == Dollars(10.0))
    #expect(run.time(.zero) == .zero)
    let none = EmbeddingRun(parameters: Parameters(1e9), peak: .zero, reached: 0.3)
    #expect(none.time(tokens) == .infinity)
  }
}
