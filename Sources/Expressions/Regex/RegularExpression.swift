/// A regular expression in the syntax of RE2, matched in time linear in the text.
struct RegularExpression: Sendable {
  /// Why a pattern can't be read.
  struct PatternError: Error { let message: String }

  /// The most instructions that a pattern may need.
  static let mostInstructions = 10_000

  private let program: [RegexInstruction]

  /// Reads a pattern.
  init(_ pattern: String) throws(PatternError) {
    var parser = RegexParser(pattern)
    let tree = try parser.parse()
    var assembler = RegexAssembler()
    try assembler.emit(tree)
    assembler.instructions.append(.match)
    program = assembler.instructions
  }

  /// The number of instructions that the pattern needs.
  var length: Int { program.count }

  /// The steps of work that reading the pattern took.
  var stepsToRead: Int { 1 + program.count >> 3 }

  /// The steps of work that matching a text may take.
  func steps(for text: String) -> Int { (text.utf8.count * (program.count + 8)) >> 8 }

  /// Whether the pattern occurs anywhere in the text.
  func matches(_ text: String) -> Bool {
    var machine = RegexMachine(program)
    return machine.run(text)
  }
}

/// What a pattern says.
indirect enum RegexTree: Sendable {
  case empty
  case scalars(RegexClass)
  case assertion(RegexAssertion)
  case sequence([RegexTree])
  case choice([RegexTree])
  case repetition(RegexTree, least: Int, most: Int?)
}

/// A condition on a position in the text.
enum RegexAssertion: Sendable {
  case textStart, textEnd, lineStart, lineEnd, wordBoundary, notWordBoundary
}

/// A set of Unicode scalars.
struct RegexClass: Sendable {
  var ranges: [ClosedRange<UInt32>] = []
  var isNegated = false
  /// The beginnings of general categories whose scalars belong to the class, such as `L` or `Nd`.
  var categories: [String] = []
  /// Categories all of whose other scalars belong to the class.
  var deniedCategories: [String] = []

  func contains(_ scalar: UInt32) -> Bool {
    for range in ranges where range.contains(scalar) { return !isNegated }
    if !categories.isEmpty || !deniedCategories.isEmpty, let scalar = Unicode.Scalar(scalar) {
      let name = scalar.properties.generalCategory.shortName
      if categories.contains(where: name.hasPrefix) { return !isNegated }
      if deniedCategories.contains(where: { !name.hasPrefix($0) }) { return !isNegated }
    }
    return isNegated
  }

  static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
  static let words: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
  static let spaces: [ClosedRange<UInt32>] = [0x09...0x0A, 0x0C...0x0D, 0x20...0x20]

  /// The scalars between given ranges.
  static func complement(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var next: UInt32 = 0
    var result: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
      next = max(next, range.upperBound + 1)
    }
    if next <= 0x10FFFF { result.append(next...0x10FFFF) }
    return result
  }

  /// The class with the other case of each ASCII letter added.
  func ignoringCase() -> RegexClass {
    var result = self
    for range in ranges {
      for letter in UInt32(0x41)...0x5A {
        if range.contains(letter) { result.ranges.append(letter + 0x20...letter + 0x20) }
        if range.contains(letter + 0x20) { result.ranges.append(letter...letter) }
      }
    }
    return result
  }
}
