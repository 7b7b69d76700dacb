import Quantities
import Spreadsheets
import Views

/// How the cells of all sheets look.
enum HouseStyle {
  static let plain = CellStyle().with(\.colour, Theme.light.text)
    .with(\.lineBelow, Theme.light.group)
  static let unit = plain.with(\.indent, 1)
  static let wrapped = plain.with(\.wraps, true)
  static let quiet = wrapped.with(\.colour, Theme.light.quiet).with(\.fontSize, 9)
  static let title = CellStyle().with(\.colour, Theme.light.ink).with(\.isBold, true)
    .with(\.fontSize, 16)
  static let note = CellStyle().with(\.colour, Theme.light.quiet).with(\.fontSize, 9)
  static let head = CellStyle().with(\.colour, Theme.light.paper).with(\.ground, Theme.light.text)
    .with(\.isBold, true).with(\.wraps, true)
  static let headNumber = head.with(\.alignment, .right)
  static let section = CellStyle().with(\.colour, Theme.light.ink).with(\.ground, Theme.light.group)
    .with(\.isBold, true)
  static let total = CellStyle().with(\.colour, Theme.light.ink).with(\.isBold, true)
    .with(\.lineAbove, Theme.light.line).with(\.lineBelow, Theme.light.line)
  /// Cells that are meant to be changed.
  static let input = plain.with(\.colour, Theme.light.pillText).with(\.ground, Theme.light.pill)
  /// Cells that follow another of the same row.
  static let follower = plain.with(\.colour, Theme.light.faint)
  /// Values that no formula of the sheet gives.
  static let given = plain.with(\.ground, Theme.light.frame)

  static let good = plain.with(\.colour, Theme.light.inUseText).with(\.ground, Theme.light.inUse)

  /// The pattern in which numbers like the given ones are shown.
  static func numberFormat(_ values: [Double], in unit: Unit) -> String {
    let sizes = values.map(\.magnitude).filter { $0 > 0 }
    if unit.symbol == "%" {
      guard let least = sizes.min() else { return "0 %" }
      return least < 0.01 ? "0.00 %" : least < 0.1 ? "0.0 %" : "#,##0 %"
    }
    let isWhole = values.allSatisfy { $0 == $0.rounded() }
    guard let least = sizes.min(), let most = sizes.max() else {
      return unit.dimension.money != 0 && unit.dimension.time != 0 ? "#,##0" : "0"
    }
    if isWhole { return most < 1e12 ? "#,##0" : "0.00E+00" }
    if least < 0.0001 {
      let size = most < 1 ? -Int(log10Floor(least)) + 2 : 4
      return size > 12 ? "0.00E+00" : "0." + String(repeating: "0", count: min(size, 12))
    }
    return least >= 100 ? "#,##0" : least >= 1 ? "#,##0.00" : "#,##0.0000"
  }

  /// The power of ten at or below a positive number.
  private static func log10Floor(_ number: Double) -> Double {
    var power = 0.0
    var rest = number
    while rest < 1, power > -30 {
      rest *= 10
      power -= 1
    }
    return power
  }
}
