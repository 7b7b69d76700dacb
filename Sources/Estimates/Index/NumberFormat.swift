/// Bytes for each vector of an index.
public typealias BytesPerVector = Measure<Per<Byte, Vector>>

/// How the numbers of a vector are kept.
public enum NumberFormat: String, Hashable, Sendable, CaseIterable {
  /// 32 bits each, as models give them.
  case float32
  /// 16 bits each.
  case float16
  /// A whole number of 8 bits each.
  case int8
  /// A whole number of 4 bits each.
  case int4
  /// The sign alone, one bit each.
  case binary

  /// The bits of one number.
  public var bits: Int {
    switch self {
    case .float32: 32
    case .float16: 16
    case .int8: 8
    case .int4: 4
    case .binary: 1
    }
  }

  /// The bytes of a vector; bits that do not fill a byte take a whole one.
  public func bytes(dimensions: Int) -> BytesPerVector {
    BytesPerVector((Double(max(0, dimensions)) * Double(bits) / 8).rounded(.up))
  }
}
