#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

/// The shape of a transformer, as far as the time and memory of serving depend on it.
///
/// All counts are of parameters, not bytes; what a parameter weighs depends on the precision.
public struct ModelShape: Hashable, Sendable {
  /// What the model is called in the constants, such as `llama_3_1_70b`.
  public var id: String
  /// How many layers it has.
  public var layers: Double
  /// The width of the residual stream.
  public var hidden: Double
  /// The width of all query heads together.
  ///
  /// Where queries and values differ in width, it is the mean of both.
  public var queryWidth: Double
  /// What is kept of each token for attention.
  public var cache: Cache
  /// Layers that see only the last tokens, and how many tokens those are.
  public var window: Window?
  /// Parameters of attention in all layers.
  public var attentionParameters: Double
  /// Parameters that every token passes besides attention: feed-forward layers, shared experts,
  /// routers.
  public var feedForwardParameters: Double
  /// Vocabulary times hidden width: one of the two token tables.
  public var embeddingParameters: Double
  /// The routed experts; nil for a dense model.
  public var experts: Experts?

  /// A shape out of its parts.
  public init(
    id: String, layers: Double, hidden: Double, queryWidth: Double, cache: Cache,
    window: Window? = nil, attentionParameters: Double, feedForwardParameters: Double,
    embeddingParameters: Double, experts: Experts? = nil
  ) {
    self.id = id
    self.layers = layers
    self.hidden = hidden
    self.queryWidth = queryWidth
    self.cache = cache
    self.window = window
    self.attentionParameters = attentionParameters
    self.feedForwardParameters = feedForwardParameters
    self.embeddingParameters = embeddingParameters
    self.experts = experts
  }

  /// What attention keeps of a token.
  public enum Cache: Hashable, Sendable {
    /// Keys and values of some heads, each of a width; a GPU holds whole heads.
    case heads(count: Double, width: Double)
    /// One compressed vector for all heads (multi-head latent attention), held whole by each GPU.
    case latent(width: Double, valueWidth: Double, heads: Double)
  }

  /// Layers with sliding-window attention.
  public struct Window: Hashable, Sendable {
    /// How many layers.
    public var layers: Double
    /// How many tokens they see.
    public var tokens: Double

    /// Layers that see that many tokens.
    public init(layers: Double, tokens: Double) {
      self.layers = layers
      self.tokens = tokens
    }
  }

  /// Experts of which a router picks some for each token.
  public struct Experts: Hashable, Sendable {
    /// How many there are in a layer.
    public var count: Double
    /// How many a token passes.
    public var perToken: Double
    /// The inner width of one.
    public var width: Double
    /// How many layers have them.
    public var layers: Double
    /// The parameters of all together.
    public var parameters: Double

    /// Experts out of their numbers.
    public init(
      count: Double, perToken: Double, width: Double, layers: Double, parameters: Double
    ) {
      self.count = count
      self.perToken = perToken
      self.width = width
      self.layers = layers
      self.parameters = parameters
    }

    /// The parameters that one token passes.
    public var activeParameters: Double { parameters * perToken / count }

    /// The share that some tokens together touch, each choosing at random.
    public func shareTouched(by tokens: Double) -> Double {
      1 - pow(1 - perToken / count, max(tokens, 1))
    }
  }

  /// Whether a router picks experts.
  public var kind: Kind { experts == nil ? .dense : .mixtureOfExperts }

  /// The two kinds of models that errors are told for.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case dense
    case mixtureOfExperts = "mixture_of_experts"
  }

  /// All parameters.
  public var parameters: Double {
    attentionParameters + feedForwardParameters + 2 * embeddingParameters
      + (experts?.parameters ?? 0)
  }

  /// Cached numbers per token in all layers, for contexts shorter than any window.
  public var cacheWidth: Double {
    switch cache {
    case .heads(let count, let width): 2 * layers * count * width
    case .latent(let width, _, _): layers * width
    }
  }

  /// Cached numbers of one sequence: windowed layers keep no more than their window.
  public func cachedNumbers(context: Double) -> Double {
    let windowed = window?.layers ?? 0
    let seen = min(context, window?.tokens ?? context)
    return cacheWidth * (context * (layers - windowed) + seen * windowed) / layers
  }
}
