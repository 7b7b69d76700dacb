import Estimates
import Foundation
import ServingMeasurements

/// The rows of a file as a fit sees them: figures, and the vector of numbers that they depend on.
struct Fit {
  private let measurements: Measurements
  private let engines: [MeasuredEngine]
  private let releases: [ReleaseEffect]
  private let setups: [MeasuredSetup]
  /// The figures, with the place of their row in the measurements.
  private let targets: [Target]

  private struct Target: Encodable {
    var row: Int
    var index: Int
    var quantity: String
    var measured: Double
    var kind: String
    var mode: String
    var engine: String
    var model: String
    var accelerator: String
    var precision: String
    var gpus: Int
    var input: Double
    var output: Double
    var concurrency: Double
    /// Places in the lists of releases and setups.
    var release: Int
    var setup: Int
  }

  private struct Description: Encodable {
    var constants: [String]
    /// Ids of the measured engines with the bits that they cache beside narrow weights.
    var engines: [String: Int]
    var releases: [[String]]
    var setups: [[String]]
    var targets: [Target]
    var leftOut: [String: Int]
  }

  init(_ sample: Sample) {
    measurements = sample.measurements
    engines = sample.constants.engines
    var releases: [ReleaseEffect] = []
    var setups: [MeasuredSetup] = []
    var targets: [Target] = []
    for (index, row) in measurements.rows.enumerated() {
      let replica = row.replica
      let name = replica.release ?? ""
      let release = releases.place {
        $0.engine == replica.engine && $0.release == name
      } orAppend: {
        ReleaseEffect(engine: replica.engine, release: name)
      }
      let measured = MeasuredSetup(
        engine: replica.engine, release: name, model: replica.model.id,
        accelerator: replica.accelerator.id, precision: replica.precision)
      let setup = setups.place {
        $0 == measured
      } orAppend: {
        measured
      }
      for (quantity, value) in row.figures {
        targets.append(
          Target(
            row: row.row, index: index, quantity: quantity.rawValue, measured: value,
            kind: replica.model.kind.rawValue, mode: row.modeName,
            engine: replica.engine.rawValue, model: replica.model.id,
            accelerator: replica.accelerator.id, precision: replica.precision.rawValue,
            gpus: replica.gpus, input: row.traffic.input.value,
            output: row.traffic.output.value, concurrency: row.concurrency ?? 0,
            release: release, setup: setup))
      }
    }
    self.releases = releases
    self.setups = setups
    self.targets = targets
  }

  func describe() throws {
    let description = Description(
      constants: ServingConstants.names(of: engines.map(\.engine)),
      engines: Dictionary(
        uniqueKeysWithValues: engines.map { ($0.engine.rawValue, Int($0.narrowCacheBytes * 8)) }),
      releases: releases.map { [$0.engine.rawValue, $0.release] },
      setups: setups.map {
        [$0.engine.rawValue, $0.release, $0.model, $0.accelerator, $0.precision.rawValue]
      },
      targets: targets, leftOut: measurements.leftOut)
    print(String(decoding: try JSONEncoder().encode(description), as: UTF8.self))
  }

  /// Reads vectors, one a line, and writes predictions in the order of the figures.
  ///
  /// A vector holds the constants by the order of their names, two factors for each release and
  /// seven for each setup.
  func serve() throws {
    while let line = readLine() {
      let numbers = line.split(separator: " ").compactMap { Double($0) }
      let model = try model(numbers)
      let values = measurements.rows.flatMap { row in
        row.compared(with: model).map { String($0.predicted) }
      }
      try FileHandle.standardOutput.write(
        contentsOf: Data((values.joined(separator: " ") + "\n").utf8))
    }
  }

  private func model(_ numbers: [Double]) throws -> ServingModel {
    let names = ServingConstants.names(of: engines.map(\.engine))
    let expected = names.count + 2 * releases.count + 7 * setups.count
    guard numbers.count == expected else { throw WrongCount(expected: expected) }
    var place = names.count
    func next() -> Double {
      defer { place += 1 }
      return numbers[place]
    }
    let releases = releases.map {
      ReleaseEffect(
        engine: $0.engine, release: $0.release, step: next(), firstToken: next())
    }
    let setups = setups.map {
      SetupEffect(
        setup: $0, step: next(), overhead: next(), link: next(), prompt: next(), firstToken: next(),
        wait: next(), request: next())
    }
    let values = Dictionary(uniqueKeysWithValues: zip(names, numbers))
    return ServingModel(
      try ServingConstants(
        values: values, engines: engines, releases: releases, setups: setups))
  }

  private struct WrongCount: Error {
    let expected: Int
  }
}

extension MeasuredRow {
  /// What was measured, in the order of comparisons.
  fileprivate var figures: [(ServingQuantity, Double)] {
    let all: [(ServingQuantity, Double?)] = [
      (.maximumThroughput, throughput?.value), (.timePerOutputToken, timePerToken?.value),
      (.timeToFirstToken, timeToFirstToken?.value),
    ]
    return all.compactMap { quantity, value in
      value.flatMap { $0 > 0 ? (quantity, $0) : nil }
    }
  }

  fileprivate var modeName: String {
    switch mode {
    case .maximum: "maximum"
    case .concurrency: "concurrency"
    case .staticBatch: "static"
    }
  }
}

extension Array {
  /// The place of the first element that matches, which is appended where there is none.
  fileprivate mutating func place(
    where matches: (Element) -> Bool, orAppend element: () -> Element
  ) -> Int {
    if let place = firstIndex(where: matches) { return place }
    append(element())
    return count - 1
  }
}
