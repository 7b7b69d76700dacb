import Binary

/// A program with texts of its own, which can be stored and then joined with others.
struct PortableProgram {
  private let steps: [Instruction]
  private let texts: [String]
  /// The elements of lists of texts, by the place of the text.
  private let words: [UInt32]

  /// Compiles an expression; nil if no program can do it.
  init?(of expression: Expression) {
    var pool = CellPool()
    guard let steps = ProgramCompiler.steps(of: expression, &pool) else { return nil }
    self.steps = steps
    texts = pool.ownTexts
    words = pool.words
  }

  /// The steps with their texts taken into a pool.
  func steps(over pool: inout CellPool) -> [Instruction] {
    if texts.isEmpty { return steps }
    let cells = texts.map { Cell(text: pool.number(of: $0)) }
    return steps.map { step in
      var step = step
      let constant = Cell(bits: step.payload)
      if step.operation.hasText { step.payload = cells[Int(constant.text)].bits }
      if step.operation.hasWords {
        step.payload = pool.list(words[constant.list].map { cells[Int($0)] }).bits
      }
      return step
    }
  }
}

extension Instruction.Operation {
  /// Whether the payload is the cell of a text.
  fileprivate var hasText: Bool { self == .text || self == .slotIsText || self == .call }
  /// Whether the payload is the cell of a list of texts.
  fileprivate var hasWords: Bool { self == .textInWords }
}

extension PortableProgram: BinaryValue {
  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      steps: try reader.read(), texts: try reader.read(), words: try reader.read())
    let count = texts.count
    let isSound =
      words.allSatisfy { $0 < count }
      && steps.allSatisfy { step in
        let constant = Cell(bits: step.payload)
        return !(step.operation.hasText && constant.text >= count)
          && !(step.operation.hasWords && constant.list.upperBound > words.count)
      }
    guard isSound else { throw BinaryDamage() }
  }

  private init(steps: [Instruction], texts: [String], words: [UInt32]) {
    self.steps = steps
    self.texts = texts
    self.words = words
  }
}

extension Instruction: BinaryValue {
  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(try reader.read())
    flag = try reader.read()
    comparison = try reader.read()
    function = try reader.read()
    slot = try reader.read()
    payload = try reader.read()
  }
}

extension Instruction.Operation: BinaryValue {}
