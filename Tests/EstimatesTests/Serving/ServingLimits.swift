import Estimates
import Testing

@Suite("Serving at its limits")
struct ServingLimits {
  private let model: ServingModel

  init() throws {
    model = try Shipped.model()
  }

  @Test("One token in and one out is finite and positive")
  func oneToken() {
    let scenario = model.scenario(
      ServingSamples.replica(), Traffic(input: Tokens(0), output: Tokens(0)))
    let time = scenario.timePerToken(concurrency: 1).value
    #expect(time.isFinite)
    #expect(time > .zero)
    #expect(scenario.timeToFirstToken(concurrency: 1).value > .zero)
    #expect(scenario.maximumThroughput.value > .zero)
  }

  @Test("No load needs the least number of replicas")
  func noLoad() {
    let scenario = model.scenario(
      ServingSamples.replica(), Traffic(input: Tokens(1_000), output: Tokens(100)))
    #expect(scenario.plan(peak: .zero)?.replicas == 1)
    #expect(scenario.plan(peak: .zero, least: 2)?.replicas == 2)
    #expect(scenario.plan(peak: .zero)?.utilisation == 0)
  }

  @Test("A model that does not fit has no plan, no throughput, and says what is missing")
  func tooLarge() {
    let scenario = model.scenario(
      ServingSamples.replica(ServingSamples.latent, gpus: 1),
      Traffic(input: Tokens(1_000), output: Tokens(100)))
    #expect(!scenario.memory.fits)
    #expect(scenario.memory.largestBatch == 0)
    #expect(scenario.maximumThroughput.value == .zero)
    #expect(scenario.plan(peak: RequestsPerSecond(1.0)) == nil)
    let missing = scenario.maximumThroughput.gaps.contains {
      if case .memory(let bytes) = $0 { bytes > .zero } else { false }
    }
    #expect(missing)
  }

  @Test("A million tokens and a million requests stay finite")
  func giant() {
    let scenario = model.scenario(
      ServingSamples.replica(gpus: 8), Traffic(input: Tokens(1_000_000), output: Tokens(1e5)))
    #expect(scenario.timePerToken(concurrency: 1e6).value.isFinite)
    #expect(scenario.timeToFirstToken(concurrency: 1e6).value.isFinite)
    #expect(scenario.plan(peak: RequestsPerSecond(1e9)) == nil)
  }

  @Test("A target that not even one request meets has no plan")
  func impossible() {
    let scenario = model.scenario(
      ServingSamples.replica(), Traffic(input: Tokens(1_000), output: Tokens(100)))
    let target = ServingTarget(timePerToken: Measure(1e-6))
    #expect(scenario.largestConcurrency(meeting: target) == nil)
    #expect(scenario.plan(peak: RequestsPerSecond(1.0), target: target) == nil)
  }

  @Test("Missing constants are named")
  func missing() {
    #expect(throws: ServingConstants.MissingConstants.self) {
      try ServingConstants(values: ["roofline_exponent": 1], engines: [])
    }
  }
}
