/// How large the values of variables may be, for an estimate of the work before it is done.
public struct InputSizes: Hashable, Sendable {
  /// The most elements of a list or map.
  public var elements: Int
  /// The most bytes of a text.
  public var bytes: Int

  /// Sizes for an estimate.
  public init(elements: Int = 100, bytes: Int = 1000) {
    self.elements = elements
    self.bytes = bytes
  }
}

extension Expression {
  /// The steps of work that an evaluation takes at most, counted as `evaluate(_:limit:)` does.
  ///
  /// An upper bound for values of the given sizes: both sides of every `?:` are counted, and every
  /// macro as running to its end.
  ///
  /// - Parameter sizes: How large the values of variables may be.
  /// - Returns: The steps; `Int.max` where they are beyond counting.
  public func worstCaseSteps(for sizes: InputSizes = InputSizes()) -> Int {
    let work = WorstCase(expression: self, sizes: sizes).work(syntax, [:])
    return work.steps < 1e18 ? Int(work.steps.rounded(.up)) : .max
  }
}

/// Counts the work of an expression without doing it.
private struct WorstCase {
  /// What a node takes, and how large its result may get.
  struct Work {
    var steps = 0.0
    /// Elements of a list or map, bytes of a text, 1 for anything else.
    var size = 1.0
    /// The steps of looking through the whole value, elements of elements included.
    var whole = 1.0
    /// Whether it is a value from outside, whose elements are as large as inputs may be.
    var isInput = false
  }

  typealias Locals = [String: Work]

  let expression: Expression
  let sizes: InputSizes

  /// A value of a type as large as inputs may be.
  private func input(_ type: ExpressionType) -> Work {
    var work = largest(type)
    work.isInput = true
    return work
  }

  private func largest(_ type: ExpressionType) -> Work {
    switch type {
    case .string, .bytes: text(Double(sizes.bytes))
    case .list(let element): elements(Double(sizes.elements), of: input(element).whole)
    case .map(let key, let value):
      elements(Double(sizes.elements), of: input(key).whole + input(value).whole)
    case .dyn, .parameter, .opaque:
      elements(Double(sizes.elements), of: text(Double(sizes.bytes)).whole)
    case .optional(let type), .wrapper(let type): largest(type)
    case .null, .bool, .int, .uint, .double, .timestamp, .duration, .type, .quantity, .choice:
      Work()
    }
  }

  private func text(_ bytes: Double) -> Work { Work(size: bytes, whole: 1 + bytes / 64) }

  private func elements(_ count: Double, of whole: Double) -> Work {
    Work(size: count, whole: 1 + count * (1 + whole))
  }

  private func constant(_ value: Value) -> Work {
    switch value {
    case .string(let content): text(Double(content.utf8.count))
    case .bytes(let bytes): text(Double(bytes.count))
    case .list(let values):
      Work(
        size: Double(values.count), whole: values.reduce(1) { $0 + 1 + constant($1).whole })
    case .null, .bool, .int, .uint, .double, .timestamp, .duration, .type, .optional, .opaque,
      .map:
      Work()
    }
  }

  private func isScalar(_ type: ExpressionType) -> Bool {
    switch type {
    case .null, .bool, .int, .uint, .double, .timestamp, .duration, .type, .quantity, .choice: true
    case .dyn, .parameter, .opaque, .string, .bytes, .list, .map, .optional, .wrapper: false
    }
  }

  func work(_ node: Syntax, _ locals: Locals) -> Work {
    switch node.kind {
    case .literal(let value): return constant(value)
    case .comprehension(let macro): return comprehension(macro, node, locals)
    case .bind(let name, let value, let body):
      let bound = work(value, locals)
      var result = work(body, locals.merging([name: bound]) { _, new in new })
      result.steps += bound.steps
      return result
    case .name(let name): if let local = locals[name] { return Work(local) }
    case .list, .map, .binary, .call, .conditional, .select, .presence, .index, .not, .negate,
      .logical, .message:
      break
    }
    if expression.slot(of: node) != nil { return input(expression.type(of: node)) }
    let parts = node.children.map { work($0, locals) }
    var result = joined(node, parts)
    result.steps += parts.reduce(0) { $0 + $1.steps }
    if isScalar(expression.type(of: node)) { (result.size, result.whole) = (1, 1) }
    return result
  }

