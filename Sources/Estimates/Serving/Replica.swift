/// One copy of a model on some GPUs of one machine, which answers requests by itself.
public struct Replica: Hashable, Sendable {
  public var model: ModelShape
  public var accelerator: Accelerator
  /// How many GPUs share the model.
  public var gpus: Int
  /// Whether whole experts lie on different GPUs, rather than a slice of each on every GPU.
  public var splitsExperts: Bool
  /// Whether each GPU does the attention of its own sequences, rather than a slice of all
  /// ("attention data parallelism").
  public var splitsSequences: Bool
  public var precision: Precision
  /// Bytes of a cached number; nil for what the constants say of the engine.
  public var cacheBytes: Double?
  public var engine: ServingEngine
  /// The engine's release as the constants name it; nil when unknown.
  public var release: String?

  /// A replica; by default every GPU holds a slice of everything.
  public init(
    model: ModelShape, accelerator: Accelerator, gpus: Int, splitsExperts: Bool = false,
    splitsSequences: Bool = false, precision: Precision, cacheBytes: Double? = nil,
    engine: ServingEngine, release: String? = nil
  ) {
    self.model = model
    self.accelerator = accelerator
    self.gpus = max(1, gpus)
    self.splitsExperts = splitsExperts
    self.splitsSequences = splitsSequences
    self.precision = precision
    self.cacheBytes = cacheBytes
    self.engine = engine
    self.release = release
  }

  /// How many GPUs, as a number to reckon with.
  var width: Double { Double(gpus) }

  var bytesPerCachedNumber: Double { cacheBytes ?? 2 }

  /// How many GPUs hold a copy of each weight of attention.
  var attentionCopies: Double { splitsSequences ? width : 1 }

  /// How many GPUs hold a copy of each cached number.
  var cacheCopies: Double {
    if splitsSequences { return 1 }
    switch model.cache {
    case .heads(let count, _): return max(1, width / count)
    case .latent: return width
    }
  }
}

/// The mean request.
public struct Traffic: Hashable, Sendable {
  /// Tokens of the prompt that are not in a prefix cache.
  public var input: Tokens
  /// Tokens of the answer, thinking included.
  public var output: Tokens

  /// Requests with that many tokens, of each at least one.
  public init(input: Tokens, output: Tokens) {
    self.input = max(input, Tokens(1))
    self.output = max(output, Tokens(1))
  }

  /// Tokens in the cache while the answer is half written.
  var meanContext: Double { input.value + output.value / 2 }
}
