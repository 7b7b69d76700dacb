public import Binary

/// What a number measures, as exponents of the three measures that the algebra keeps apart.
///
/// Counts (requests, tokens, documents, percentages) are plain numbers here; their nouns live in
/// ``Unit``.
public struct Dimension: Hashable, Sendable {
  /// The exponent of time; -1 for a rate.
  public var time: Int8
  /// The exponent of money.
  public var money: Int8
  /// The exponent of an amount of data.
  public var data: Int8

  /// Creates a dimension from its exponents.
  public init(time: Int8 = 0, money: Int8 = 0, data: Int8 = 0) {
    self.time = time
    self.money = money
    self.data = data
  }

  /// A plain number or a count.
  public static let none = Dimension()
  /// A duration.
  public static let time = Dimension(time: 1)
  /// An amount of money.
  public static let money = Dimension(money: 1)
  /// An amount of data.
  public static let data = Dimension(data: 1)
  /// A count per time.
  public static let rate = Dimension(time: -1)
  /// Money per time.
  public static let moneyPerTime = Dimension(time: -1, money: 1)

  /// The dimension of a product; exponents stop at the ends of their range.
  public static func * (lhs: Self, rhs: Self) -> Self {
    Dimension(
      time: saturated(Int(lhs.time) + Int(rhs.time)),
      money: saturated(Int(lhs.money) + Int(rhs.money)),
      data: saturated(Int(lhs.data) + Int(rhs.data)))
  }

  /// The dimension of a quotient; exponents stop at the ends of their range.
  public static func / (lhs: Self, rhs: Self) -> Self {
    Dimension(
      time: saturated(Int(lhs.time) - Int(rhs.time)),
      money: saturated(Int(lhs.money) - Int(rhs.money)),
      data: saturated(Int(lhs.data) - Int(rhs.data)))
  }

  private static func saturated(_ exponent: Int) -> Int8 { Int8(clamping: exponent) }
}

extension Dimension: CustomStringConvertible {
  /// The dimension in words for people: "a plain number", "money per time", "data".
  public var description: String {
    let measures = [(money, "money"), (data, "data"), (time, "time")]
    let above = measures.filter { $0.0 > 0 }.map { Self.power($0.1, $0.0) }
    let below = measures.filter { $0.0 < 0 }.map { Self.power($0.1, $0.0) }
    if above.isEmpty, below.isEmpty { return "a plain number" }
    let top = above.isEmpty ? "a count" : above.joined(separator: " times ")
    return ([top] + below).joined(separator: " per ")
  }

  private static func power(_ word: String, _ exponent: Int8) -> String {
    let size = exponent.magnitude
    return size == 1 ? word : "\(word) to the power of \(size)"
  }
}

extension Dimension: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(time: try reader.read(), money: try reader.read(), data: try reader.read())
  }
}
