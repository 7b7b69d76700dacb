import Expressions
import Testing

/// What keeps work, memory and nesting within bounds.
@Suite struct BoundTests {
  private static let environment: Environment = {
    var environment = Environment(mode: .plainCEL)
    environment.declare(variable: "numbers", type: .list(.int), slot: 0)
    environment.declare(variable: "text", type: .string, slot: 1)
    environment.declare(variable: "texts", type: .list(.string), slot: 2)
    return environment
  }()

  private static func bindings(_ elements: Int, _ bytes: Int) -> ArrayBindings {
    let text = String(repeating: "a", count: bytes)
    return ArrayBindings([
      .known(.list((0..<Int64(elements)).map { .int($0) })), .known(.string(text)),
      .known(.list(Array(repeating: .string(text), count: elements))),
    ])
  }

  private static let work = [
    "numbers.all(a, a >= 0)", "numbers.all(a, numbers.all(b, numbers.exists(c, a + b == c)))",
    "text.matches('(a|aa)*b')", "texts.exists(t, t.contains(text + 'b'))", "text in texts",
    "numbers.map(n, text + text)", "texts.join(text).size() > 0", "texts == texts",
    "numbers.filter(n, n in numbers).size() == size(numbers)", "text.replace('a', 'bb').size() > 1",
    "numbers.transformMap(i, n, string(n) + text)", "text.split('').map(c, c + c).join()",
    "cel.bind(x, numbers.map(n, numbers), x == x)", "texts.map(t, t.matches(text))",
  ]

  @Test(arguments: work)
  func theEstimateIsAnUpperBound(source: String) throws {
    let expression = try Expression(source, in: Self.environment)
    for (elements, bytes) in [(0, 0), (3, 5), (20, 300), (60, 2000)] {
      let bindings = Self.bindings(elements, bytes)
      let steps = expression.worstCaseSteps(for: InputSizes(elements: elements, bytes: bytes))
      let outcome = expression.evaluate(bindings, limit: steps)
      if case .error(let error) = outcome { #expect(error.kind != .limit, "\(steps) steps") }
    }
  }

  @Test(arguments: work)
  func aLimitIsAnErrorWithAReason(source: String) throws {
    let expression = try Expression(source, in: Self.environment)
    guard case .error(let error) = expression.evaluate(Self.bindings(60, 40_000), limit: 0) else {
      Issue.record("no error")
      return
    }
    #expect(error.kind == .limit)
    #expect(error.message == "the evaluation takes more than 0 steps of work")
    #expect(error.range != nil)
  }

  @Test func valuesThatDoubleAreNotWalked() throws {
    var list = "[x, x]"
    var map = "{'a': x, 'b': x}"
    for _ in 0..<40 {
      list = "cel.bind(x, [x, x], \(list))"
      map = "cel.bind(x, {'a': x, 'b': x}, \(map))"
    }
    for source in [
      "cel.bind(x, 1, cel.bind(y, \(list), y == y))", "cel.bind(x, 1, [1] == \(list))",
    ] {
      _ = Example.outcome(source, in: Self.environment)
    }
    let equal = "cel.bind(x, 1, cel.bind(y, \(list), y == y))"
    #expect(Example.outcome(equal, in: Self.environment) == "error limit")
    let same = "cel.bind(x, 1, cel.bind(y, \(map), y in [y]))"
    #expect(Example.outcome(same, in: Self.environment) == "error limit")
    let written = "cel.bind(x, 'x', '%s'.format([\(list)]))"
    #expect(Example.outcome(written, in: Self.environment) == "error limit")
  }

  @Test func nestingAndLengthAreBounded() {
    func problem(_ source: String) -> String {
      do {
        _ = try Expression(source, in: Self.environment)
        return "fine"
      } catch {
        return error.problems[0].id
      }
    }
    let many = 100_000
    for (open, close) in [
      ("(", ")"), ("[", "]"), ("{1: ", "}"), ("!", ""), ("-", ""), ("size(", ")"),
    ] {
      let source =
        String(repeating: open, count: 5000) + "1" + String(repeating: close, count: 5000)
      #expect(problem(source) == "expression/too-deep", "\(open)")
    }
    #expect(problem(String(repeating: "1+", count: 500) + "1") == "expression/too-deep")
    #expect(problem(String(repeating: "true?1:", count: 500) + "1") == "expression/too-deep")
    #expect(problem("a" + String(repeating: ".a", count: 500)) == "expression/too-deep")
    #expect(problem(String(repeating: " ", count: many) + "1") == "expression/too-long")
    #expect(problem("[" + String(repeating: "1,", count: 20_000) + "1]") == "fine")
    #expect(problem(String(repeating: "true||", count: 10_000) + "true") == "fine")
  }
}
