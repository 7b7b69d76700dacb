/// Turns a checked expression of the profile into a program, as far as programs go.
///
/// Programs know numbers, truth values, texts and lists of texts; what uses records, patterns or
/// other functions has none and is evaluated the general way.
struct ProgramCompiler {
  let checked: CheckedSyntax
  private(set) var steps: [Instruction] = []
  private var depth = 0

  /// Thrown for what no program can do.
  private struct Unsupported: Error {}

  init(_ checked: CheckedSyntax) { self.checked = checked }

  /// The steps of an expression; nil if no program can do it.
  static func steps(of expression: Expression, _ pool: inout CellPool) -> [Instruction]? {
    var compiler = ProgramCompiler(expression.checked)
    do {
      switch expression.type.programKind {
      case .truth: try compiler.condition(expression.syntax, &pool)
      case .number: try compiler.number(expression.syntax, &pool)
      case .text: try compiler.text(expression.syntax, &pool)
      case .other: return nil
      }
      return compiler.steps
    } catch {
      return nil
    }
  }

  private func slot(_ syntax: Syntax) -> UInt32? {
    guard case .variable(let variable) = checked.use(of: syntax) else { return nil }
    return UInt32(exactly: variable.slot)
  }

  private func kind(_ syntax: Syntax) -> ExpressionType.ProgramKind {
    checked.type(of: syntax).programKind
  }

  private mutating func emit(
    _ operation: Instruction.Operation, slot: UInt32 = 0, flag: Bool = false, payload: UInt64 = 0
  ) {
    var step = Instruction(operation)
    step.slot = slot
    step.flag = flag
    step.payload = payload
    steps.append(step)
  }

  // MARK: - Conditions

  private mutating func condition(_ syntax: Syntax, _ pool: inout CellPool) throws {
    guard kind(syntax) == .truth else { throw Unsupported() }
    switch syntax.kind {
    case .literal(.bool(let truth)): emit(.truth, flag: truth)
    case .name, .select:
      guard let slot = slot(syntax) else { throw Unsupported() }
      emit(.fact, slot: slot, flag: true)
    case .presence(let operand):
      guard let slot = slot(operand) else { throw Unsupported() }
      emit(.presence, slot: slot)
    case .not(let operand):
      if let slot = slot(operand) { return emit(.fact, slot: slot, flag: false) }
      emit(.not)
      try condition(operand, &pool)
    case .logical(let operation, let operands):
      let place = steps.count
      emit(operation == .and ? .and : .or)
      for operand in operands { try condition(operand, &pool) }
      steps[place].end = steps.count
    case .conditional(let test, let yes, let no):
      try conditional(test, &pool) { (compiler: inout Self, pool: inout CellPool, isYes: Bool) in
        try compiler.condition(isYes ? yes : no, &pool)
      }
    case .binary(.in, let element, let list): try membership(element, list, &pool)
    case .binary(let operation, let left, let right) where operation.isComparison:
      try comparison(operation, left, right, &pool)
    case .comprehension(let macro): try quantifier(macro, &pool)
    case .literal, .index, .call, .negate, .binary, .list, .map, .message, .bind:
      throw Unsupported()
    }
  }

  private mutating func conditional(
    _ test: Syntax, _ pool: inout CellPool,
    _ branch: (inout Self, inout CellPool, Bool) throws -> Void
  ) throws {
    let place = steps.count
    emit(.conditional)
    try condition(test, &pool)
    // The step before each branch knows where the branch ends.
    let yes = steps.count
    emit(.conditional)
    try branch(&self, &pool, true)
    steps[yes].end = steps.count
    try branch(&self, &pool, false)
    steps[place].end = steps.count
  }

  private mutating func comparison(
    _ operation: BinaryOperator, _ left: Syntax, _ right: Syntax, _ pool: inout CellPool
  ) throws {
    switch (kind(left), kind(right)) {
    case (.number, .number):
      let place = steps.count
      emit(.comparison)
      steps[place].comparison = operation
      try number(left, &pool)
      let middle = steps.count
      try number(right, &pool)
      guard let slot = slot(left), steps.count == middle + 1, steps[middle].operation == .number
      else { return }
      let limit = significant(Double(bitPattern: steps[middle].payload))
      steps.removeLast(steps.count - place - 1)
      steps[place].operation = .threshold
      steps[place].slot = slot
      steps[place].payload = limit.bitPattern
    case (.text, .text):
      guard operation == .equal || operation == .notEqual else { throw Unsupported() }
      if let slot = slot(left), case .literal(.string(let word)) = right.kind {
        let cell = Cell(text: pool.number(of: word))
        return emit(.slotIsText, slot: slot, flag: operation == .equal, payload: cell.bits)
      }
      emit(.sameText, flag: operation == .equal)
      try text(left, &pool)
      try text(right, &pool)
    case _: throw Unsupported()
    }
  }

  private mutating func membership(
    _ element: Syntax, _ list: Syntax, _ pool: inout CellPool
  ) throws {
    guard kind(element) == .text else { throw Unsupported() }
    if let slot = slot(list), checked.type(of: list).isListOfTexts {
      emit(.textInSlot, slot: slot)
    } else if let words = list.words {
      let cell = pool.cell(.list(words.map { .string($0) }))
      guard cell.isList else { throw Unsupported() }
      emit(.textInWords, payload: cell.bits)
    } else {
      throw Unsupported()
    }
    try text(element, &pool)
  }

