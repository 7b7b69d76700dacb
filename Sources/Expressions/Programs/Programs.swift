/// Many expressions made ready to be evaluated over cells, again and again.
///
/// What only compares and reckons becomes a program over one flat memory; everything else is
/// evaluated the general way. Both give the same.
public final class Programs: @unchecked Sendable {
  /// One expression by its place.
  public struct Place: Hashable, Sendable {
    let index: Int32
  }

  /// Collects expressions and the texts that they name.
  public struct Builder {
    /// What cells of programs refer to.
    public var pool = CellPool()
    fileprivate var expressions: [Expression] = []
    fileprivate var steps: [Instruction] = []
    fileprivate var starts: [Int32] = []
    fileprivate var slots: [Int32] = []
    fileprivate var slotEnds: [Int32] = []
    fileprivate var functions: [HostFunction] = []
    private var places: [String: UInt64] = [:]

    /// An empty collection.
    ///
    /// - Parameter functions: The functions of the host that expressions call.
    public init(functions: [FunctionDeclaration] = []) {
      for form in functions.flatMap(\.overloads) {
        guard let host = form.host else { continue }
        places[host.name] = UInt64(self.functions.count)
        self.functions.append(host.body)
      }
    }

    /// Adds an expression of the profile.
    public mutating func add(_ expression: Expression) -> Place {
      let unlinked = expression.portableProgram?.steps(over: &pool)
      if let program = unlinked.flatMap({ linked($0) }) {
        starts.append(Int32(steps.count))
        steps.append(contentsOf: program)
      } else {
        starts.append(-1)
      }
      expressions.append(expression)
      slots.append(contentsOf: expression.slots.map(Int32.init))
      slotEnds.append(Int32(slots.count))
      return Place(index: Int32(expressions.count - 1))
    }

    /// The steps with their calls by the places of functions; nil if a function is not there.
    private func linked(_ steps: [Instruction]) -> [Instruction]? {
      var steps = steps
      for index in steps.indices where steps[index].operation == .call {
        guard let name = pool.text(of: Cell(bits: steps[index].payload)), let place = places[name]
        else { return nil }
        steps[index].payload = place
      }
      return steps
    }
  }

  private let expressions: [Expression]
  /// Written once; reached by pointers, as they are reached millions of times.
  private let steps: UnsafeBufferPointer<Instruction>
  private let functions: UnsafeBufferPointer<HostFunction>
  private let starts: [Int32]
  private let slots: [Int32]
  private let slotEnds: [Int32]
  private let calls = CallMemory()

  /// Closes a collection.
  public init(_ builder: Builder) {
    expressions = builder.expressions
    steps = Self.kept(builder.steps)
    starts = builder.starts
    slots = builder.slots
    slotEnds = builder.slotEnds
    functions = Self.kept(builder.functions)
  }

  deinit {
    UnsafeMutableBufferPointer(mutating: steps).deinitialize().deallocate()
    UnsafeMutableBufferPointer(mutating: functions).deinitialize().deallocate()
  }

  private static func kept<Element>(_ elements: [Element]) -> UnsafeBufferPointer<Element> {
    let buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
    _ = buffer.initialize(fromContentsOf: elements)
    return UnsafeBufferPointer(buffer)
  }

  /// The expression at a place.
  public func expression(_ place: Place) -> Expression { expressions[Int(place.index)] }

  /// The bytes of all slots that an expression reads, joined bit by bit.
  ///
  /// - Parameters:
  ///   - place: the expression.
  ///   - bytes: one byte for each slot.
  /// - Returns: the bits that any of them has.
  public func union(_ place: Place, of bytes: [UInt8]) -> UInt8 {
    var joined: UInt8 = 0
    for position in slotRange(place) { joined |= bytes[Int(slots[position])] }
    return joined
  }

  /// The rows of all slots that an expression reads, joined bit by bit.
  ///
  /// - Parameters:
  ///   - place: the expression.
  ///   - words: one row of words for each slot, one after another.
  ///   - width: the number of words of a row.
  ///   - word: the word asked for.
  /// - Returns: the bits that any of them has.
  public func union(_ place: Place, of words: [UInt64], width: Int, word: Int) -> UInt64 {
    var joined: UInt64 = 0
    for position in slotRange(place) { joined |= words[Int(slots[position]) * width + word] }
    return joined
  }

  private func slotRange(_ place: Place) -> Range<Int> {
    let index = Int(place.index)
    return (index == 0 ? 0 : Int(slotEnds[index - 1]))..<Int(slotEnds[index])
  }

  /// Whether a condition holds.
  public func truth(_ place: Place, _ cells: [Cell], _ pool: CellPool) -> Truth {
    let start = starts[Int(place.index)]
    guard start >= 0 else {
      switch expressions[Int(place.index)].holds(CellBindings(cells, pool)) {
      case true?: return .holds
      case false?: return .fails
      case nil: return .undecided
      }
    }
    return run(start, cells, pool) { $0.truth() }
  }

  /// The cell of what an expression comes to: unknown also where it is absent or an error.
  ///
  /// - Parameters:
  ///   - place: the expression.
  ///   - cells: the values of slots.
  ///   - pool: what they refer to; takes in a result that is neither number nor truth value.
  /// - Returns: the result, a number as it comes.
  public func cell(_ place: Place, _ cells: [Cell], _ pool: inout CellPool) -> Cell {
    let index = Int(place.index)
    let start = starts[index]
    guard start >= 0 else {
      guard let value = expressions[index].evaluate(CellBindings(cells, pool)).value else {
        return .unknown
      }
      return pool.cell(value)
    }
    switch expressions[index].type.programKind {
    case .number: return Cell(number: run(start, cells, pool) { $0.number() })
    case .truth:
      switch run(start, cells, pool, { $0.truth() }) {
      case .holds: return Cell(truth: true)
      case .fails: return Cell(truth: false)
      case .undecided: return .unknown
      }
    case .text, .other:
      let cell = run(start, cells, pool) { $0.text() }
      return cell.isText ? cell : .unknown
    }
  }

  /// The number that an expression comes to, NaN where it can't be told.
  public func number(_ place: Place, _ cells: [Cell], _ pool: CellPool) -> Double {
    let start = starts[Int(place.index)]
    guard start >= 0 else {
      return expressions[Int(place.index)].number(CellBindings(cells, pool)) ?? .nan
    }
    return run(start, cells, pool) { $0.number() }
  }

  @inline(__always)
  private func run<Result>(
    _ start: Int32, _ cells: [Cell], _ pool: CellPool,
    _ body: (inout ProgramMachine) -> Result
  ) -> Result {
    cells.withUnsafeBufferPointer { cells in
      pool.words.withUnsafeBufferPointer { words in
        withUnsafePointer(to: pool) { pool in
          // Read only at places that the compiler and the pool have put there.
          var machine = ProgramMachine(
            UnsafeBufferPointer(rebasing: steps[Int(start)...]), cells, words, pool, functions,
            calls)
          return body(&machine)
        }
      }
    }
  }
}