  /// The work of a node itself, without that of its parts.
  private func joined(_ node: Syntax, _ parts: [Work]) -> Work {
    let whole = parts.reduce(1) { $0 + 1 + $1.whole }
    switch node.kind {
    case .list, .map: return Work(size: Double(parts.count), whole: whole)
    case .conditional:
      return Work(
        size: max(parts[1].size, parts[2].size), whole: max(parts[1].whole, parts[2].whole))
    case .binary(let operation, _, _): return binary(operation, parts[0], parts[1])
    case .call(let name, _, let arguments): return call(name, arguments, parts, whole)
    case .select, .index:
      if parts[0].isInput { return input(expression.type(of: node)) }
      // An element is no larger than the whole.
      return Work(size: min(parts[0].whole * 64, Double(largestResult)), whole: parts[0].whole)
    case .literal, .name, .presence, .not, .negate, .logical, .message, .comprehension, .bind:
      return Work()
    }
  }

  private func binary(_ operation: BinaryOperator, _ left: Work, _ right: Work) -> Work {
    switch operation {
    case .add:
      return Work(
        steps: (left.size + right.size) / 8,
        size: min(left.size + right.size, Double(largestResult)), whole: left.whole + right.whole)
    case .in: return Work(steps: right.size + right.whole * 2)
    case .equal, .notEqual: return Work(steps: 1 + min(left.whole, right.whole) * 2)
    case .less, .lessOrEqual, .greater, .greaterOrEqual: return Work(steps: 1 + left.size)
    case .subtract, .multiply, .divide, .remainder: return Work()
    }
  }

  private func call(
    _ name: String, _ arguments: [Syntax], _ parts: [Work], _ whole: Double
  ) -> Work {
    if name == "matches", parts.count == 2 {
      let pattern = arguments.last.flatMap { expression.constant(of: $0)?.text }
      let length = pattern.flatMap { try? RegularExpression($0).length }
      let program = Double(length ?? RegularExpression.mostInstructions)
      return Work(steps: parts[0].size * (program + 8) / 256 + program / 8)
    }
    // No function makes more of its arguments than each element of one with all of another.
    let size = parts.reduce(1) { min($0 * max(1, $1.whole * 64), Double(largestResult)) }
    return Work(steps: parts.reduce(0) { $0 + $1.size / 8 + 1 }, size: size, whole: whole + size)
  }

  private func comprehension(
    _ macro: Syntax.Comprehension, _ node: Syntax, _ locals: Locals
  ) -> Work {
    let range = work(macro.range, locals)
    var inner = locals
    for name in macro.variables { inner[name] = element(macro.range, range) }
    let condition = macro.condition.map { work($0, inner).steps } ?? 0
    let body = work(macro.body, inner)
    switch macro.kind {
    case .optionalMap, .optionalFlatMap:
      return Work(steps: range.steps + body.steps, size: body.size, whole: body.whole)
    case .all, .exists, .existsOne, .map, .filter, .transformList, .transformMap,
      .transformMapEntry:
      let each = Double(macro.steps) + condition + body.steps
      var result = elements(range.size, of: max(body.whole, range.whole / max(1, range.size)))
      result.steps = range.steps + range.size * each
      return isScalar(expression.type(of: node)) ? Work(steps: result.steps) : result
    }
  }

  /// An element of a list or map.
  private func element(_ node: Syntax, _ range: Work) -> Work {
    if range.isInput {
      switch expression.type(of: node) {
      case .list(let element): return input(element)
      case .map(let key, let value): return input(isScalar(key) ? value : key)
      case .dyn, .null, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .type,
        .optional, .wrapper, .opaque, .parameter, .quantity, .choice:
        return input(.dyn)
      }
    }
    return Work(size: min(range.whole * 64, Double(largestResult)), whole: range.whole)
  }
}

extension WorstCase.Work {
  /// The value of a variable that was worked out before.
  fileprivate init(_ bound: Self) {
    self.init(size: bound.size, whole: bound.whole, isInput: bound.isInput)
  }
}