  private mutating func quantifier(
    _ macro: Syntax.Comprehension, _ pool: inout CellPool
  ) throws {
    guard macro.kind == .exists || macro.kind == .all, macro.variables.count == 1, depth == 0,
      let slot = slot(macro.range), checked.type(of: macro.range).isListOfTexts
    else { throw Unsupported() }
    let place = steps.count
    emit(macro.kind == .exists ? .some : .every, slot: slot)
    depth += 1
    defer { depth -= 1 }
    try condition(macro.body, &pool)
    steps[place].payload = UInt64(steps.count)
  }

  // MARK: - Numbers and texts

  private mutating func number(_ syntax: Syntax, _ pool: inout CellPool) throws {
    guard kind(syntax) == .number else { throw Unsupported() }
    switch syntax.kind {
    case .literal(let value):
      guard let number = value.number else { throw Unsupported() }
      emit(.number, payload: number.bitPattern)
    case .name, .select:
      guard let slot = slot(syntax) else { throw Unsupported() }
      emit(.slotNumber, slot: slot)
    case .negate(let operand):
      emit(.negate)
      try number(operand, &pool)
    case .binary(let operation, let left, let right):
      emit(try arithmetic(operation))
      try number(left, &pool)
      try number(right, &pool)
    case .conditional(let test, let yes, let no):
      try conditional(test, &pool) { (compiler: inout Self, pool: inout CellPool, isYes: Bool) in
        try compiler.number(isYes ? yes : no, &pool)
      }
    case .call(let name, let target, let arguments):
      try call(name, target, arguments, syntax, &pool)
    case .presence, .index, .not, .logical, .list, .map, .message, .comprehension, .bind:
      throw Unsupported()
    }
  }

  private func arithmetic(_ operation: BinaryOperator) throws -> Instruction.Operation {
    switch operation {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .remainder: .remainder
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in:
      throw Unsupported()
    }
  }

  private mutating func call(
    _ name: String, _ target: Syntax?, _ arguments: [Syntax], _ syntax: Syntax,
    _ pool: inout CellPool
  ) throws {
    let operands = (target.map { [$0] } ?? []) + arguments
    if case .dimensioned(let function) = checked.use(of: syntax) {
      let place = steps.count
      emit(.function)
      steps[place].function = function
      steps[place].payload = UInt64(arguments.count)
      for argument in arguments { try number(argument, &pool) }
    } else if case .function(let forms, isMember: false) = checked.use(of: syntax),
      forms.count == 1, let host = forms[0].host
    {
      emit(
        .call, slot: UInt32(arguments.count),
        payload: Cell(text: pool.number(of: host.name)).bits)
      for argument in arguments { try self.argument(argument, &pool) }
    } else if name == "size", operands.count == 1, let slot = slot(operands[0]),
      checked.type(of: operands[0]).isListOfTexts
    {
      emit(.size, slot: slot)
    } else {
      // Literals with units, such as ms(800), are worked out once.
      let code = Compiler(checked: checked, isProfile: true).compile(syntax)
      guard let number = code.constant?.number else { throw Unsupported() }
      emit(.number, payload: number.bitPattern)
    }
  }

  /// An argument of a function of the host: a number, or a text that is named.
  private mutating func argument(_ syntax: Syntax, _ pool: inout CellPool) throws {
    guard kind(syntax) == .text else { return try number(syntax, &pool) }
    if case .conditional = syntax.kind { throw Unsupported() }
    try text(syntax, &pool)
  }

  private mutating func text(_ syntax: Syntax, _ pool: inout CellPool) throws {
    guard kind(syntax) == .text else { throw Unsupported() }
    if case .local(0) = checked.use(of: syntax), depth == 1 { return emit(.element) }
    if let slot = slot(syntax) { return emit(.slotText, slot: slot) }
    switch syntax.kind {
    case .literal(.string(let word)):
      emit(.text, payload: Cell(text: pool.number(of: word)).bits)
    case .conditional(let test, let yes, let no):
      try conditional(test, &pool) { (compiler: inout Self, pool: inout CellPool, isYes: Bool) in
        try compiler.text(isYes ? yes : no, &pool)
      }
    case .literal, .name, .select, .presence, .index, .call, .not, .negate, .binary, .logical,
      .list, .map, .message, .comprehension, .bind:
      throw Unsupported()
    }
  }
}

extension Syntax {
  /// The elements of a list literal of texts.
  fileprivate var words: [String]? {
    guard case .list(let elements) = kind else { return nil }
    let words = elements.compactMap { element -> String? in
      guard !element.optional, case .literal(.string(let word)) = element.value.kind else {
        return nil
      }
      return word
    }
    return words.count == elements.count ? words : nil
  }
}

extension ExpressionType {
  /// What programs take a value for.
  enum ProgramKind { case truth, number, text, other }

  var programKind: ProgramKind {
    switch self {
    case .bool: .truth
    case .double, .quantity: .number
    case .string, .choice: .text
    case .dyn, .null, .int, .uint, .bytes, .list, .map, .timestamp, .duration, .type, .optional,
      .wrapper, .opaque, .parameter:
      .other
    }
  }

  var isListOfTexts: Bool {
    guard case .list(let element) = self else { return false }
    return element.programKind == .text
  }
}
