/// A program that serves a model, by the id under which the constants know it.
public struct ServingEngine: RawRepresentable, Hashable, Sendable {
  public let rawValue: String

  /// An engine by its id.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// One that nothing was measured for: the mean of the others is taken.
  public static let other = ServingEngine(rawValue: "other")
}

/// An engine that was measured, and how it keeps its cache.
public struct MeasuredEngine: Hashable, Sendable {
  public var engine: ServingEngine
  /// Bytes of a cached number beside weights and activations of eight bits or fewer, where nobody
  /// says otherwise; beside others it has two.
  public var narrowCacheBytes: Double

  /// An engine out of its id and the width of its cache.
  public init(engine: ServingEngine, narrowCacheBytes: Double) {
    self.engine = engine
    self.narrowCacheBytes = narrowCacheBytes
  }
}

extension ServingConstants {
  /// Bytes of a cached number where nobody says.
  ///
  /// - Parameters:
  ///   - engine: the engine; one that was not measured keeps two bytes.
  ///   - precision: the format of the weights.
  /// - Returns: bytes for each number of keys and values.
  func cacheBytes(of engine: ServingEngine, beside precision: Precision) -> Double {
    switch precision {
    case .bf16, .int4: 2
    case .fp8, .nvfp4, .mxfp4: engines.first { $0.engine == engine }?.narrowCacheBytes ?? 2
    }
  }
}
