/// One of the macros that walk a list or a map.
final class ComprehensionCode: Code {
  private let kind: Syntax.Comprehension.Kind
  private let range: any Code
  private let variables: Int
  private let condition: (any Code)?
  private let body: any Code
  private let place: Range<Int>
  private let isProfile: Bool
  /// The steps of work that one element takes.
  private let steps: Int

  init(
    _ kind: Syntax.Comprehension.Kind, range: any Code, variables: Int, condition: (any Code)?,
    body: any Code, at place: Range<Int>, isProfile: Bool, steps: Int
  ) {
    self.steps = steps
    self.kind = kind
    self.range = range
    self.variables = variables
    self.condition = condition
    self.body = body
    self.place = place
    self.isProfile = isProfile
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    let outcome = range.outcome(&frame)
    guard case .value(let value) = outcome else { return outcome }
    let depth = frame.locals.count
    defer { frame.locals.removeLast(frame.locals.count - depth) }
    switch kind {
    case .optionalMap, .optionalFlatMap: return optional(value, &frame)
    case .all, .exists: return quantified(value, deciding: kind == .exists, &frame)
    case .existsOne, .map, .filter, .transformList, .transformMap, .transformMapEntry:
      return collected(value, &frame)
    }
  }

  private func optional(_ value: Value, _ frame: inout Frame) -> Evaluation {
    guard case .optional(let content) = value else {
      return .error(.noOverload(kind.rawValue, [value]).at(place))
    }
    guard let content else { return .value(.optional(nil)) }
    frame.locals.append(.value(content))
    let outcome = body.outcome(&frame)
    guard kind == .optionalMap, case .value(let result) = outcome else { return outcome }
    return .value(.optional(result))
  }

  /// The pairs that the variables run through, or nil for a value that can't be walked.
  private func elements(_ value: Value) -> [(first: Value, second: Value)]? {
    switch value {
    case .list(let values):
      guard variables == 2 else { return values.map { ($0, .null) } }
      return values.enumerated().map { index, value in
        (isProfile ? .double(Double(index)) : .int(Int64(index)), value)
      }
    case .map(let map): return map.entries.map { ($0.key, $0.value) }
    case .null, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .type,
      .optional, .opaque:
      return nil
    }
  }

  private func bind(
    _ element: (first: Value, second: Value), _ depth: Int, _ frame: inout Frame
  ) -> EvaluationError? {
    frame.locals.removeLast(frame.locals.count - depth)
    frame.locals.append(.value(element.first))
    if variables == 2 { frame.locals.append(.value(element.second)) }
    return frame.spend(steps)
  }

  private func quantified(
    _ value: Value, deciding: Bool, _ frame: inout Frame
  ) -> Evaluation {
    guard let elements = elements(value) else {
      return .error(.noOverload(kind.rawValue, [value]).at(place))
    }
    let depth = frame.locals.count
    var failure: Evaluation?
    for element in elements {
      if let error = bind(element, depth, &frame) { return .error(error.at(place)) }
      let outcome = body.outcome(&frame).asTruth(at: place)
      if case .value(.bool(let truth)) = outcome {
        if truth == deciding { return .value(.bool(deciding)) }
      } else {
        failure = failure.map { Evaluation.failure($0, outcome) } ?? outcome
      }
    }
    return failure ?? .value(.bool(!deciding))
  }

  private func collected(_ value: Value, _ frame: inout Frame) -> Evaluation {
    guard let elements = elements(value) else {
      return .error(.noOverload(kind.rawValue, [value]).at(place))
    }
    let depth = frame.locals.count
    var collection = Collection()
    for element in elements {
      if let error = bind(element, depth, &frame) { return .error(error.at(place)) }
      if let condition {
        let outcome = condition.outcome(&frame).asTruth(at: place)
        guard case .value(.bool(let truth)) = outcome else { return outcome }
        if !truth { continue }
      }
      let outcome = body.outcome(&frame)
      guard case .value(let result) = outcome else { return outcome }
      if let failure = collect(result, element.first, &collection) { return failure }
    }
    return finish(collection)
  }

  private struct Collection {
    var hits = 0
    var values: [Value] = []
    var pairs: [(key: Value, value: Value)] = []
  }

  private func collect(
    _ result: Value, _ first: Value, _ collection: inout Collection
  ) -> Evaluation? {
    switch kind {
    case .existsOne, .filter:
      guard case .bool(let truth) = result else {
        return Evaluation.value(result).asTruth(at: place)
      }
      if truth {
        collection.hits += 1
        collection.values.append(first)
      }
    case .map, .transformList: collection.values.append(result)
    case .transformMap: collection.pairs.append((first, result))
    case .transformMapEntry:
      guard case .map(let map) = result else {
        return .error(.noOverload(kind.rawValue, [result]).at(place))
      }
      collection.pairs += map.entries.map { ($0.key, $0.value) }
    case .all, .exists, .optionalMap, .optionalFlatMap: break
    }
    return nil
  }

  private func finish(_ collection: Collection) -> Evaluation {
    switch kind {
    case .existsOne: return .value(.bool(collection.hits == 1))
    case .transformMap, .transformMapEntry:
      do {
        return .value(.map(try ValueMap(collection.pairs)))
      } catch {
        return .error(error.at(place))
      }
    case .map, .filter, .transformList, .all, .exists, .optionalMap, .optionalFlatMap:
      return .value(.list(collection.values))
    }
  }
}

/// `cel.bind(name, value, body)`.
final class BindCode: Code {
  private let value: any Code
  private let body: any Code

  init(_ value: any Code, _ body: any Code) {
    self.value = value
    self.body = body
  }

  func outcome(_ frame: inout Frame) -> Evaluation {
    let outcome = value.outcome(&frame)
    frame.locals.append(outcome)
    defer { frame.locals.removeLast() }
    return body.outcome(&frame)
  }
}
