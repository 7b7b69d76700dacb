import Expressions
import Foundation
import Testing

/// Texts at random: whatever comes in, there is an outcome or a problem with a place in the text.
@Suite struct FuzzTests {
  /// A small generator with a fixed seed, so that every run tries the same texts.
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static let words = [
    "vectors", "hosting", "latency.p95", "limit", "note", "caching", "cost", "'managed'", "'a'",
    "1", "0", "2.5", "1e300", "true", "null", "ms(5)", "usd(", "has(", "(", ")", "[", "]", "{", "}",
    ",", ":", "?", ".", "&&", "||", "!", "-", "+", "*", "/", "%", "==", "!=", "<", ">=", " in ",
    ".exists(x, ", ".map(y, ", ".all(", "x", "math.ceil(", "size(", "..", "b'\\xff'", "r'", "\"",
    "\\", "é", "\u{1F600}", "\n", ".matches('", "cel.bind(z, ", "z", "0x", "9223372036854775807",
    "optional.of(", ".?", "[?", "timestamp('2009-02-13T23:31:30Z')", "duration('1h')", "string(",
  ]

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func wordsAtRandom(seed: UInt64) {
    var generator = Generator(state: seed)
    var plain = Environment(mode: .plainCEL)
    plain.declare(variable: "vectors", type: .dyn, slot: 4)
    var unchecked = plain
    unchecked.checksTypes = false
    for _ in 0..<1500 {
      let count = Int.random(in: 1...14, using: &generator)
      var source = ""
      for _ in 0..<count {
        source += Self.words.randomElement(using: &generator) ?? ""
        if Bool.random(using: &generator) { source += " " }
      }
      for environment in [Example.environment, plain, unchecked] { probe(source, environment) }
    }
  }

  /// How many texts of each sort are tried; set by Scripts/fuzz.
  private static let count =
    ProcessInfo.processInfo.environment["ARCHWRIGHT_RANDOM_EXPRESSIONS"].flatMap { Int($0) } ?? 400

  @Test func bytesAtRandom() {
    var generator = Generator(state: 11)
    for _ in 0..<Self.count {
      let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      let printable = bytes.map { 0x20 + $0 % 0x5F }
      probeEverywhere(String(decoding: bytes, as: UTF8.self))
      probeEverywhere(String(decoding: printable, as: UTF8.self))
    }
  }

  @Test func expressionsAtRandom() {
    var grammar = RandomExpression(generator: Generator(state: 12))
    for _ in 0..<Self.count { probeEverywhere(grammar.next()) }
  }

  @Test func changedExpressions() {
    var generator = Generator(state: 13)
    let sources = LanguageCase.plain.map(\.source) + ShippedExpressions.sources
    #expect(sources.count > 600)
    for _ in 0..<Self.count {
      guard let source = sources.randomElement(using: &generator),
        let other = sources.randomElement(using: &generator)
      else { continue }
      probeEverywhere(changed(source, with: other, &generator))
    }
  }

  /// A text with a few parts left out, doubled, exchanged or replaced by parts of another.
  private func changed(_ source: String, with other: String, _ generator: inout Generator) -> String
  {
    var scalars = Array(source.unicodeScalars)
    let others = Array(other.unicodeScalars)
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let start = Int.random(in: 0...scalars.count, using: &generator)
      let end = min(scalars.count, start + Int.random(in: 0...8, using: &generator))
      let from = Int.random(in: 0...others.count, using: &generator)
      let part = others[from..<min(others.count, from + Int.random(in: 0...12, using: &generator))]
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: scalars.removeSubrange(start..<end)
      case 1: scalars.insert(contentsOf: scalars[start..<end], at: start)
      case 2: scalars.replaceSubrange(start..<end, with: part)
      case _: scalars.insert(contentsOf: part, at: start)
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private func probeEverywhere(_ source: String) {
    var plain = Environment(mode: .plainCEL)
    plain.declare(variable: "vectors", type: .dyn, slot: 4)
    plain.declare(variable: "note", type: .string, slot: 8)
    plain.declare(variable: "weights", type: .list(.double), slot: 10)
    var unchecked = plain
    unchecked.checksTypes = false
    for environment in [Example.environment, plain, unchecked] {
      let time = ContinuousClock().measure { probe(source, environment) }
      #expect(time < .seconds(5), "\(source)")
    }
  }

  private func probe(_ source: String, _ environment: Environment) {
    let length = source.unicodeScalars.count
    do {
      let expression = try Expression(source, in: environment)
      let outcome = expression.evaluate(Example.bindings)
      if let truth = expression.holds(Example.bindings), expression.type == .bool {
        #expect(outcome == .value(.bool(truth)), "\(source)")
      }
      _ = expression.explain(Example.bindings)
      _ = expression.conditionTree
    } catch {
      #expect(!error.problems.isEmpty, "\(source)")
      for problem in error.problems {
        #expect(
          problem.range.lowerBound >= 0 && problem.range.upperBound <= length,
          "\(source): \(problem)")
      }
    }
    _ = try? unaryTest(source, on: "vectors")
  }
}
