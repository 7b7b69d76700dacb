import Estimates
import Testing

@Suite("Serving, what must hold for any numbers")
struct ServingProperties {
  private let model: ServingModel
  private static let lengths = [(1.0, 1.0), (128, 2_048), (1_024, 1_024), (8_192, 128)]
  private static let gpus = [1, 2, 4, 8]

  init() throws {
    model = try Shipped.model()
  }

  @Test("More memory never lowers the largest batch", arguments: gpus)
  func memory(gpus: Int) {
    for (input, output) in Self.lengths {
      var last = 0.0
      for memory in stride(from: 20.0, through: 300, by: 20) {
        let scenario = scenario(
          ServingSamples.accelerator("h100_sxm", memory: memory, bandwidth: 3.35e12), gpus,
          input, output)
        let batch = scenario.memory.largestBatch
        #expect(batch >= last)
        last = batch
      }
    }
  }

  @Test("More bandwidth is never slower", arguments: gpus)
  func bandwidth(gpus: Int) {
    for (input, output) in Self.lengths {
      var last = Measure<Per<Second, Token>>.infinity
      for bandwidth in stride(from: 0.5e12, through: 8e12, by: 0.5e12) {
        let time = scenario(
          ServingSamples.accelerator("h100_sxm", memory: 141, bandwidth: bandwidth), gpus,
          input, output
        ).timePerToken(concurrency: 16).value
        #expect(time <= last)
        last = time
      }
    }
  }

  @Test("More requests present never shorten the time between tokens", arguments: gpus)
  func concurrency(gpus: Int) {
    for (input, output) in Self.lengths {
      let scenario = scenario(ServingSamples.h100, gpus, input, output)
      guard scenario.memory.fits else { continue }
      var last = Measure<Per<Second, Token>>.zero
      for concurrency in [1.0, 2, 4, 8, 16, 32, 64, 128, 256, 512] {
        let time = scenario.timePerToken(concurrency: concurrency).value
        #expect(time.value >= last.value * 0.999)
        last = time
      }
    }
  }

  @Test("More load never needs fewer replicas")
  func load() {
    let scenario = scenario(ServingSamples.h100, 4, 3_000, 300)
    var last = 0
    for rate in stride(from: 0.0, through: 200, by: 2.5) {
      let plan = scenario.plan(
        peak: RequestsPerSecond(rate),
        target: ServingTarget(timePerToken: Measure(0.05), timeToFirstToken: Seconds(2.0)))
      #expect((plan?.replicas ?? 0) >= last)
      #expect((plan?.utilisation ?? 2) <= 0.7 + 1e-9)
      last = plan?.replicas ?? 0
    }
  }

  @Test("A stricter target never admits more requests")
  func target() {
    let scenario = scenario(ServingSamples.h100, 4, 3_000, 300)
    var last = 0
    for limit in [0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 1] {
      let most =
        scenario.largestConcurrency(meeting: ServingTarget(timePerToken: Measure(limit))) ?? 0
      #expect(most >= last)
      last = most
    }
    #expect(last == Int(scenario.memory.largestBatch))
  }

  @Test("The pessimistic end never admits more than the estimate")
  func pessimism() {
    let scenario = scenario(ServingSamples.h100, 4, 3_000, 300)
    let target = ServingTarget(timePerToken: Measure(0.04), timeToFirstToken: Seconds(3.0))
    let likely = scenario.largestConcurrency(meeting: target) ?? 0
    let sure = scenario.largestConcurrency(meeting: target, pessimistic: true) ?? 0
    #expect(sure <= likely)
  }

  private func scenario(
    _ accelerator: Accelerator, _ gpus: Int, _ input: Double, _ output: Double
  ) -> ServingScenario {
    model.scenario(
      ServingSamples.replica(ServingSamples.llama70B, accelerator, gpus: gpus),
      Traffic(input: Tokens(input), output: Tokens(output)))
  }
}
