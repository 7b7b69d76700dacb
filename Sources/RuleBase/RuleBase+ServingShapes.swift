public import Estimates
import Expressions
import Facts

extension Catalogue.Role {
  /// The value of an attribute of an entry, where it is known.
  ///
  /// - Parameters:
  ///   - attribute: the name of the attribute.
  ///   - entry: one of the role's entries.
  /// - Returns: the value.
  fileprivate func value(_ attribute: String, of entry: Catalogue.Entry) -> Value? {
    guard let index = attributes.firstIndex(where: { $0.name.rawValue == attribute }),
      entry.values.indices.contains(index), case .known(let value) = entry.values[index]
    else { return nil }
    return value
  }

  fileprivate func number(_ attribute: String, of entry: Catalogue.Entry) -> Double? {
    if case .double(let number) = value(attribute, of: entry) { number } else { nil }
  }

  fileprivate func text(_ attribute: String, of entry: Catalogue.Entry) -> String? {
    if case .string(let text) = value(attribute, of: entry) { text } else { nil }
  }
}

extension ModelShape {
  /// The shape of a language model of the catalogue; nil where the catalogue does not know it.
  ///
  /// - Parameters:
  ///   - entry: the model.
  ///   - role: the role that it stands in.
  public init?(_ entry: Catalogue.Entry, of role: Catalogue.Role) {
    func number(_ attribute: String) -> Double? { role.number(attribute, of: entry) }
    guard let layers = number("layers"), let hidden = number("hidden"),
      let query = number("attention_width"), let attention = number("attention_parameters"),
      let tables = number("embedding_parameters"), let parameters = number("parameters")
    else { return nil }
    let cache: Cache
    if let width = number("latent_width"), let values = number("latent_value_width"),
      let heads = number("latent_heads")
    {
      cache = .latent(width: width, valueWidth: values, heads: heads)
    } else if let count = number("cache_heads"), let width = number("cache_head_width") {
      cache = .heads(count: count, width: width)
    } else {
      return nil
    }
    var experts: Experts?
    if let count = number("experts"), let perToken = number("experts_per_token"),
      let width = number("expert_width"), let expertLayers = number("expert_layers"),
      let all = number("expert_parameters")
    {
      experts = Experts(
        count: count, perToken: perToken, width: width, layers: expertLayers, parameters: all)
    }
    var window: Window?
    if let windowed = number("window_layers"), let tokens = number("window_tokens") {
      window = Window(layers: windowed, tokens: tokens)
    }
    let rest = parameters - attention - tables - (experts?.parameters ?? 0)
    self.init(
      id: role.text("measured_as", of: entry) ?? entry.id, layers: layers, hidden: hidden,
      queryWidth: query, cache: cache, window: window, attentionParameters: attention,
      feedForwardParameters: max(0, rest), embeddingParameters: tables / 2, experts: experts)
  }
}

extension Precision {
  /// The format of a model's weights as the catalogue names it; nil where it says nothing.
  ///
  /// - Parameters:
  ///   - entry: the model.
  ///   - role: the role that it stands in.
  public init?(_ entry: Catalogue.Entry, of role: Catalogue.Role) {
    self.init(rawValue: role.text("precision", of: entry) ?? "")
  }
}

extension Accelerator {
  /// The GPU of an accelerator of the catalogue; nil where the catalogue does not know it.
  ///
  /// - Parameters:
  ///   - entry: the accelerator.
  ///   - role: the role that it stands in.
  public init?(_ entry: Catalogue.Entry, of role: Catalogue.Role) {
    func number(_ attribute: String) -> Double? { role.number(attribute, of: entry) }
    guard let memory = number("memory"), let bandwidth = number("bandwidth"),
      let sixteenBit = number("bf16_peak")
    else { return nil }
    var peaks: [Arithmetic: OperationsPerSecond] = [.bf16: OperationsPerSecond(sixteenBit)]
    peaks[.fp8] = number("fp8_peak").map { OperationsPerSecond($0) }
    peaks[.fp4] = number("fp4_peak").map { OperationsPerSecond($0) }
    let link = role.text("link", of: entry)
    self.init(
      id: role.text("measured_as", of: entry) ?? entry.id,
      family: Family(rawValue: role.text("family", of: entry) ?? "") ?? .other,
      memory: Bytes(memory), bandwidth: BytesPerSecond(bandwidth), peaks: peaks,
      link: link == "pcie" ? .pcie : .nvlink,
      linkBandwidth: BytesPerSecond(number("link_bandwidth") ?? 0))
  }
}
