/// A colour as its red, green and blue parts.
public struct Colour: Hashable, Sendable {
  private let red: Int
  private let green: Int
  private let blue: Int

  /// Reads `#rrggbb`, or returns `nil`.
  public init?(_ text: String) {
    guard text.utf8.count == 7, text.hasPrefix("#"), let number = Int(text.dropFirst(), radix: 16),
      number >= 0, !text.contains("+"), !text.contains("-")
    else { return nil }
    red = number >> 16
    green = number >> 8 & 0xff
    blue = number & 0xff
  }

  /// The colour as `#rrggbb`.
  public var words: String {
    let digits = String(red << 16 | green << 8 | blue, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// The relative luminance from 0 to 1, as WCAG 2.1 defines it.
  public var luminance: Double {
    let weights = [(red, 0.2126), (green, 0.7152), (blue, 0.0722)]
    return weights.reduce(0) { sum, part in
      let share = Double(part.0) / 255
      let linear = share <= 0.04045 ? share / 12.92 : Self.power((share + 0.055) / 1.055)
      return sum + part.1 * linear
    }
  }

  /// The contrast with another colour from 1 to 21, as WCAG 2.1 defines it.
  public func contrast(with other: Colour) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// A number to the power of 2.4, which is its square times the fifth root of its square.
  private static func power(_ base: Double) -> Double {
    guard base > 0 else { return 0 }
    let square = base * base
    var root = 1.0
    // Newton's method for the fifth root; it settles long before the last step.
    for _ in 0..<60 { root = (4 * root + square / (root * root * root * root)) / 5 }
    return square * root
  }
}
