import Expressions
import Facts
import Quantities

/// Puts one condition into words, from its typed tree.
struct ConditionWords {
  let wording: Wording
  let expression: Expression
  let model: DecisionModel?
  /// What the variables of the macros around the current node are called.
  var locals: [String: Local] = [:]
  private let scalars: [Unicode.Scalar]

  /// A variable of a macro.
  struct Local {
    /// What is said instead of its name.
    var phrase: String
    /// The slot whose elements it runs through, for the labels of their values.
    var slot: Int?
    /// The fields of the records that it runs through.
    var fields: [Field]
  }

  init(_ wording: Wording, _ expression: Expression, _ model: DecisionModel?) {
    self.wording = wording
    self.expression = expression
    self.model = model
    scalars = Array(expression.source.unicodeScalars)
  }

  /// A condition, or its denial, as statements.
  func statement(_ node: Syntax, negated: Bool) -> Statement {
    switch node.kind {
    case .not(let operand): return statement(operand, negated: !negated)
    case .logical(let operation, let operands):
      let parts = operands.map { statement($0, negated: negated) }
      return (operation == .and) != negated ? .all(folding: parts) : .any(folding: parts)
    case .conditional(let condition, let yes, let no):
      let first = statement(condition, negated: false).words(depth: 2)
      let second = statement(yes, negated: negated).words(depth: 2)
      let third = statement(no, negated: negated).words(depth: 2)
      return .plain("\(second) where \(first), otherwise \(third)")
    case .literal(.bool(let truth)): return .plain(truth != negated ? "always" : "never")
    case .presence(let operand):
      return .plain("\(phrase(operand).isAre) \(negated ? "not known" : "known")")
    case .binary(.in, let left, let right): return membership(left, right, negated: negated)
    case .binary(let operation, let left, let right) where operation.isComparison:
      return comparison(negated ? operation.denied : operation, left, right)
    case .comprehension(let macro): return quantified(macro, node, negated: negated)
    case .bind(let name, let value, let body):
      return with([name: Local(phrase: phrase(value), slot: nil, fields: [])]) {
        $0.statement(body, negated: negated)
      }
    case .name, .select:
      return .word(subject: name(of: node), [negated ? "no" : "yes"], negated: false)
    case .call(let name, let target?, let arguments) where arguments.count == 1:
      return .plain(
        test(name, target, arguments[0], negated) ?? (negated ? "not \(code(node))" : code(node)))
    case .literal, .index, .call, .negate, .binary, .list, .map, .message:
      return .plain(negated ? "not \(code(node))" : code(node))
    }
  }

  /// A test of text in words.
  private func test(
    _ name: String, _ target: Syntax, _ part: Syntax, _ negated: Bool
  ) -> String? {
    let verbs = ["startsWith": "begin with", "endsWith": "end with", "contains": "contain"]
    guard let verb = verbs[name] else { return nil }
    let value = expression.constant(of: part)?.text.map { "'\($0)'" } ?? phrase(part).withArticle
    return "\(self.name(of: target)) \(negated ? "doesn't" : "has to") \(verb) \(value)"
  }

  private func with(
    _ more: [String: Local], _ body: (ConditionWords) -> Statement
  ) -> Statement {
    var inner = self
    inner.locals.merge(more) { _, new in new }
    return body(inner)
  }

