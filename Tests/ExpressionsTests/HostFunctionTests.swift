import Binary
import Expressions
import Quantities
import Testing

/// Functions of the host: called by programs, by the general evaluation and after storage alike.
@Suite struct HostFunctionTests {
  private static let functions = [
    FunctionDeclaration(
      ofHost: "shop.price", parameters: [.string, .double, .quantity(.time)],
      result: .quantity(.money)
    ) { arguments in
      let each = ["apple": 2.0, "pear": 3][arguments.text(0) ?? ""] ?? .nan
      return each * arguments.number(1) + arguments.number(2)
    }
  ]

  private static let environment: Environment = {
    var environment = Environment(mode: .profile)
    environment.declare(
      variable: "fruit", type: .choice(name: "fruit", values: ["apple", "pear", "plum"]), slot: 0)
    environment.declare(variable: "count", type: .double, slot: 1)
    environment.declare(variable: "wait", type: .quantity(.time), slot: 2)
    for function in functions { environment.declare(function: function) }
    return environment
  }()

  private static let expressions = [
    "shop.price(fruit, count, wait)",
    "2 * shop.price(fruit, count + 1, s(3)) - shop.price('apple', 1, wait)",
    "count > 2 ? shop.price(fruit, math.least(count, 7), wait) : usd(1)",
  ]

  private static let bindings: [[SlotValue]] = [
    [.known(.string("apple")), .known(.double(4)), .known(.double(10))],
    [.known(.string("pear")), .known(.double(1)), .known(.double(0))],
    [.known(.string("plum")), .known(.double(4)), .known(.double(0))],
    [.unknown, .known(.double(4)), .known(.double(0))],
    [.known(.string("apple")), .unknown, .known(.double(0))],
    [.known(.string("apple")), .known(.double(4)), .absent],
  ]

  @Test(arguments: expressions)
  func programsAgreeWithTheGeneralEvaluation(text: String) throws {
    let expression = try Expression(text, in: Self.environment)
    for bindings in Self.bindings {
      #expect(program(expression, bindings) == expression.number(ArrayBindings(bindings)))
    }
  }

  @Test func valuesAreThoseOfTheFunction() throws {
    let expression = try Expression(Self.expressions[0], in: Self.environment)
    #expect(Self.bindings.map { program(expression, $0) } == [18, 3, nil, nil, nil, nil])
  }

  @Test func storedExpressionsFindTheirFunctionAgain() throws {
    let expression = try Expression(Self.expressions[1], in: Self.environment)
    var writer = BinaryWriter()
    writer.shared = ExpressionTableWriter()
    writer.write(expression)
    let file = try BinaryFile(try writer.file(from: Fingerprint(of: [])))
    var reader = file.reader
    reader.shared = try ExpressionTables(from: &reader, functions: Self.functions)
    let stored: Expression = try reader.read()
    for bindings in Self.bindings {
      #expect(program(stored, bindings) == program(expression, bindings))
      #expect(stored.number(ArrayBindings(bindings)) == program(expression, bindings))
    }
  }

  @Test(arguments: [
    ("shop.price(fruit, count, usd(1))", "expression/wrong-dimension"),
    ("shop.price(count, count, wait)", "expression/no-matching-function"),
    ("shop.price(fruit, count)", "expression/no-matching-function"),
    ("shop.prize(fruit, count, wait)", "expression/unknown-function"),
  ])
  func argumentsAreChecked(text: String, id: String) {
    #expect(throws: ExpressionProblems.self) {
      do throws(ExpressionProblems) {
        _ = try Expression(text, in: Self.environment)
      } catch {
        #expect(error.problems.map(\.id) == [id])
        throw error
      }
    }
  }

  private func program(_ expression: Expression, _ slots: [SlotValue]) -> Double? {
    var builder = Programs.Builder(functions: Self.functions)
    let place = builder.add(expression)
    let cells = slots.map { builder.pool.cell($0) }
    let programs = Programs(builder)
    return Cell(number: programs.number(place, cells, builder.pool)).numberValue
  }
}
