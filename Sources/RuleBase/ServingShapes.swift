public import Estimates

/// Shapes of language models and data sheets of GPUs, as the file `estimators/shapes.yaml` gives them.
public struct ServingShapes: Sendable {
  /// By the id that the constants of the serving model use.
  public let models: [String: ModelShape]
  /// The four-bit formats in which models are published.
  public let fourBitFormats: [String: Precision]
  /// By the id that the constants of the serving model use.
  public let accelerators: [String: Accelerator]

  /// Reads the tables of an estimator; rows that lack a number are left out.
  public init(_ estimator: Estimator) {
    models = Dictionary(
      (estimator.tables["models"] ?? []).compactMap { ModelShape($0) }.map { ($0.id, $0) }
    ) { first, _ in first }
    fourBitFormats = Dictionary(
      (estimator.tables["models"] ?? []).compactMap { row in
        Precision(rawValue: row.text("four_bit_format")).map { (row.text("id"), $0) }
      }
    ) { first, _ in first }
    accelerators = Dictionary(
      (estimator.tables["accelerators"] ?? []).compactMap { Accelerator($0) }
        .map { ($0.id, $0) }
    ) { first, _ in first }
  }
}

extension RuleBase {
  /// The shapes that products of the catalogue refer to; nil where the rules have none.
  public var servingShapes: ServingShapes? { estimator("shapes").map { ServingShapes($0) } }
}

extension ModelShape {
  /// A shape out of a row: widths and counts of parameters.
  fileprivate init?(_ row: Estimator.Row) {
    guard let layers = row.number("layers"), let hidden = row.number("hidden"),
      let queryWidth = row.number("query_width"), let cache = Cache(row),
      let attention = row.number("attention_parameters"),
      let feedForward = row.number("feed_forward_parameters"),
      let embedding = row.number("embedding_parameters")
    else { return nil }
    self.init(
      id: row.text("id"), layers: layers, hidden: hidden, queryWidth: queryWidth, cache: cache,
      window: Window(row), attentionParameters: attention, feedForwardParameters: feedForward,
      embeddingParameters: embedding, experts: Experts(row))
  }
}

extension ModelShape.Cache {
  fileprivate init?(_ row: Estimator.Row) {
    if let width = row.number("latent_width"), let value = row.number("latent_value_width"),
      let heads = row.number("latent_heads")
    {
      self = .latent(width: width, valueWidth: value, heads: heads)
      return
    }
    guard let count = row.number("cache_heads"), let width = row.number("cache_head_width") else {
      return nil
    }
    self = .heads(count: count, width: width)
  }
}

extension ModelShape.Window {
  fileprivate init?(_ row: Estimator.Row) {
    guard let layers = row.number("window_layers"), let tokens = row.number("window_tokens") else {
      return nil
    }
    self.init(layers: layers, tokens: tokens)
  }
}

extension ModelShape.Experts {
  fileprivate init?(_ row: Estimator.Row) {
    guard let count = row.number("experts"), let perToken = row.number("experts_per_token"),
      let width = row.number("expert_width"), let layers = row.number("expert_layers"),
      let parameters = row.number("expert_parameters")
    else { return nil }
    self.init(
      count: count, perToken: perToken, width: width, layers: layers, parameters: parameters)
  }
}

extension Accelerator {
  /// A GPU out of a row: bytes, bytes a second, operations a second.
  fileprivate init?(_ row: Estimator.Row) {
    guard let family = Family(rawValue: row.text("family")),
      let link = Link(rawValue: row.text("link")), let memory = row.number("memory_bytes"),
      let bandwidth = row.number("bandwidth_bytes_per_second"),
      let linkBandwidth = row.number("link_bytes_per_second")
    else { return nil }
    var peaks: [Arithmetic: OperationsPerSecond] = [:]
    for precision in Arithmetic.allCases {
      peaks[precision] = row.number("\(precision.rawValue)_peak").map { OperationsPerSecond($0) }
    }
    self.init(
      id: row.text("id"), family: family, memory: Bytes(memory),
      bandwidth: BytesPerSecond(bandwidth), peaks: peaks, link: link,
      linkBandwidth: BytesPerSecond(linkBandwidth))
  }
}
