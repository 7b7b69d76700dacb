/// One atom of a condition with what it came to.
public struct TermValue: Hashable, Sendable {
  /// What an atom came to.
  public enum Truth: Hashable, Sendable {
    case holds, fails
    /// It hangs on these slots, ascending.
    case unknown([Int])
    case error(EvaluationError)
  }

  /// A comparison of two numbers, in canonical units.
  public struct NumericComparison: Hashable, Sendable {
    /// The number on the left, in canonical units.
    public let left: Double
    /// How the two are compared.
    public let operation: BinaryOperator
    /// The number on the right, in canonical units.
    public let right: Double
  }

  /// The condition itself.
  public let atom: Atom
  /// What it came to.
  public let truth: Truth
  /// What each operand of the atom came to; for `has(x)` this may be the error that x is absent.
  public let operands: [Evaluation]
  /// The two numbers of a comparison, if both are known.
  public let comparison: NumericComparison?
}

extension Expression {
  /// What every atom comes to, the ones that don't matter to the result included.
  public func explain(_ bindings: some Bindings) -> [TermValue] {
    atomCodes.map { atom in
      var frame = Frame(bindings)
      let operands = atom.operands.map { $0.outcome(&frame) }
      return TermValue(
        atom: atom.atom, truth: truth(atom.code.outcome(&frame).asTruth(at: atom.atom.range)),
        operands: operands, comparison: comparison(atom.atom, operands))
    }
  }

  private func truth(_ outcome: Evaluation) -> TermValue.Truth {
    switch outcome {
    case .value(let value): value.truth == true ? .holds : .fails
    case .unknown(let slots): .unknown(slots)
    case .error(let error): .error(error)
    }
  }

  private func comparison(
    _ atom: Atom, _ operands: [Evaluation]
  ) -> TermValue.NumericComparison? {
    guard case .comparison(let operation) = atom.form, operands.count == 2,
      let left = operands[0].number, let right = operands[1].number
    else { return nil }
    return TermValue.NumericComparison(left: left, operation: operation, right: right)
  }

  /// The condition as a tree over `atoms` with every `!` pushed down to them; nil if the expression
  /// is no condition.
  public var conditionTree: ConditionTree? {
    guard type == .bool else { return nil }
    let places = Dictionary(
      zip(atoms.map(\.node), atoms.indices), uniquingKeysWith: { first, _ in first })
    return tree(syntax, negated: false, places)
  }

  private func tree(
    _ syntax: Syntax, negated: Bool, _ places: [Int: Int]
  ) -> ConditionTree {
    switch syntax.kind {
    case .not(let operand): return tree(operand, negated: !negated, places)
    case .logical(let operation, let operands):
      let parts = operands.map { tree($0, negated: negated, places) }
      return (operation == .and) != negated ? .all(parts) : .any(parts)
    case .conditional(let condition, let yes, let no):
      return .any([
        .all([tree(condition, negated: false, places), tree(yes, negated: negated, places)]),
        .all([tree(condition, negated: true, places), tree(no, negated: negated, places)]),
      ])
    case .literal(.bool(let truth)): return .constant(truth != negated)
    case .literal, .name, .select, .presence, .index, .call, .negate, .binary, .list, .map,
      .message, .comprehension, .bind:
      return places[syntax.id].map { .atom($0, negated: negated) } ?? .constant(!negated)
    }
  }
}
