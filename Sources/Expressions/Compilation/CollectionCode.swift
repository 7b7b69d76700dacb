/// Gathers the outcomes of several nodes that all have to be values.
struct Gathering {
  private(set) var failure: Evaluation?

  /// The value of an outcome; a failure is kept and gives nil.
  mutating func value(_ outcome: Evaluation) -> Value? {
    if case .value(let value) = outcome { return value }
    failure = failure.map { Evaluation.failure($0, outcome) } ?? outcome
    return nil
  }
}

/// A list literal.
final class ListCode: Code {
  private let elements: [(code: any Code, optional: Bool)]
  private let range: Range<Int>

  init(_ elements: [(code: any Code, optional: Bool)], at range: Range<Int>) {
    self.elements = elements
    self.range = range
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    var gathering = Gathering()
    var values: [Value] = []
    for element in elements {
      guard let value = gathering.value(element.code.outcome(&frame)) else { continue }
      guard element.optional else {
        values.append(value)
        continue
      }
      guard case .optional(let content) = value else {
        return .error(.noOverload("[?]", [value]).at(range))
      }
      if let content { values.append(content) }
    }
    return gathering.failure ?? .value(.list(values))
  }
}

/// A map literal.
final class MapCode: Code {
  typealias Entry = (key: any Code, value: any Code, optional: Bool)
  private let entries: [Entry]
  private let range: Range<Int>
  /// Whether whole doubles may be keys.
  private let isProfile: Bool

  init(_ entries: [Entry], at range: Range<Int>, isProfile: Bool) {
    self.entries = entries
    self.range = range
    self.isProfile = isProfile
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    var gathering = Gathering()
    var pairs: [(key: Value, value: Value)] = []
    for entry in entries {
      let key = gathering.value(entry.key.outcome(&frame))
      let value = gathering.value(entry.value.outcome(&frame))
      guard let key, let value else { continue }
      if case .double = key, !isProfile {
        return .error(
          EvaluationError(.invalidArgument, "a map has no key of type double", at: range))
      }
      guard entry.optional else {
        pairs.append((key, value))
        continue
      }
      guard case .optional(let content) = value else {
        return .error(.noOverload("{?}", [value]).at(range))
      }
      if let content { pairs.append((key, content)) }
    }
    if let failure = gathering.failure { return failure }
    do {
      return .value(.map(try ValueMap(pairs)))
    } catch {
      return .error(error.at(range))
    }
  }
}

/// `operand.field`, `operand[index]` and their optional forms.
final class AccessCode: Code {
  private let operand: any Code
  private let index: any Code
  private let isField: Bool
  private let optional: Bool
  private let range: Range<Int>

  init(
    _ operand: any Code, index: any Code, isField: Bool, optional: Bool, at range: Range<Int>
  ) {
    self.operand = operand
    self.index = index
    self.isField = isField
    self.optional = optional
    self.range = range
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    let first = operand.outcome(&frame)
    let second = index.outcome(&frame)
    guard case .value(let operand) = first, case .value(let index) = second else {
      return .failure(first, second)
    }
    do {
      return .value(try access(operand, index))
    } catch {
      return .error(error.at(range))
    }
  }

  private func access(_ operand: Value, _ index: Value) throws(EvaluationError) -> Value {
    if case .optional(let content) = operand {
      guard let content else { return .optional(nil) }
      return .optional(try element(content, index))
    }
    if optional { return .optional(try element(operand, index)) }
    if let value = try element(operand, index) { return value }
    if case .list(let values) = operand {
      throw EvaluationError(
        .indexOutOfRange, "a list of \(values.count) elements has no index \(index.literal)")
    }
    throw EvaluationError(.noSuchKey, "no such key: \(index.literal)")
  }

  private func element(_ operand: Value, _ index: Value) throws(EvaluationError) -> Value? {
    switch operand {
    case .map(let map): return map[index]
    case .list(let values):
      if isField { break }
      guard let number = index.wholeNumber else {
        throw EvaluationError(.invalidArgument, "\(index.literal) is no index of a list")
      }
      return values.indices.contains(number) ? values[number] : nil
    case .null, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .type,
      .optional, .opaque:
      break
    }
    throw EvaluationError(.noSuchOverload, "\(operand.typeName) has no element \(index.literal)")
  }
}

extension Value {
  /// The value as an index, if it is a whole number.
  fileprivate var wholeNumber: Int? {
    switch self {
    case .int(let number): Int(exactly: number)
    case .uint(let number): Int(exactly: number)
    case .double(let number): Int(exactly: number)
    case .null, .bool, .string, .bytes, .list, .map, .timestamp, .duration, .type, .optional,
      .opaque:
      nil
    }
  }
}

/// `has(operand.field)` of a map.
final class FieldPresenceCode: Code {
  private let operand: any Code
  private let field: Value
  private let range: Range<Int>

  init(_ operand: any Code, field: String, at range: Range<Int>) {
    self.operand = operand
    self.field = .string(field)
    self.range = range
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    let outcome = operand.outcome(&frame)
    guard case .value(var value) = outcome else { return outcome }
    if case .optional(let content) = value {
      guard let content else { return .value(.bool(false)) }
      value = content
    }
    guard case .map(let map) = value else {
      return .error(
        EvaluationError(.noSuchOverload, "\(value.typeName) has no fields", at: range))
    }
    return .value(.bool(map.contains(field)))
  }
}
