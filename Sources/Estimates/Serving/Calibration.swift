/// What is reckoned of a server.
public enum ServingQuantity: String, Hashable, Sendable, CaseIterable {
  case maximumThroughput = "maximum_throughput"
  case timePerOutputToken = "time_per_output_token"
  case timeToFirstToken = "time_to_first_token"
}

/// How far off a quantity is, as factors: nine of ten measurements lie within the estimate times and
/// divided by the factor.
public struct ErrorBand: Hashable, Sendable {
  /// For a setup that was measured, with its release.
  public var measured: Double
  /// For a combination of engine, GPU, precision and kind of model that was measured, with another
  /// model or release.
  public var calibrated: Double
  /// For a combination that was not measured.
  public var outside: Double

  /// A band out of its factors.
  public init(measured: Double, calibrated: Double, outside: Double) {
    self.measured = measured
    self.calibrated = calibrated
    self.outside = outside
  }
}

/// What an estimate leaves of what was measured.
public enum CalibrationGap: Hashable, Sendable {
  /// The engine was never measured.
  case engine(ServingEngine)
  /// The GPU was never measured.
  case accelerator(String)
  /// The GPU, the precision and the kind of model were each measured, but not together with this
  /// engine for this quantity.
  case combination(ServingEngine, accelerator: String, Precision, ModelShape.Kind)
  /// Prompts are shorter or longer.
  case input(Tokens, measured: ClosedRange<Tokens>)
  /// Answers are shorter or longer.
  case output(Tokens, measured: ClosedRange<Tokens>)
  /// More requests, or fewer, are present.
  case concurrency(Double, measured: ClosedRange<Double>)
  /// More GPUs, or fewer, share the model.
  case gpus(Int, measured: ClosedRange<Int>)
  /// The weights and one sequence don't fit the memory.
  case memory(missing: Bytes)
}

/// A figure with its range and what speaks against it.
public struct ServingEstimate<Unit: MeasureUnit>: Hashable, Sendable {
  public var value: Measure<Unit>
  /// How many times smaller or larger it may be.
  public var factor: Double
  /// What lies outside what was measured.
  public var gaps: [CalibrationGap]

  /// The lower end of the range.
  public var low: Measure<Unit> { value / factor }
  /// The upper end of the range.
  public var high: Measure<Unit> { value * factor }
}

/// What was measured, in groups within which the model may be used.
public struct CalibratedDomain: Hashable, Sendable {
  public var groups: [Group]

  /// A domain of those groups.
  public init(groups: [Group] = []) {
    self.groups = groups
  }

  /// Measurements of one engine on one GPU in one precision with one kind of model.
  public struct Group: Hashable, Sendable {
    public var engine: ServingEngine
    public var accelerator: String
    public var precision: Precision
    public var kind: ModelShape.Kind
    public var quantity: ServingQuantity
    public var input: ClosedRange<Tokens>
    public var output: ClosedRange<Tokens>
    public var gpus: ClosedRange<Int>
    /// Absent for maximum throughput, which has no given concurrency.
    public var concurrency: ClosedRange<Double>?
    public var rows: Int

    /// A group out of its ranges.
    public init(
      engine: ServingEngine, accelerator: String, precision: Precision, kind: ModelShape.Kind,
      quantity: ServingQuantity, input: ClosedRange<Tokens>, output: ClosedRange<Tokens>,
      gpus: ClosedRange<Int>, concurrency: ClosedRange<Double>?, rows: Int
    ) {
      self.engine = engine
      self.accelerator = accelerator
      self.precision = precision
      self.kind = kind
      self.quantity = quantity
      self.input = input
      self.output = output
      self.gpus = gpus
      self.concurrency = concurrency
      self.rows = rows
    }
  }

  /// What a use of the model leaves of what was measured.
  func gaps(
    of replica: Replica, _ traffic: Traffic, _ quantity: ServingQuantity, concurrency: Double?
  ) -> [CalibrationGap] {
    // By index: a group that does not match need not be copied.
    let match = groups.indices.first { index in
      groups[index].quantity == quantity && groups[index].engine == replica.engine
        && groups[index].precision == replica.precision
        && groups[index].kind == replica.model.kind
        && groups[index].accelerator == replica.accelerator.id
    }
    guard let match else {
      guard groups.indices.contains(where: { groups[$0].engine == replica.engine }) else {
        return [.engine(replica.engine)]
      }
      let accelerator = replica.accelerator.id
      guard groups.indices.contains(where: { groups[$0].accelerator == accelerator }) else {
        return [.accelerator(accelerator)]
      }
      return [
        .combination(
          replica.engine, accelerator: replica.accelerator.id, replica.precision,
          replica.model.kind)
      ]
    }
    let group = groups[match]
    var gaps: [CalibrationGap] = []
    if !group.input.contains(traffic.input) {
      gaps.append(.input(traffic.input, measured: group.input))
    }
    if !group.output.contains(traffic.output) {
      gaps.append(.output(traffic.output, measured: group.output))
    }
    if !group.gpus.contains(replica.gpus) {
      gaps.append(.gpus(replica.gpus, measured: group.gpus))
    }
    if let concurrency, let range = group.concurrency, !range.contains(concurrency) {
      gaps.append(.concurrency(concurrency, measured: range))
    }
    return gaps
  }
}

extension ServingScenario {
  /// A figure with the range that its quantity was found to need, widened outside what was measured.
  func estimate<Unit>(
    _ value: Measure<Unit>, _ quantity: ServingQuantity, concurrency: Double?
  ) -> ServingEstimate<Unit> {
    var gaps = constants.domain.gaps(
      of: replica, traffic, quantity, concurrency: concurrency)
    let memory = memory
    if !memory.fits { gaps.append(.memory(missing: memory.perSequence - memory.free)) }
    let band = constants.errors[quantity] ?? ErrorBand(measured: 2, calibrated: 2, outside: 4)
    let wasMeasured = replica.measuredSetup.map { constants.setups[$0] != nil } ?? false
    let factor = gaps.isEmpty ? (wasMeasured ? band.measured : band.calibrated) : band.outside
    return ServingEstimate(value: value, factor: factor, gaps: gaps)
  }
}
