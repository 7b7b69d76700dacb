/// Runs one program over cells; touches nothing that is counted or allocated.
struct ProgramMachine {
  private let steps: UnsafeBufferPointer<Instruction>
  private let cells: UnsafeBufferPointer<Cell>
  /// The elements of lists.
  private let words: UnsafeBufferPointer<UInt32>
  /// What cells refer to.
  private let pool: UnsafePointer<CellPool>
  /// The functions of the host.
  private let functions: UnsafeBufferPointer<HostFunction>
  /// What they came to before; whoever runs the program keeps it.
  private let calls: Unmanaged<CallMemory>
  /// The place of the next step.
  private var at = 0
  /// The element that a macro is at.
  private var element: UInt32 = 0

  init(
    _ steps: UnsafeBufferPointer<Instruction>, _ cells: UnsafeBufferPointer<Cell>,
    _ words: UnsafeBufferPointer<UInt32>, _ pool: UnsafePointer<CellPool>,
    _ functions: UnsafeBufferPointer<HostFunction>, _ calls: CallMemory
  ) {
    self.steps = steps
    self.cells = cells
    self.words = words
    self.pool = pool
    self.functions = functions
    self.calls = .passUnretained(calls)
  }

  // MARK: - Conditions

  mutating func truth() -> Truth {
    let step = steps[at]
    at += 1
    switch step.operation {
    case .truth: return step.flag ? .holds : .fails
    case .fact:
      let bits = cells[Int(step.slot)].bits
      guard bits >> 48 == UInt64(Cell.Tag.truth.rawValue) else { return .undecided }
      return (bits & 1 == 1) == step.flag ? .holds : .fails
    case .presence: return presence(cells[Int(step.slot)])
    case .threshold:
      return compare(
        cells[Int(step.slot)].number, Double(bitPattern: step.payload), step.comparison)
    case .comparison:
      let left = number()
      let right = number()
      return compare(left, right, step.comparison)
    case .slotIsText:
      let cell = cells[Int(step.slot)]
      guard cell.isText else { return .undecided }
      return (cell.bits == step.payload) == step.flag ? .holds : .fails
    case .sameText:
      let left = text()
      let right = text()
      guard left.isText, right.isText else { return .undecided }
      return (left == right) == step.flag ? .holds : .fails
    case .textInWords:
      let text = text()
      guard text.isText else { return .undecided }
      return contains(text.text, Cell(bits: step.payload)) ? .holds : .fails
    case .textInSlot:
      let text = text()
      let list = cells[Int(step.slot)]
      guard text.isText, list.isList else { return .undecided }
      return contains(text.text, list) ? .holds : .fails
    case .and: return joined(to: step.end, deciding: .fails)
    case .or: return joined(to: step.end, deciding: .holds)
    case .not:
      switch truth() {
      case .fails: return .holds
      case .undecided: return .undecided
      case .holds: return .fails
      }
    case .some, .every: return quantified(step)
    case .conditional:
      guard let (isYes, end) = branch(step) else { return .undecided }
      let result = truth()
      if isYes { at = end }
      return result
    case .number, .slotNumber, .add, .subtract, .multiply, .divide, .remainder, .negate, .function,
      .call, .size, .text, .slotText, .element:
      return .undecided
    }
  }

  @inline(__always)
  private func compare(_ left: Double, _ right: Double, _ operation: BinaryOperator) -> Truth {
    if left.isNaN || right.isNaN { return .undecided }
    return operation.holds(compareRounded(left, right)) ? .holds : .fails
  }

  private func presence(_ cell: Cell) -> Truth {
    switch cell.tag {
    case .unset, .unknown: .undecided
    case .absent: .fails
    case .truth, .text, .list, .other, nil: .holds
    }
  }

  @inline(__always)
  private func contains(_ text: UInt32, _ list: Cell) -> Bool {
    for place in list.list where words[place] == text { return true }
    return false
  }

  private mutating func joined(to end: Int, deciding: Truth) -> Truth {
    var isUndecided = false
    while at < end {
      let truth = truth()
      if truth == deciding {
        at = end
        return deciding
      }
      if truth == .undecided { isUndecided = true }
    }
    if isUndecided { return .undecided }
    return deciding == .fails ? .holds : .fails
  }