  /// The text of a node as written, where there are no words for it.
  func code(_ node: Syntax) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[node.range])
    return "`\(String(view))`"
  }

  // MARK: - Comparisons

  private func comparison(
    _ operation: BinaryOperator, _ left: Syntax, _ right: Syntax
  ) -> Statement {
    if expression.constant(of: left) != nil, expression.constant(of: right) == nil {
      return comparison(operation.mirrored, right, left)
    }
    let areNumbers =
      expression.type(of: left).dimension != nil && expression.type(of: right).dimension != nil
    // The fields of records have no type of their own.
    if areNumbers || operation.isOrdering { return numbers(operation, left, right) }
    let isNegated = operation == .notEqual
    switch expression.constant(of: right) {
    case .bool(let truth)?: return statement(left, negated: truth == isNegated)
    case .list(let values)? where values.isEmpty:
      let subject = name(of: left)
      return isNegated
        ? .plain("\(subject): at least one") : .word(subject: subject, ["none"], negated: false)
    case let value?:
      return .word(
        subject: name(of: left), [word(value, like: left)], negated: isNegated)
    case nil:
      let relation = isNegated ? "differs from" : "is the same as"
      return .plain("\(phrase(left)) \(relation) \(phrase(right))")
    }
  }

  private func numbers(
    _ operation: BinaryOperator, _ left: Syntax, _ right: Syntax
  ) -> Statement {
    if case .call("size", let target, let arguments) = left.kind,
      let list = target ?? arguments.first,
      let count = expression.constant(of: right)?.number,
      let text = emptiness(list, operation, count)
    {
      return .plain(text)
    }
    let subject = subject(left)
    if let number = expression.constant(of: right)?.number, number == 0 {
      switch operation {
      case .lessOrEqual, .equal: return .word(subject: name(of: left), ["none"], negated: false)
      case .greater, .notEqual: return .plain("\(subject.isAre) above 0")
      case .less, .greaterOrEqual, .add, .subtract, .multiply, .divide, .remainder, .in: break
      }
    }
    return .number(subject: subject, operation, limit: limit(right, like: left, subject))
  }

  /// `size(x) > 0` and its like.
  private func emptiness(_ list: Syntax, _ operation: BinaryOperator, _ count: Double) -> String? {
    guard case .list = expression.type(of: list) else { return nil }
    switch (operation, count) {
    case (.greater, 0), (.notEqual, 0), (.greaterOrEqual, 1):
      return "\(name(of: list)): at least one"
    case (.equal, 0), (.lessOrEqual, 0), (.less, 1): return "\(name(of: list)): none"
    case (.greater, 1), (.greaterOrEqual, 2): return "\(name(of: list)): more than one"
    case (_, _): return nil
    }
  }

  /// The subject of a sentence about a number.
  private func subject(_ node: Syntax) -> String {
    let phrase = phrase(node)
    return phrase.isPlural ? phrase : phrase.withArticle
  }

  /// What a number is compared with; the unit is left out where the subject begins with it.
  private func limit(_ node: Syntax, like left: Syntax, _ subject: String) -> String {
    guard let number = expression.constant(of: node)?.number else {
      let phrase = phrase(node).withArticle
      guard let slot = expression.slot(of: node), let formula = wording.formula(in: slot),
        let number = formula.expression.expression.constant?.number
      else { return phrase }
      return "\(phrase) (\(wording.amount(number, in: formula.unit)))"
    }
    let unit = unit(of: left)
    if !unit.symbol.isEmpty, subject.hasPrefix("\(unit.symbol) ") || subject == unit.symbol {
      return wording.amount(number, in: .plain)
    }
    return wording.amount(number, in: unit)
  }

  /// The unit in which numbers of a node are told.
  func unit(of node: Syntax) -> Unit {
    if let slot = expression.slot(of: node) { return wording.unit(of: slot, model: model) }
    if let field = localField(node) { return field.unit }
    let dimension = expression.type(of: node).dimension ?? .none
    for child in node.children where expression.type(of: child).dimension == dimension {
      let unit = unit(of: child)
      if unit.dimension == dimension, unit != .plain { return unit }
    }
    return Unit.usual(for: dimension)
  }

  // MARK: - Sets

  private func membership(_ left: Syntax, _ right: Syntax, negated: Bool) -> Statement {
    if let value = expression.constant(of: left) {
      if case .list(let values)? = expression.constant(of: right) {
        return .plain(values.contains(value) != negated ? "always" : "never")
      }
      return .member(subject: name(of: right), [word(value, like: right)], negated: negated)
    }
    if case .list(let values)? = expression.constant(of: right) {
      if expression.type(of: left).dimension != nil, let unit = Optional(unit(of: left)) {
        let numbers = values.map { $0.number.map { wording.amount($0, in: unit) } ?? "" }
        return .word(subject: name(of: left), numbers, negated: negated)
      }
      return .word(
        subject: name(of: left), values.map { word($0, like: left) }, negated: negated)
    }
    if case .list(let elements) = right.kind {
      return .word(
        subject: name(of: left), elements.map { phrase($0.value) }, negated: negated)
    }
    return .member(
      subject: name(of: right), [phrase(left).withArticle], negated: negated)
  }

  /// A constant in the words of what it is compared with.
  private func word(_ value: Value, like node: Syntax) -> String {
    if let slot = expression.slot(of: node) { return wording.text(value, of: slot, model: model) }
    if let field = localField(node), let text = value.text {
      return wording.label(ofWord: text, in: field)
    }
    if case .name(let name) = node.kind, let slot = locals[name]?.slot {
      return wording.text(value, of: slot, model: model)
    }
    return wording.text(value, of: nil, model: model)
  }

  // MARK: - Elements

  private func quantified(
    _ macro: Syntax.Comprehension, _ node: Syntax, negated: Bool
  ) -> Statement {
    let opening: String
    switch macro.kind {
    case .exists: opening = negated ? "for none of" : "for at least one of"
    case .all: opening = negated ? "not for each of" : "for each of"
    case .existsOne: opening = negated ? "not for exactly one of" : "for exactly one of"
    case .map, .filter, .transformList, .transformMap, .transformMapEntry, .optionalMap,
      .optionalFlatMap:
      return .plain(negated ? "not \(code(node))" : code(node))
    }
    let range = phrase(macro.range)
    if macro.kind == .exists, let same = element(macro) {
      return .member(subject: range, [phrase(same).withArticle], negated: negated)
    }
    let body = inside(macro).statement(macro.body, negated: false)
    if case .word("it", let words, let isDenied) = body, macro.kind == .exists {
      if !isDenied { return .member(subject: range, words, negated: negated) }
      let others = "\(range): other than \(listed(words, "and"))"
      return .plain(negated ? "\(range): nothing but \(listed(words, "or"))" : others)
    }
    return .plain("\(opening) \(range.withArticle): \(body.words(depth: 1))")
  }

  /// What `list.exists(x, x == other)` looks for, if that is no constant.
  private func element(_ macro: Syntax.Comprehension) -> Syntax? {
    guard case .binary(.equal, let left, let right) = macro.body.kind,
      case .name(let name) = left.kind, macro.variables == [name],
      expression.constant(of: right) == nil
    else { return nil }
    return right
  }

  /// The words inside a macro, in which its variables have a meaning.
  private func inside(_ macro: Syntax.Comprehension) -> ConditionWords {
    let slot = expression.slot(of: macro.range)
    var fields: [Field] = []
    if let slot, case .records(let inner, _)? = wording.field(in: slot, model: model)?.kind {
      fields = inner
    }
    var inner = self
    for (index, name) in macro.variables.enumerated() {
      let isElement = index == macro.variables.count - 1
      inner.locals[name] = Local(
        phrase: isElement ? "it" : "its place", slot: isElement ? slot : nil,
        fields: isElement ? fields : [])
    }
    return inner
  }

  /// The field of a record that `variable.field` names.
  private func localField(_ node: Syntax) -> Field? {
    guard case .select(let operand, let field, _) = node.kind, case .name(let name) = operand.kind
    else { return nil }
    return locals[name]?.fields.first { $0.name.rawValue == field }
  }
}

