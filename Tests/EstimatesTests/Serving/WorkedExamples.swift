import Estimates
import Testing

@Suite("Serving, worked by hand")
struct WorkedExamples {
  private let traffic = Traffic(input: Tokens(1_000), output: Tokens(500))

  @Test("Llama-70B has 70.55 billion parameters and 163,840 cached numbers a token")
  func shape() {
    let model = ServingSamples.llama70B
    #expect((model.parameters / 1e9 * 100).rounded() == 7_055)
    // 2 × 80 layers × 8 heads × 128.
    #expect(model.cacheWidth == 163_840)
  }

  @Test("One sequence decodes at the speed at which the weights are read")
  func bandwidthBound() throws {
    let scenario = try ServingSamples.ideal().scenario(ServingSamples.replica(), traffic)
    // 68.45e9 weights of a byte, 1.0507e9 of the output table at two, over 4 × 3.35e12 B/s.
    let weights = (12_079_595_520.0 + 56_371_445_760 + 2 * 1_050_673_152) / (4 * 3.35e12)
    #expect(isClose(scenario.decodeStep(batch: 1).matrices, Seconds(weights)))
    // 1,250 tokens of 163,840 bytes.
    let cache = 1_250.0 * 163_840 / (4 * 3.35e12)
    #expect(isClose(scenario.decodeStep(batch: 1).attention, Seconds(cache)))
  }

  @Test("A large batch is bound by arithmetic")
  func computeBound() throws {
    let scenario = try ServingSamples.ideal().scenario(ServingSamples.replica(), traffic)
    let operations = 2 * (12_079_595_520.0 + 56_371_445_760 + 1_050_673_152) * 4_096
    #expect(
      isClose(
        scenario.decodeStep(batch: 4_096).matrices, Seconds(operations / (4 * 1_978e12)), 1e-6))
  }

  @Test("The largest batch is the memory left by the weights, by full sequences")
  func memory() throws {
    let scenario = try ServingSamples.ideal().scenario(ServingSamples.replica(), traffic)
    let memory = scenario.memory
    let weights = 12_079_595_520.0 + 56_371_445_760 + 4 * 1_050_673_152
    #expect(isClose(memory.weights, Bytes(weights)))
    #expect(isClose(memory.perSequence, Bytes(1_500 * 163_840)))
    let expected = (4 * 85.9e9 - weights) / (1_500 * 163_840)
    #expect(abs(memory.largestBatch / expected - 1) < 1e-6)
  }

  @Test("A compressed cache is held whole by every GPU, unless sequences are split")
  func latentCache() throws {
    var replica = ServingSamples.replica(
      ServingSamples.latent, gpus: 8, engine: ServingSamples.wide)
    let model = try ServingSamples.ideal()
    let whole = model.scenario(replica, traffic).memory.perSequence
    replica.splitsSequences = true
    let split = model.scenario(replica, traffic).memory.perSequence
    // 61 layers × 576 numbers of two bytes, 1,500 tokens.
    #expect(isClose(split, Bytes(61 * 576 * 2 * 1_500)))
    #expect(isClose(whole, split * 8))
  }

  @Test("Eight tokens touch nearly all of eight experts, one a quarter")
  func experts() {
    let experts = ServingSamples.mixtral.experts
    #expect(experts?.shareTouched(by: 1) == 0.25)
    #expect(abs((experts?.shareTouched(by: 8) ?? 0) - (1 - 0.100112915)) < 1e-6)
  }

  @Test("Two all-reduces a layer go twice around the ring")
  func links() throws {
    let scenario = try ServingSamples.ideal().scenario(ServingSamples.replica(), traffic)
    // 2 × 80 × 2 × 3/4 × 64 tokens × 8,192 × 2 bytes at 450e9 B/s.
    let expected = 2.0 * 80 * 2 * 0.75 * 64 * 8_192 * 2 / 450e9
    #expect(isClose(scenario.decodeStep(batch: 64).links, Seconds(expected)))
  }

  @Test("With free prompts a request takes as many steps as it has tokens")
  func throughput() throws {
    let model = try ServingSamples.ideal(["prompt_interference.narrow": 1e-12])
    let scenario = model.scenario(ServingSamples.replica(), traffic)
    let time = scenario.timePerToken(concurrency: 1).value
    let step = scenario.decodeStep(batch: 1).total
    #expect(abs(time.value / step.value - 1) < 0.01)
  }

  private func isClose<Unit>(
    _ left: Measure<Unit>, _ right: Measure<Unit>, _ share: Double = 1e-9
  ) -> Bool {
    abs(left.value / right.value - 1) < share
  }
}
