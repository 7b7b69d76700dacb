import Expressions

/// Reads atoms as questions about subjects; formulas that never change count as their number.
struct AtomReader: Sendable {
  /// The values of formulas that depend on nothing, by slot.
  let constants: [Int: Value]

  func read(_ atom: Atom) -> Reading {
    let opaque = Reading.truth(.opaque(Self.tidy(atom.source)), true)
    switch atom.form {
    case .comparison(let operation) where atom.operands.count == 2:
      return comparison(atom.operands[0], operation, atom.operands[1]) ?? opaque
    case .membership where atom.operands.count == 2:
      return membership(atom.operands[0], atom.operands[1]) ?? opaque
    case .presence:
      return atom.operands.first?.slot.map { .presence(.slot($0)) } ?? opaque
    case .fact: return atom.operands.first?.slot.map { .truth(.slot($0), true) } ?? opaque
    case .comparison, .membership, .opaque: return opaque
    }
  }

  /// Whether analysis sees into the atom: it compares named things with fixed ones.
  func isTransparent(_ atom: Atom) -> Bool {
    switch read(atom).subject {
    case .slot, .member, nil: true
    case .expression(let text): text.hasPrefix("size(")
    case .relation: atom.operands.allSatisfy { $0.slot != nil }
    case .opaque:
      // Two names, such as a product's clouds and the client's cloud, are one axis of their own.
      atom.form != .opaque && !atom.operands.isEmpty
        && atom.operands.allSatisfy { $0.slot != nil || $0.constant != nil }
    }
  }

  /// Text with single spaces.
  static func tidy(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func value(_ operand: Atom.Operand) -> Value? {
    operand.constant ?? operand.slot.flatMap { constants[$0] }
  }

  private func comparison(
    _ left: Atom.Operand, _ operation: BinaryOperator, _ right: Atom.Operand
  ) -> Reading? {
    switch (value(left), value(right)) {
    case (nil, nil): return relation(left, operation, right)
    case (nil, let constant?): return comparison(left, operation, constant)
    case (let constant?, nil): return comparison(right, operation.exchanged, constant)
    case (let first?, let second?):
      guard let first = first.number, let second = second.number else { return nil }
      return .constant(operation.compares(first, second))
    }
  }

  private func comparison(
    _ operand: Atom.Operand, _ operation: BinaryOperator, _ constant: Value
  ) -> Reading? {
    if let number = constant.number, operand.type.dimension != nil {
      return .number(
        operand.slot.map { .slot($0) } ?? .expression(Self.tidy(operand.source)), operation, number)
    }
    guard let slot = operand.slot, operation == .equal || operation == .notEqual else {
      return nil
    }
    let denied = operation == .notEqual
    if let word = constant.text { return .words(.slot(slot), [word], denied: denied) }
    if let truth = constant.truth { return .truth(.slot(slot), truth != denied) }
    return nil
  }

  private func relation(
    _ left: Atom.Operand, _ operation: BinaryOperator, _ right: Atom.Operand
  ) -> Reading? {
    guard left.type.dimension != nil, right.type.dimension != nil else { return nil }
    let texts = (Self.tidy(left.source), Self.tidy(right.source))
    return texts.0 <= texts.1
      ? .relation(.relation(texts.0, texts.1), operation)
      : .relation(.relation(texts.1, texts.0), operation.exchanged)
  }

  private func membership(_ left: Atom.Operand, _ right: Atom.Operand) -> Reading? {
    if let word = value(left)?.text, let slot = right.slot {
      return .truth(.member(slot: slot, word: word), true)
    }
    guard let slot = left.slot, case .list(let values)? = right.constant else { return nil }
    let words = values.compactMap(\.text)
    if words.count == values.count { return .words(.slot(slot), words, denied: false) }
    let numbers = values.compactMap(\.number)
    return numbers.count == values.count ? .numbers(.slot(slot), numbers) : nil
  }
}
