/// A map that keeps the order in which it was written.
///
/// Keys are equal as the language has it: `1`, `1u` and `1.0` find the same entry.
public struct ValueMap: Sendable {
  /// One key with its value.
  public struct Entry: Hashable, Sendable {
    /// The key.
    public let key: Value
    /// The value of the key.
    public let value: Value
  }

  /// The entries in the order written.
  public let entries: [Entry]
  private let positions: [Key: Int]

  /// A map without entries.
  public init() {
    entries = []
    positions = [:]
  }

  /// A map of keys to values.
  ///
  /// - Throws: `invalidArgument` for a key that is no bool, number without fraction or string, or
  ///   that occurs twice.
  public init(_ pairs: [(key: Value, value: Value)]) throws(EvaluationError) {
    var positions: [Key: Int] = [:]
    for (index, pair) in pairs.enumerated() {
      guard let key = Key(written: pair.key) else {
        throw EvaluationError(.invalidArgument, "a map has no key of type \(pair.key.typeName)")
      }
      if positions.updateValue(index, forKey: key) != nil {
        throw EvaluationError(.invalidArgument, "the key \(pair.key.literal) occurs twice")
      }
    }
    self.positions = positions
    entries = pairs.map { Entry(key: $0.key, value: $0.value) }
  }

  /// The value of a key, or nil.
  public subscript(key: Value) -> Value? {
    guard let key = Key(sought: key), let position = positions[key] else { return nil }
    return entries[position].value
  }

  /// Whether a key occurs.
  public func contains(_ key: Value) -> Bool { self[key] != nil }
}

extension ValueMap {
  private enum Key: Hashable, Sendable {
    case bool(Bool)
    case int(Int64)
    case beyondInt(UInt64)
    case string([UInt8])

    init?(written value: Value) {
      switch value {
      case .bool(let value): self = .bool(value)
      case .int(let value): self = .int(value)
      case .uint(let value): self = Key(value)
      case .string(let value): self = .string(Array(value.utf8))
      case .double(let number):
        // Every number of the profile is a double, so whole doubles serve as keys there.
        guard number.magnitude < 0x1p53, let whole = Int64(exactly: number) else { return nil }
        self = .int(whole)
      case .null, .bytes, .list, .map, .timestamp, .duration, .type, .optional, .opaque:
        return nil
      }
    }

    init?(sought value: Value) {
      if case .double(let number) = value {
        if let whole = Int64(exactly: number) {
          self = .int(whole)
        } else if let whole = UInt64(exactly: number) {
          self = Key(whole)
        } else {
          return nil
        }
      } else {
        self.init(written: value)
      }
    }

    private init(_ value: UInt64) {
      self = Int64(exactly: value).map(Key.int) ?? .beyondInt(value)
    }
  }
}

extension ValueMap: Hashable {
  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.entries.count == rhs.entries.count
      && lhs.entries.allSatisfy { rhs[$0.key] == $0.value }
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(entries.count) }
}
