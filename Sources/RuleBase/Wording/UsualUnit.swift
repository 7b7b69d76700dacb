public import Quantities

extension Unit {
  /// The unit for a number that nothing else gives one.
  public static func usual(for dimension: Dimension) -> Unit {
    let symbol: String
    switch dimension {
    case .time: symbol = "s"
    case .money: symbol = "USD"
    case .moneyPerTime: symbol = "USD/month"
    case .data: symbol = "GB"
    case .rate: symbol = "1/s"
    case _: symbol = ""
    }
    return Unit.named(symbol) ?? .plain
  }
}
