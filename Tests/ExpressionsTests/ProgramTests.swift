import Expressions
import Testing

/// Programs over cells against the general evaluation of the same expressions.
@Suite struct ProgramTests {
  /// Conditions, numbers and texts at random, all of them well typed.
  private struct Writer {
    var generator: FuzzTests.Generator

    mutating func pick(_ texts: [String]) -> String {
      texts.randomElement(using: &generator) ?? ""
    }

    mutating func condition(_ depth: Int) -> String {
      guard depth > 0 else {
        return pick(["hybrid_search", "true", "!hybrid_search", "has(limit)"])
      }
      switch Int.random(in: 0..<10, using: &generator) {
      case 0: return "(\(condition(depth - 1)) && \(condition(depth - 1)))"
      case 1: return "(\(condition(depth - 1)) || \(condition(depth - 1)))"
      case 2: return "!(\(condition(depth - 1)))"
      case 3: return "(\(condition(0)) ? \(condition(depth - 1)) : \(condition(depth - 1)))"
      case 4:
        return "(\(number(depth - 1)) \(pick(["<", "<=", ">", ">=", "==", "!="])) "
          + "\(number(depth - 1)))"
      case 5: return "(vectors \(pick(["<", "=="])) \(pick(["1e6", "1000001.0", "-3", "2 * 5"])))"
      case 6: return "\(text(depth - 1)) \(pick(["==", "!="])) \(text(0))"
      case 7: return "hosting in ['managed', 'hybrid']"
      case 8: return "'\(pick(["exact", "semantic_cache"]))' in caching"
      default: return "caching.\(pick(["exists", "all"]))(c, c == 'exact' || \(condition(0)))"
      }
    }

    mutating func number(_ depth: Int) -> String {
      guard depth > 0 else { return pick(["vectors", "0", "2.5", "1e200", "-1.0"]) }
      switch Int.random(in: 0..<6, using: &generator) {
      case 0, 1: return "(\(number(depth - 1)) \(pick(["+", "-", "*", "/"])) \(number(depth - 1)))"
      case 2: return "math.\(pick(["ceil", "floor", "abs", "sqrt"]))(\(number(depth - 1)))"
      case 3: return "math.\(pick(["greatest", "least"]))(\(number(depth - 1)), \(number(0)))"
      case 4: return "(\(condition(0)) ? \(number(depth - 1)) : \(number(0)))"
      default: return "size(caching)"
      }
    }

    mutating func text(_ depth: Int) -> String {
      guard depth > 0 else { return pick(["hosting", "'managed'", "'self_hosted'", "'hybrid'"]) }
      return "(\(condition(0)) ? 'managed' : 'hybrid')"
    }
  }

  private static let lists: [SlotValue] = [
    .known(.list([.string("exact")])), .known(.list([])), .unknown, .absent,
    .known(.list([.string("semantic_cache"), .string("exact")])),
  ]

  private func bindings(_ generator: inout FuzzTests.Generator) -> [SlotValue] {
    var slots = Example.bindings.slots
    slots[2] =
      [.known(.string("managed")), .known(.string("hybrid")), .unknown, .absent]
      .randomElement(using: &generator) ?? .unknown
    slots[3] = Self.lists.randomElement(using: &generator) ?? .unknown
    slots[4] =
      [.known(.double(1e6)), .known(.double(-0.5)), .unknown, .absent, .known(.double(0))]
      .randomElement(using: &generator) ?? .unknown
    slots[5] =
      [.known(.bool(true)), .known(.bool(false)), .unknown, .absent]
      .randomElement(using: &generator) ?? .unknown
    return slots
  }

  @Test(arguments: [11, 12, 13] as [UInt64])
  func programsComeToTheSame(seed: UInt64) {
    var writer = Writer(generator: .init(state: seed))
    var tried = 0
    for round in 0..<600 {
      let isNumber = round % 3 == 0
      let source = isNumber ? writer.number(4) : writer.condition(4)
      guard let expression = try? Expression(source, in: Example.environment) else { continue }
      tried += 1
      var builder = Programs.Builder()
      let place = builder.add(expression)
      for _ in 0..<5 {
        let slots = bindings(&writer.generator)
        var pool = builder.pool
        let cells = slots.map { pool.cell($0) }
        let expected = expression.evaluate(ArrayBindings(slots))
        let cell = Programs(builder).cell(place, cells, &pool)
        #expect(pool.value(of: cell) == expected.value.map { .known($0) } ?? .unknown, "\(source)")
        guard !isNumber else { continue }
        let truth: Truth =
          expected.truth == true ? .holds : expected.truth == false ? .fails : .undecided
        #expect(Programs(builder).truth(place, cells, pool) == truth, "\(source) \(slots)")
      }
    }
    #expect(tried > 300)
  }

  @Test func cellsKeepWhatTheyAreGiven() {
    var pool = CellPool()
    let values: [SlotValue] = [
      .unknown, .absent, .known(.double(-0.25)), .known(.bool(true)), .known(.string("é")),
      .known(.string("e\u{301}")), .known(.list([.string("a"), .string("a")])), .known(.list([])),
      .known(.list([.double(1)])), .known(.string("")),
    ]
    let cells = values.map { pool.cell($0) }
    pool.freeze()
    var copy = pool
    _ = copy.cell(.known(.string("later")))
    #expect(cells.map { copy.value(of: $0) } == values)
    #expect(cells[4] != cells[5])
    #expect(copy.cell(.string("é")) == cells[4])
  }
}
