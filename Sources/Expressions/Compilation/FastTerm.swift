/// An operand of `&&` or `||` in a form that is evaluated without touching any object.
enum FastTerm: Sendable {
  /// A variable compared with a number.
  case threshold(slot: Int, BinaryOperator, Double)
  /// A variable that has to be `wanted`.
  case fact(slot: Int, wanted: Bool)
  /// A variable compared with a text, by the text's place in a list.
  case text(slot: Int, place: Int, wanted: Bool)
  /// Any other operand.
  case other

  /// The form of an operand; a text that it is compared with is added to `texts`.
  init(_ code: any Code, _ texts: inout [ComparedText]) {
    switch code {
    case let code as ThresholdCode:
      self = .threshold(slot: code.slot, code.operation, code.threshold)
    case let code as SlotCode: self = .fact(slot: code.variable.slot, wanted: true)
    case let code as NotCode:
      guard let operand = code.operand as? SlotCode else {
        self = .other
        break
      }
      self = .fact(slot: operand.variable.slot, wanted: false)
    case let code as TextEqualityCode:
      guard let operand = code.operand as? SlotCode else {
        self = .other
        break
      }
      self = .text(slot: operand.variable.slot, place: texts.count, wanted: code.wanted)
      texts.append(code.member)
    case _: self = .other
    }
  }
}
