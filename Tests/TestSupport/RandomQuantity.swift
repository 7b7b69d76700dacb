import Facts
import Quantities

/// Writes random legal numbers of a field in the ways that people write them.
struct RandomQuantity {
  let field: Field

  /// Sizes in the field's own unit; shares beyond one are written as percentages.
  private static let sizes: [Double] = [
    0, 0.01, 0.05, 0.25, 0.5, 0.6, 0.75, 0.95, 0.99, 1, 1.5, 2, 3, 4, 7.5, 10, 12, 15, 24, 60, 99,
    100, 365, 500, 900, 1200, 4096, 18_000, 40_000, 250_000, 1_000_000, 20_000_000,
  ]

  func text(_ random: inout SeededGenerator, most: Double = .infinity) -> String {
    let factor = field.unit == .percent ? 1 : field.unit.factor
    let sizes = Self.sizes.filter { field.domain.contains($0 * factor) && $0 <= most }
    guard !sizes.isEmpty else { return "1" }
    let first = random.pick(sizes)
    guard random.isOnce(in: 4) else { return amount(first, &random) }
    let second = random.pick(sizes)
    // A percent sign behind the range holds for both ends.
    let isShare = field.unit == .percent
    let low = plain(isShare ? percentage(min(first, second)) : min(first, second))
    return low + random.pick(["..", " .. ", "..."]) + amount(max(first, second), sized: false)
  }

  private func amount(_ size: Double, _ random: inout SeededGenerator) -> String {
    if field.unit == .percent {
      return random.isOnce(in: 2) && size <= 1 ? plain(size) : amount(size, sized: false)
    }
    let symbol = field.unit.symbol
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return plain(size)
    case 1: return scaled(size)
    case 2 where !symbol.isEmpty: return scaled(size) + " " + symbol
    case 3 where symbol.hasPrefix("USD"): return "$" + plain(size) + symbol.dropFirst(3)
    case 4 where symbol == "s": return "\(Int((size * 1000).rounded())) ms"
    case 4 where symbol == "h": return plain(size * 60) + " min"
    default: return amount(size, sized: false)
    }
  }

  private func amount(_ size: Double, sized: Bool) -> String {
    if field.unit == .percent {
      return plain(percentage(size)) + " %"
    }
    return field.unit.symbol.isEmpty ? plain(size) : plain(size) + " " + field.unit.symbol
  }

  /// In whole hundredths of a per cent, so that nothing is lost in the writing.
  private func percentage(_ share: Double) -> Double { (share * 10_000).rounded() / 100 }

  private func scaled(_ size: Double) -> String {
    if size >= 1_000_000, size.truncatingRemainder(dividingBy: 1_000_000) == 0 {
      return plain(size / 1_000_000) + "M"
    }
    if size >= 1000, size.truncatingRemainder(dividingBy: 100) == 0 {
      return plain(size / 1000) + "k"
    }
    return plain(size)
  }

  private func plain(_ size: Double) -> String {
    size == size.rounded() ? String(Int(size)) : "\(size)"
  }
}
