public import Expressions

extension Wording {
  /// A condition as part of a sentence: `tokens in the corpus are at most 200,000`.
  ///
  /// Ranges are told as such, alternatives of one fact as a list, and a denial inside what it
  /// denies. What has no words is given as it is written, in back quotes.
  ///
  /// - Parameters:
  ///   - condition: An expression of this rule base that is true or false.
  ///   - model: The decision whose candidates are spoken of.
  ///   - negated: Whether the opposite is told.
  /// - Returns: The words, without a capital letter at the start or a full stop at the end.
  public func clause(
    for condition: Expression, model: DecisionModel? = nil, negated: Bool = false
  ) -> String {
    ConditionWords(self, condition, model).statement(condition.syntax, negated: negated).words()
  }

  /// A condition as a sentence of its own.
  ///
  /// - Parameters:
  ///   - condition: An expression of this rule base that is true or false.
  ///   - model: The decision whose candidates are spoken of.
  /// - Returns: The sentence, with a capital letter and a full stop.
  public func sentence(for condition: Expression, model: DecisionModel? = nil) -> String {
    let clause = clause(for: condition, model: model)
    return clause.prefix(1).uppercased() + clause.dropFirst() + "."
  }

  /// One atom of a condition, or its denial, as part of a sentence.
  ///
  /// - Parameters:
  ///   - atom: An atom of `condition`.
  ///   - condition: The whole condition.
  ///   - model: The decision whose candidates are spoken of.
  ///   - negated: Whether the opposite is told.
  /// - Returns: The words, without a capital letter at the start or a full stop at the end.
  public func clause(
    for atom: Atom, of condition: Expression, model: DecisionModel? = nil, negated: Bool = false
  ) -> String {
    guard let node = condition.syntax.node(atom.node) else { return atom.source }
    return ConditionWords(self, condition, model).statement(node, negated: negated).words()
  }

  /// The value of an expression as a noun phrase: `requests per day times 2`.
  public func phrase(for expression: Expression, model: DecisionModel? = nil) -> String {
    ConditionWords(self, expression, model).phrase(expression.syntax)
  }
}

extension Syntax {
  /// The node of an id from here down.
  func node(_ id: Int) -> Syntax? {
    if self.id == id { return self }
    // Children have smaller ids than their parents.
    guard id < self.id else { return nil }
    return children.lazy.compactMap { $0.node(id) }.first
  }
}
