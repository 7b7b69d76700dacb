/// One step of a compiled pattern.
enum RegexInstruction: Sendable {
  case scalars(RegexClass)
  case assertion(RegexAssertion)
  /// Goes on at both places.
  case split(Int, Int)
  case jump(Int)
  case match
}

/// Writes the instructions of a pattern.
struct RegexAssembler {
  var instructions: [RegexInstruction] = []
  private var emissions = 0

  mutating func emit(_ tree: RegexTree) throws(RegularExpression.PatternError) {
    // Counted by visits, since repetitions of nothing add no instructions.
    emissions += 1
    guard emissions < RegularExpression.mostInstructions else {
      throw RegularExpression.PatternError(message: "it is too large")
    }
    switch tree {
    case .empty: break
    case .scalars(let scalars): instructions.append(.scalars(scalars))
    case .assertion(let assertion): instructions.append(.assertion(assertion))
    case .sequence(let parts): for part in parts { try emit(part) }
    case .choice(let parts): try emitChoice(parts)
    case .repetition(let part, let least, let most):
      for _ in 0..<least { try emit(part) }
      if let most {
        try emitOptional(part, times: most - least)
      } else {
        let split = reserve()
        try emit(part)
        instructions.append(.jump(split))
        instructions[split] = .split(split + 1, instructions.count)
      }
    }
  }

  private mutating func reserve() -> Int {
    instructions.append(.match)
    return instructions.count - 1
  }

  private mutating func emitOptional(
    _ part: RegexTree, times: Int
  ) throws(RegularExpression.PatternError) {
    var splits: [Int] = []
    for _ in 0..<times {
      splits.append(reserve())
      try emit(part)
    }
    for split in splits { instructions[split] = .split(split + 1, instructions.count) }
  }

  private mutating func emitChoice(
    _ parts: [RegexTree]
  ) throws(RegularExpression.PatternError) {
    var jumps: [Int] = []
    for (index, part) in parts.enumerated() {
      guard index < parts.count - 1 else {
        try emit(part)
        break
      }
      let split = reserve()
      try emit(part)
      jumps.append(reserve())
      instructions[split] = .split(split + 1, instructions.count)
    }
    for jump in jumps { instructions[jump] = .jump(instructions.count) }
  }
}

/// Follows all ways through a program at once.
struct RegexMachine {
  private let program: [RegexInstruction]
  private var current: [Int] = []
  private var previous: [Int] = []
  /// The position in the text at which an instruction was last reached.
  private var reached: [Int]
  private var pending: [Int] = []

  init(_ program: [RegexInstruction]) {
    self.program = program
    reached = Array(repeating: -1, count: program.count)
  }

  mutating func run(_ text: String) -> Bool {
    let scalars = text.unicodeScalars.map(\.value)
    for position in 0...scalars.count {
      // A match may start at every position.
      if enter(0, at: position, in: scalars) { return true }
      guard position < scalars.count else { return false }
      swap(&current, &previous)
      current.removeAll(keepingCapacity: true)
      for index in previous {
        guard case .scalars(let wanted) = program[index], wanted.contains(scalars[position]) else {
          continue
        }
        if enter(index + 1, at: position + 1, in: scalars) { return true }
      }
    }
    return false
  }

  /// Adds what can be reached without reading; true if that is the end of the pattern.
  private mutating func enter(
    _ start: Int, at position: Int, in scalars: [UInt32]
  ) -> Bool {
    pending.append(start)
    while let index = pending.popLast() {
      guard reached[index] != position else { continue }
      reached[index] = position
      switch program[index] {
      case .match:
        pending.removeAll()
        return true
      case .scalars: current.append(index)
      case .jump(let target): pending.append(target)
      case .split(let first, let second):
        pending.append(second)
        pending.append(first)
      case .assertion(let assertion):
        if assertion.holds(at: position, in: scalars) { pending.append(index + 1) }
      }
    }
    return false
  }
}

extension RegexAssertion {
  fileprivate func holds(at position: Int, in scalars: [UInt32]) -> Bool {
    func isWord(_ index: Int) -> Bool {
      scalars.indices.contains(index)
        && RegexClass(ranges: RegexClass.words).contains(scalars[index])
    }
    switch self {
    case .textStart: return position == 0
    case .textEnd: return position == scalars.count
    case .lineStart: return position == 0 || scalars[position - 1] == 0x0A
    case .lineEnd: return position == scalars.count || scalars[position] == 0x0A
    case .wordBoundary: return isWord(position - 1) != isWord(position)
    case .notWordBoundary: return isWord(position - 1) == isWord(position)
    }
  }
}
