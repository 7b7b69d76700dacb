import Diagnostics

extension Checker {
  /// Reports each text in `syntax` that is no value of the choice it is compared with.
  mutating func checkDomain(_ type: ExpressionType, _ syntax: Syntax) {
    guard isProfile else { return }
    switch (type, syntax.kind) {
    case (.choice(let name, let values), .literal(.string(let text))):
      guard !values.contains(where: { sameText($0, text) }) else { return }
      report(
        "outside-domain", "'\(text)' is no value of \(name)", at: syntax,
        help: help(for: text, values))
    case (.choice, .conditional(_, let yes, let no)):
      checkDomain(type, yes)
      checkDomain(type, no)
    case (.list(let element), .list(let elements)):
      for member in elements { checkDomain(element, member.value) }
    case (_, _): break
    }
  }

  private func help(for text: String, _ values: [String]) -> String {
    if let near = nearest(text, in: values) { return "did you mean '\(near)'?" }
    let shown = values.prefix(12).joined(separator: ", ")
    return "its values are \(shown)\(values.count > 12 ? ", …" : "")"
  }

  /// Reports two choices that have no value in common.
  mutating func checkOverlap(_ left: ExpressionType, _ right: ExpressionType, at syntax: Syntax) {
    guard case .choice(let leftName, let leftValues) = left,
      case .choice(let rightName, let rightValues) = right,
      Set(leftValues).isDisjoint(with: rightValues)
    else { return }
    report(
      "outside-domain", "\(leftName) and \(rightName) have no value in common", at: syntax)
  }
}

extension Syntax {
  /// Whether the node is the number zero.
  var isZero: Bool {
    guard case .literal(let value) = kind else { return false }
    return value.number == 0
  }

  /// Whether the node is made of number literals only.
  var isPlainNumber: Bool {
    switch kind {
    case .literal(let value): value.number != nil
    case .negate(let operand): operand.isPlainNumber
    case .binary(_, let left, let right): left.isPlainNumber && right.isPlainNumber
    case .name, .select, .presence, .index, .call, .not, .logical, .conditional, .list, .map,
      .message, .comprehension, .bind:
      false
    }
  }
}