extension ConditionWords {
  /// What a node is called where it stands alone before a colon or a verb.
  func name(of node: Syntax) -> String {
    if let slot = expression.slot(of: node) { return wording.label(of: slot, model: model) }
    return phrase(node)
  }

  /// A value as a noun phrase.
  func phrase(_ node: Syntax) -> String {
    if let slot = expression.slot(of: node) { return wording.label(of: slot, model: model) }
    if let value = expression.constant(of: node) { return constant(value, node) }
    switch node.kind {
    case .name(let name): return locals[name]?.phrase ?? code(node)
    case .select(let operand, let field, _):
      return localField(node)?.label ?? "\(field) of \(phrase(operand))"
    case .binary(let operation, let left, let right):
      return arithmetic(operation, left, right, node)
    case .negate(let operand): return "minus \(factor(operand))"
    case .conditional(let condition, let yes, let no):
      let words = statement(condition, negated: false).words(depth: 2)
      return "\(phrase(yes)) where \(words), otherwise \(phrase(no))"
    case .call(let name, let target, let arguments):
      return call(name, (target.map { [$0] } ?? []) + arguments, node)
    case .list(let elements): return listed(elements.map { phrase($0.value) }, "and")
    case .literal, .presence, .index, .not, .logical, .map, .message, .comprehension, .bind:
      return code(node)
    }
  }

  private func constant(_ value: Value, _ node: Syntax) -> String {
    guard let number = value.number else { return wording.text(value, of: nil, model: model) }
    return wording.amount(number, in: unit(of: node))
  }

  private func arithmetic(
    _ operation: BinaryOperator, _ left: Syntax, _ right: Syntax, _ node: Syntax
  ) -> String {
    switch operation {
    case .add: return "\(phrase(left)) plus \(phrase(right))"
    case .subtract: return "\(phrase(left)) minus \(factor(right))"
    case .multiply: return "\(factor(left)) times \(factor(right))"
    case .divide: return "\(factor(left)) divided by \(factor(right))"
    case .remainder, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in:
      return code(node)
    }
  }

  /// An operand of a product or difference, in brackets where it is a sum itself.
  private func factor(_ node: Syntax) -> String {
    switch node.kind {
    case .binary(.add, _, _), .binary(.subtract, _, _), .conditional: "(\(phrase(node)))"
    case .binary, .literal, .name, .select, .presence, .index, .call, .not, .negate, .logical,
      .list, .map, .message, .comprehension, .bind:
      phrase(node)
    }
  }

  private func call(_ name: String, _ operands: [Syntax], _ node: Syntax) -> String {
    let phrases = operands.map(phrase)
    switch (name, operands.count) {
    case ("size", 1): return "number of \(phrases[0])"
    case ("ceil", 2): return "\(phrases[1]), rounded up"
    case ("floor", 2): return "\(phrases[1]), rounded down"
    case ("round", 2): return "\(phrases[1]), rounded"
    case ("greatest", 3...): return "the greatest of \(listed(Array(phrases.dropFirst()), "and"))"
    case ("least", 3...): return "the least of \(listed(Array(phrases.dropFirst()), "and"))"
    case ("startsWith", 2): return "\(phrases[0]) beginning with '\(phrases[1])'"
    case (_, _): return code(node)
    }
  }
}