  private mutating func quantified(_ step: Instruction) -> Truth {
    let deciding: Truth = step.operation == .some ? .holds : .fails
    let body = at
    at = Int(step.payload)
    let list = cells[Int(step.slot)]
    guard list.isList else { return .undecided }
    defer { at = Int(step.payload) }
    var isUndecided = false
    for place in list.list {
      at = body
      element = words[place]
      let truth = truth()
      if truth == deciding { return deciding }
      if truth == .undecided { isUndecided = true }
    }
    if isUndecided { return .undecided }
    return deciding == .fails ? .holds : .fails
  }

  /// Goes to the branch that a condition chooses: which one, and where everything ends.
  private mutating func branch(_ step: Instruction) -> (isYes: Bool, end: Int)? {
    let truth = truth()
    let other = steps[at].end
    at += 1
    switch truth {
    case .holds: return (true, step.end)
    case .fails:
      at = other
      return (false, step.end)
    case .undecided:
      at = step.end
      return nil
    }
  }

  // MARK: - Numbers and texts

  /// A number, NaN where it can't be told or is none.
  mutating func number() -> Double {
    let step = steps[at]
    at += 1
    switch step.operation {
    case .number: return Double(bitPattern: step.payload)
    case .slotNumber: return cells[Int(step.slot)].number
    case .add: return finite(number() + number())
    case .subtract: return finite(number() - number())
    case .multiply: return finite(number() * number())
    case .divide:
      let left = number()
      let right = number()
      return right == 0 ? .nan : finite(left / right)
    case .remainder:
      let left = number()
      let right = number()
      return right == 0 ? .nan : finite(left.truncatingRemainder(dividingBy: right))
    case .negate: return -number()
    case .function: return function(step)
    case .call: return call(step)
    case .size:
      let list = cells[Int(step.slot)]
      return list.isList ? Double(list.list.count) : .nan
    case .conditional:
      guard let (isYes, end) = branch(step) else { return .nan }
      let result = number()
      if isYes { at = end }
      return result
    case .truth, .fact, .presence, .threshold, .comparison, .slotIsText, .sameText, .textInWords,
      .textInSlot, .some, .every, .and, .or, .not, .text, .slotText, .element:
      return .nan
    }
  }

  @inline(__always)
  private func finite(_ number: Double) -> Double { number.isFinite ? number : .nan }

  private mutating func function(_ step: Instruction) -> Double {
    var result = number()
    for _ in 1..<max(step.payload, 1) {
      let next = number()
      result = result.isNaN || next.isNaN ? .nan : step.function.combine(result, next)
    }
    return result.isNaN ? .nan : finite(step.function.finish(result))
  }

  private mutating func call(_ step: Instruction) -> Double {
    let count = Int(step.slot)
    return withUnsafeTemporaryAllocation(of: Cell.self, capacity: count) { cells in
      var areKnown = true
      for place in 0..<count {
        let cell = argument()
        if cell.number.isNaN, !cell.isText { areKnown = false }
        cells.initializeElement(at: place, to: cell)
      }
      guard areKnown else { return .nan }
      let arguments = UnsafeBufferPointer(cells)
      let function = Int(step.payload)
      return calls._withUnsafeGuaranteedRef {
        $0.result(of: function, arguments, pool) {
          finite(functions[function](CallArguments(arguments, pool)))
        }
      }
    }
  }

  private mutating func argument() -> Cell {
    switch steps[at].operation {
    case .text, .slotText, .element: text()
    case .truth, .fact, .presence, .threshold, .comparison, .slotIsText, .sameText, .textInWords,
      .textInSlot, .some, .every, .and, .or, .not, .conditional, .number, .slotNumber, .add,
      .subtract, .multiply, .divide, .remainder, .negate, .function, .call, .size:
      Cell(number: number())
    }
  }

  /// The cell of a text, or of what stands in its place.
  mutating func text() -> Cell {
    let step = steps[at]
    at += 1
    switch step.operation {
    case .text: return Cell(bits: step.payload)
    case .slotText: return cells[Int(step.slot)]
    case .element: return Cell(text: element)
    case .conditional:
      guard let (isYes, end) = branch(step) else { return .unknown }
      let result = text()
      if isYes { at = end }
      return result
    case .truth, .fact, .presence, .threshold, .comparison, .slotIsText, .sameText, .textInWords,
      .textInSlot, .some, .every, .and, .or, .not, .number, .slotNumber, .add, .subtract,
      .multiply, .divide, .remainder, .negate, .function, .call, .size:
      return .unknown
    }
  }
}
