public import Estimates

extension RuleBase {
  /// The estimator under an id.
  public func estimator(_ id: String) -> Estimator? { estimators.first { $0.id == id } }

  /// What the serving model was fitted to; nil where the rules have nothing of it.
  ///
  /// It is put together anew at each call: ask once and keep the model.
  public var servingConstants: ServingConstants? {
    estimator("serving").flatMap { try? ServingConstants($0) }
  }
}

extension ServingConstants {
  /// Puts constants together out of what the rule files say.
  ///
  /// - Parameter estimator: the estimator as it was read.
  /// - Throws: the names that are missing.
  init(_ estimator: Estimator) throws(MissingConstants) {
    var errors: [ServingQuantity: ErrorBand] = [:]
    for row in estimator.tables["errors"] ?? [] {
      guard let quantity = ServingQuantity(rawValue: row.text("quantity")) else { continue }
      errors[quantity] = ErrorBand(
        measured: row.number("measured") ?? 2, calibrated: row.number("calibrated") ?? 2,
        outside: row.number("outside") ?? 4)
    }
    try self.init(
      values: estimator.values,
      engines: (estimator.tables["engines"] ?? []).map(MeasuredEngine.init),
      releases: (estimator.tables["releases"] ?? []).map(ReleaseEffect.init),
      setups: (estimator.tables["setups"] ?? []).compactMap(SetupEffect.init), errors: errors,
      domain: CalibratedDomain(
        groups: (estimator.tables["measured"] ?? []).compactMap(CalibratedDomain.Group.init)))
  }
}

extension Estimator.Row {
  fileprivate var engine: ServingEngine { ServingEngine(rawValue: text("engine")) }
}

extension MeasuredEngine {
  fileprivate init(_ row: Estimator.Row) {
    self.init(engine: row.engine, narrowCacheBytes: (row.number("cache_bits") ?? 16) / 8)
  }
}

extension ReleaseEffect {
  fileprivate init(_ row: Estimator.Row) {
    self.init(
      engine: row.engine, release: row.text("release"), step: row.number("step") ?? 1,
      firstToken: row.number("first_token") ?? 1,
      rows: Int(row.number("rows") ?? 0))
  }
}

extension SetupEffect {
  fileprivate init?(_ row: Estimator.Row) {
    guard let precision = Precision(rawValue: row.text("precision")) else { return nil }
    self.init(
      setup: MeasuredSetup(
        engine: row.engine, release: row.text("release"), model: row.text("model"),
        accelerator: row.text("accelerator"), precision: precision),
      step: row.number("step") ?? 1, overhead: row.number("overhead") ?? 1,
      link: row.number("link") ?? 1, prompt: row.number("prompt") ?? 1,
      firstToken: row.number("first_token") ?? 1,
      wait: row.number("wait") ?? 1, request: row.number("request") ?? 1,
      rows: Int(row.number("rows") ?? 0))
  }
}

extension CalibratedDomain.Group {
  fileprivate init?(_ row: Estimator.Row) {
    func range(_ name: String) -> ClosedRange<Double>? {
      guard let low = row.number("\(name)_from"), let high = row.number("\(name)_to"),
        low <= high
      else { return nil }
      return low...high
    }
    guard let precision = Precision(rawValue: row.text("precision")),
      let kind = ModelShape.Kind(rawValue: row.text("kind")),
      let quantity = ServingQuantity(rawValue: row.text("quantity")), let input = range("input"),
      let output = range("output"), let gpus = range("gpus")
    else { return nil }
    self.init(
      engine: row.engine, accelerator: row.text("accelerator"), precision: precision, kind: kind,
      quantity: quantity, input: Tokens(input.lowerBound)...Tokens(input.upperBound),
      output: Tokens(output.lowerBound)...Tokens(output.upperBound),
      gpus: Int(gpus.lowerBound)...Int(gpus.upperBound), concurrency: range("concurrency"),
      rows: Int(row.number("rows") ?? 0))
  }
}
