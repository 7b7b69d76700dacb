import Estimates
import Foundation
import RuleBase
import ServingMeasurements
import Testing

@Suite("Serving, calibrated")
struct CalibrationTests {
  @Test("What was not measured is told, and widens the range")
  func gaps() throws {
    let model = try Shipped.model()
    let vllm = ServingEngine(rawValue: "vllm")
    let traffic = Traffic(input: Tokens(1_024), output: Tokens(1_024))
    let known = model.scenario(
      ServingSamples.replica(gpus: 4, engine: vllm), traffic
    ).timePerToken(concurrency: 16)
    #expect(known.gaps == [])
    var replica = ServingSamples.replica(gpus: 4, engine: vllm)
    replica.accelerator.id = "mi300x"
    let unknown = model.scenario(replica, traffic).timePerToken(concurrency: 16)
    #expect(unknown.gaps == [.accelerator("mi300x")])
    #expect(unknown.factor > known.factor)
    replica = ServingSamples.replica(gpus: 4, engine: .other)
    #expect(
      model.scenario(replica, traffic).timePerToken(concurrency: 16).gaps == [.engine(.other)])
  }

  @Test("Lengths, concurrency and numbers of GPUs beyond what was measured are told")
  func ranges() throws {
    let model = try Shipped.model()
    let scenario = model.scenario(
      ServingSamples.replica(gpus: 4, engine: ServingEngine(rawValue: "vllm")),
      Traffic(input: Tokens(400_000), output: Tokens(1_024)))
    let gaps = scenario.timePerToken(concurrency: 100_000).gaps
    #expect(gaps.count == 2)
  }

  @Test(
    "Errors on the measured rows are no larger than recorded",
    .enabled(if: Shipped.measurements != nil, "no ../shared/facts/serving_measured.csv"))
  func errors() throws {
    let file = try #require(Shipped.measurements)
    let rules = try Shipped.rules()
    let shapes = try #require(rules.servingShapes)
    let measurements = try Measurements(
      file: file, tables: MeasurementTables(shapes, folder: Shipped.tables))
    let judgement = Judgement(measurements, try Shipped.model())
    let recorded = rules.estimator("serving")?.tables["accuracy"] ?? []
    for category in Comparison.Category.allCases {
      let row = try #require(
        recorded.first {
          $0.text("on") == "all_rows" && $0.text("category") == category.rawValue
        })
      let now = try #require(judgement.summary(category))
      for (name, old, new) in [
        ("median", row.number("median"), now.median), ("p90", row.number("p90"), now.p90),
      ] {
        let old = try #require(old) / 100
        #expect(
          new <= old + 0.0015,
          "\(category.rawValue): \(name) was \(old), is \(new)")
      }
    }
  }
}
