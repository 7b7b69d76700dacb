/// `optional.or(other)` and `optional.orValue(other)`, which look at the other only if they need it.
final class AlternativeCode: Code {
  private let name: String
  private let optional: any Code
  private let other: any Code
  private let range: Range<Int>

  init(_ name: String, _ optional: any Code, _ other: any Code, at range: Range<Int>) {
    self.name = name
    self.optional = optional
    self.other = other
    self.range = range
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    let outcome = optional.outcome(&frame)
    guard case .value(let value) = outcome else { return outcome }
    guard case .optional(let content) = value else {
      return .error(.noOverload(name, [value]).at(range))
    }
    if let content { return .value(name == "orValue" ? content : value) }
    let alternative = other.outcome(&frame)
    guard name == "or", case .value(let value) = alternative else { return alternative }
    if case .optional = value { return alternative }
    return .error(.noOverload(name, [.optional(nil), value]).at(range))
  }
}
