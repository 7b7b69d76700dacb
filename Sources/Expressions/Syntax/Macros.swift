extension Parser {
  /// Reads `has(x.y)`.
  mutating func presence(
    _ arguments: [Syntax], from start: Int
  ) throws(ExpressionProblem) -> Syntax {
    let range = start..<previousEnd
    guard arguments.count == 1 else {
      throw badMacro("has() takes one field, such as has(a.b)", range)
    }
    switch arguments[0].kind {
    case .select(_, _, false): break
    case .name where isProfile: break
    case .select, .literal, .name, .presence, .index, .call, .not, .negate, .binary, .logical,
      .conditional, .list, .map, .message, .comprehension, .bind:
      throw badMacro("has() takes one field, such as has(a.b)", arguments[0].range)
    }
    return try node(range, .presence(arguments[0]))
  }

  /// The macro that a call with a target stands for, or nil for an ordinary call.
  mutating func macro(
    _ name: String, on target: Syntax, _ arguments: [Syntax], from start: Int
  ) throws(ExpressionProblem) -> Syntax? {
    let range = start..<previousEnd
    if name == "bind", target.dottedName == "cel", arguments.count == 3 {
      let variable = try variable(arguments[0])
      return try node(
        range, .bind(name: variable, value: arguments[1], body: arguments[2]))
    }
    if !isProfile, target.dottedName == "cel",
      let block = try block(name, arguments, range)
    {
      return block
    }
    guard let kind = Syntax.Comprehension.Kind(macro: name),
      let shape = kind.shape(arguments: arguments.count)
    else { return nil }
    var variables: [String] = []
    for argument in arguments.prefix(shape.variables) {
      let name = try variable(argument)
      guard !variables.contains(name) else {
        throw badMacro("'\(name)' names both variables of \(name)()", argument.range)
      }
      variables.append(name)
    }
    return try node(
      range,
      .comprehension(
        Syntax.Comprehension(
          kind: kind, range: target, variables: variables,
          condition: shape.hasCondition ? arguments[shape.variables] : nil,
          body: arguments[arguments.count - 1])))
  }

  /// What `cel.block([…], x)` and the names inside it stand for, or nil for any other call.
  ///
  /// A block binds each value of its list in turn; `cel.index(0)` is the first of them. Its macros
  /// name their variables by numbers, such as `cel.iterVar(0, 0)`.
  private mutating func block(
    _ name: String, _ arguments: [Syntax], _ range: Range<Int>
  ) throws(ExpressionProblem) -> Syntax? {
    switch (name, arguments.count) {
    case ("index", 1): return try numbered(name, arguments, range)
    case ("iterVar", 2), ("accuVar", 2): return try numbered(name, arguments, range)
    case ("block", 2):
      guard case .list(let elements) = arguments[0].kind, elements.allSatisfy({ !$0.optional })
      else { throw badMacro("cel.block() takes a list of values first", arguments[0].range) }
      var body = arguments[1]
      for (index, element) in elements.enumerated().reversed() {
        body = try node(range, .bind(name: "@index\(index)", value: element.value, body: body))
      }
      return body
    case _: return nil
    }
  }

  /// A name made of the numbers that a call holds; no text can spell it.
  private mutating func numbered(
    _ name: String, _ arguments: [Syntax], _ range: Range<Int>
  ) throws(ExpressionProblem) -> Syntax {
    var numbers: [String] = []
    for argument in arguments {
      guard case .literal(.int(let number)) = argument.kind, number >= 0 else {
        throw badMacro("cel.\(name)() takes whole numbers", argument.range)
      }
      numbers.append(String(number))
    }
    return try node(range, .name("@\(name)\(numbers.joined(separator: ":"))"))
  }

  private func variable(_ syntax: Syntax) throws(ExpressionProblem) -> String {
    guard case .name(let name) = syntax.kind, !name.hasPrefix(".") else {
      throw badMacro("the variable of a macro is a plain name", syntax.range)
    }
    return name
  }

  private func badMacro(_ message: String, _ range: Range<Int>) -> ExpressionProblem {
    ExpressionProblem("expression/macro", message, at: range)
  }
}

extension Syntax.Comprehension.Kind {
  /// The macro of a name as it is written.
  fileprivate init?(macro name: String) {
    if name == "existsOne" { self = .existsOne } else { self.init(rawValue: name) }
  }

  /// How the arguments of a macro are to be read, or nil if it has no form with so many.
  fileprivate func shape(arguments count: Int) -> (variables: Int, hasCondition: Bool)? {
    switch (self, count) {
    case (.all, 2), (.exists, 2), (.existsOne, 2), (.map, 2), (.filter, 2), (.optionalMap, 2),
      (.optionalFlatMap, 2):
      (1, false)
    case (.map, 3): (1, true)
    case (.all, 3), (.exists, 3), (.existsOne, 3), (.transformList, 3), (.transformMap, 3),
      (.transformMapEntry, 3):
      (2, false)
    case (.transformList, 4), (.transformMap, 4), (.transformMapEntry, 4): (2, true)
    case _: nil
    }
  }
}
