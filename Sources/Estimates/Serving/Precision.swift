/// The formats in which weights are held.
public enum Precision: String, Hashable, Sendable, CaseIterable {
  /// Sixteen bits, whether BF16 or FP16.
  case bf16
  /// Eight bits, activations too.
  case fp8
  /// NVIDIA's four bits with a scale for each 16 weights, activations too.
  case nvfp4
  /// Four bits with a scale for each 32 weights, for the experts only; activations have 8 bits on
  /// Blackwell and 16 before.
  case mxfp4
  /// Four bits with a scale for each 128 weights; activations have 16.
  case int4

  /// Bytes of one weight of the experts and feed-forward layers, scales included.
  public var bytes: Double {
    switch self {
    case .bf16: 2
    case .fp8: 1
    case .nvfp4: 0.5625
    case .mxfp4: 0.53125
    case .int4: 0.515625
    }
  }

  /// Bytes of one weight of attention in a model of this shape: four-bit checkpoints leave
  /// attention at 16 bits where a router picks experts or the cache is compressed.
  func attentionBytes(in model: ModelShape) -> Double {
    switch (self, model.cache) {
    case (.mxfp4, _), (.nvfp4, .latent): 2
    default: bytes
    }
  }

  /// Whether a weight has four bits.
  var hasFourBits: Bool { bytes < 0.6 }

  /// The precision of the arithmetic, if the GPU has it.
  func arithmetic(on family: Accelerator.Family) -> Accelerator.Arithmetic {
    switch self {
    case .bf16, .int4: .bf16
    case .fp8: .fp8
    case .nvfp4: .fp4
    case .mxfp4: family == .blackwell ? .fp8 : .bf16
    }
  }
}
