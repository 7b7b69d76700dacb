/// What cells refer to: texts by number, lists of texts, and values of all other kinds.
///
/// A value: a copy keeps all cells of the original valid and takes in more of its own.
public struct CellPool: Sendable {
  /// A text that is equal to another only where all code points are.
  private struct ExactText: Hashable {
    let text: String
    static func == (left: Self, right: Self) -> Bool { sameText(left.text, right.text) }
    func hash(into hasher: inout Hasher) { hasher.combine(text) }
  }

  /// Texts that never change any more, shared by all copies.
  private final class Shared: Sendable {
    let texts: [String]
    let numbers: [ExactText: UInt32]

    init(texts: [String], numbers: [ExactText: UInt32]) {
      self.texts = texts
      self.numbers = numbers
    }
  }

  private var shared = Shared(texts: [], numbers: [:])
  private var texts: [String] = []
  private var numbers: [ExactText: UInt32] = [:]
  /// The elements of all lists of texts, one list after another.
  private(set) var words: [UInt32] = []
  private var values: [Value] = []

  /// An empty pool.
  public init() {}

  /// The texts taken in since the pool was made or copied, in the order of their numbers.
  var ownTexts: [String] { texts }

  /// Shares the texts taken in so far between all copies made from now on.
  public mutating func freeze() {
    shared = Shared(
      texts: shared.texts + texts,
      numbers: shared.numbers.merging(numbers) { first, _ in first })
    texts = []
    numbers = [:]
  }

  /// The number of a text, which is taken in if it is new.
  mutating func number(of text: String) -> UInt32 {
    let key = ExactText(text: text)
    if let known = shared.numbers[key] ?? numbers[key] { return known }
    let number = UInt32(shared.texts.count + texts.count)
    texts.append(text)
    numbers[key] = number
    return number
  }

  /// The cell of a value.
  public mutating func cell(_ value: Value) -> Cell {
    if let number = value.number { return Cell(number: number) }
    if let truth = value.truth { return Cell(truth: truth) }
    if let text = value.text { return Cell(text: number(of: text)) }
    if case .list(let elements) = value, elements.allSatisfy({ $0.text != nil }),
      words.count + elements.count < 1 << 24
    {
      return list(elements.compactMap { $0.text.map { number(of: $0) } })
    }
    values.append(value)
    return Cell(other: values.count - 1)
  }

  /// The cell of what stands at a slot.
  public mutating func cell(_ value: SlotValue) -> Cell {
    switch value {
    case .known(let value): cell(value)
    case .unknown: .unknown
    case .absent: .absent
    }
  }

  /// The cell of a list of texts that each have a cell.
  public mutating func list(_ elements: some Sequence<Cell>) -> Cell { list(elements.map(\.text)) }

  private mutating func list(_ elements: [UInt32]) -> Cell {
    if elements.isEmpty { return Cell(list: 0, count: 0) }
    if words.suffix(elements.count).elementsEqual(elements) {
      return Cell(list: words.count - elements.count, count: elements.count)
    }
    words.append(contentsOf: elements)
    return Cell(list: words.count - elements.count, count: elements.count)
  }

  private func text(_ number: UInt32) -> String {
    let place = Int(number)
    return place < shared.texts.count ? shared.texts[place] : texts[place - shared.texts.count]
  }

  /// What a cell of this pool, or of one that it was copied from, holds.
  public func value(of cell: Cell) -> SlotValue {
    switch cell.tag {
    case nil: .known(.double(cell.number))
    case .unset, .unknown: .unknown
    case .absent: .absent
    case .truth: .known(.bool(cell.payload == 1))
    case .text: .known(.string(text(cell.text)))
    case .list: .known(.list(words[cell.list].map { .string(text($0)) }))
    case .other: .known(values[cell.payload])
    }
  }

  /// Whether the text of a number is one that all copies share, so that the number means the same in
  /// each of them.
  func isShared(_ number: UInt32) -> Bool { Int(number) < shared.texts.count }

  /// The text in a cell, if it holds one.
  func text(of cell: Cell) -> String? { cell.isText ? text(cell.text) : nil }

  /// Whether two cells hold the same.
  public func areSame(_ left: Cell, _ right: Cell) -> Bool {
    if left == right { return true }
    switch (left.tag, right.tag) {
    case (.list, .list): return words[left.list] == words[right.list]
    case (.other, .other): return values[left.payload] == values[right.payload]
    case _: return false
    }
  }
}

/// Bindings out of cells.
public struct CellBindings: Bindings, Sendable {
  /// What stands at slots 0, 1, 2 ….
  public var cells: [Cell]
  /// What the cells refer to.
  public var pool: CellPool

  /// Bindings for slots 0, 1, 2 ….
  public init(_ cells: [Cell], _ pool: CellPool) {
    self.cells = cells
    self.pool = pool
  }

  public func value(atSlot slot: Int) -> SlotValue { pool.value(of: cells[slot]) }
  public func number(atSlot slot: Int) -> Double? { cells[slot].numberValue }
  public func text(atSlot slot: Int) -> String? { pool.text(of: cells[slot]) }
}
