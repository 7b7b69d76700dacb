public import Estimates
public import RuleBase

/// The models and GPUs that can be asked about, by the names that people use.
public struct ServingSubjects: Sendable {
  /// The model of serving with its constants.
  public let model: ServingModel
  private let shapes: [(names: [String], shape: ModelShape)]
  private let sheets: [(names: [String], accelerator: Accelerator)]

  /// Reads the tables of the rules.
  ///
  /// - Returns: nil where the rules have no constants or no tables.
  public init?(_ base: RuleBase) {
    guard let constants = base.servingConstants,
      let tables = base.estimator("serving_subjects")?.tables
    else { return nil }
    model = ServingModel(constants)
    shapes = (tables["models"] ?? []).map { ($0.names, ModelShape($0)) }
    sheets = (tables["accelerators"] ?? []).compactMap { row in
      Accelerator(row).map { (row.names, $0) }
    }
  }

  /// All names of models, for a finding about a wrong one.
  public var modelNames: [String] { shapes.flatMap(\.names) }

  /// All names of GPUs.
  public var acceleratorNames: [String] { sheets.flatMap(\.names) }

  /// The shape of a model.
  public func shape(_ name: String) -> ModelShape? {
    shapes.first { $0.names.contains(name) }?.shape
  }

  /// The data sheet of a GPU.
  public func accelerator(_ name: String) -> Accelerator? {
    sheets.first { $0.names.contains(name) }?.accelerator
  }
}

extension Estimator.Row {
  fileprivate var names: [String] { text("names").split(separator: " ").map(String.init) }
}

extension ModelShape {
  fileprivate init(_ row: Estimator.Row) {
    let cache: Cache =
      if let width = row.number("latent_width") {
        .latent(
          width: width, valueWidth: row.number("latent_value_width") ?? 0,
          heads: row.number("latent_heads") ?? 0)
      } else {
        .heads(
          count: row.number("cache_heads") ?? 1, width: row.number("cache_head_width") ?? 0)
      }
    self.init(
      id: row.text("id"), layers: row.number("layers") ?? 0, hidden: row.number("hidden") ?? 0,
      queryWidth: row.number("query_width") ?? 0, cache: cache,
      window: row.number("window_layers").map {
        Window(layers: $0, tokens: row.number("window_tokens") ?? 0)
      },
      attentionParameters: row.number("attention_parameters") ?? 0,
      feedForwardParameters: row.number("feed_forward_parameters") ?? 0,
      embeddingParameters: row.number("embedding_parameters") ?? 0,
      experts: row.number("experts").map {
        Experts(
          count: $0, perToken: row.number("experts_per_token") ?? 1,
          width: row.number("expert_width") ?? 1, layers: row.number("expert_layers") ?? 0,
          parameters: row.number("expert_parameters") ?? 0)
      })
  }
}

extension Accelerator {
  fileprivate init?(_ row: Estimator.Row) {
    guard let memory = row.number("memory_bytes"),
      let bandwidth = row.number("bandwidth_bytes_per_second"),
      let link = Link(rawValue: row.text("link")),
      let linkBandwidth = row.number("link_bytes_per_second")
    else { return nil }
    var peaks: [Arithmetic: OperationsPerSecond] = [:]
    for arithmetic in Arithmetic.allCases {
      peaks[arithmetic] = row.number("\(arithmetic.rawValue)_peak").map { OperationsPerSecond($0) }
    }
    self.init(
      id: row.text("id"), family: Family(rawValue: row.text("family")) ?? .other,
      memory: Bytes(memory), bandwidth: BytesPerSecond(bandwidth), peaks: peaks, link: link,
      linkBandwidth: BytesPerSecond(linkBandwidth))
  }
}
