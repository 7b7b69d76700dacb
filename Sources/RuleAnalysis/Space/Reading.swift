import Expressions

/// An atom as a question about one subject.
enum Reading: Hashable, Sendable {
  /// Whether a number stands to another as an operator says.
  case number(Axis.Subject, BinaryOperator, Double)
  /// Whether a number is one of several.
  case numbers(Axis.Subject, [Double])
  /// Whether a word is one of several, or is none of them.
  case words(Axis.Subject, [String], denied: Bool)
  /// Whether something true or false is as given.
  case truth(Axis.Subject, Bool)
  /// Whether there is a value at all.
  case presence(Axis.Subject)
  /// Whether the left one of two numbers stands to the right one as an operator says.
  case relation(Axis.Subject, BinaryOperator)
  case constant(Bool)

  /// What it asks about; nil for a constant.
  var subject: Axis.Subject? {
    switch self {
    case .number(let subject, _, _), .numbers(let subject, _), .words(let subject, _, _),
      .truth(let subject, _), .presence(let subject), .relation(let subject, _):
      subject
    case .constant: nil
    }
  }

  /// Whether the atom holds in a cell of its subject's axis; nil where it can't be told there.
  func holds(in cell: Axis.Cell) -> Bool? {
    if case .presence = self { return cell == .unknown ? nil : cell != .absent }
    switch (self, cell) {
    case (.constant(let truth), _): return truth
    case (.number(_, let operation, let constant), .number(let interval)):
      return operation.compares(interval.sample(), constant)
    case (.numbers(_, let constants), .number(let interval)):
      return interval.isPoint && constants.contains(interval.low)
    case (.words(_, let words, let denied), .word(let word)):
      return words.contains(word) != denied
    case (.words(_, _, let denied), .otherWord): return denied
    case (.truth(_, let wanted), .truth(let truth)): return wanted == truth
    case (.relation(_, let operation), .below): return operation.compares(0, 1)
    case (.relation(_, let operation), .equal): return operation.compares(0, 0)
    case (.relation(_, let operation), .above): return operation.compares(1, 0)
    case (.number, _), (.numbers, _), (.words, _), (.truth, _), (.presence, _), (.relation, _):
      return nil
    }
  }
}

extension BinaryOperator {
  /// Whether two numbers stand to each other as the operator says; false for other operators.
  func compares(_ left: Double, _ right: Double) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    case .add, .subtract, .multiply, .divide, .remainder, .in: false
    }
  }

  /// The operator that says the same with its sides exchanged.
  var exchanged: BinaryOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal, .notEqual, .add, .subtract, .multiply, .divide, .remainder, .in: self
    }
  }
}
