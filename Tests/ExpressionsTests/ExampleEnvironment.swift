import Expressions
import Quantities

/// The variables that the tests of the profile use.
enum Example {
  static let environment: Environment = {
    var environment = Environment(mode: .profile)
    environment.declare(variable: "load.requests_per_day", type: .quantity(.rate), slot: 0)
    environment.declare(variable: "latency.p95", type: .quantity(.time), slot: 1)
    environment.declare(
      variable: "hosting",
      type: .choice(name: "hosting", values: ["managed", "self_hosted", "hybrid"]), slot: 2)
    environment.declare(
      variable: "caching",
      type: .list(.choice(name: "caching", values: ["exact", "semantic_cache"])), slot: 3)
    environment.declare(variable: "vectors", type: .double, slot: 4)
    environment.declare(variable: "hybrid_search", type: .bool, slot: 5)
    environment.declare(variable: "cost", type: .quantity(.moneyPerTime), slot: 6)
    environment.declare(variable: "budget", type: .quantity(.money), slot: 7)
    environment.declare(variable: "note", type: .string, slot: 8)
    environment.declare(variable: "limit", type: .double, slot: 9, isOptional: true)
    environment.declare(variable: "weights", type: .list(.double), slot: 10)
    environment.declare(
      variable: "language", type: .choice(name: "language", values: ["en", "de"]), slot: 11)
    environment.declare(
      function: FunctionDeclaration(
        "estimate.latency", parameters: [.quantity(.rate), .double], result: .quantity(.time)
      ) { values in
        guard let rate = values[0].number, let factor = values[1].number else { return .null }
        return .double(rate * factor)
      })
    return environment
  }()

  /// A day's load of 86,400 requests, p95 of 600 ms, managed, one million vectors and so on.
  static let bindings: ArrayBindings = ArrayBindings([
    .known(.double(1)), .known(.double(0.6)), .known(.string("managed")),
    .known(.list([.string("exact")])), .known(.double(1e6)), .known(.bool(true)), .unknown,
    .known(.double(100)), .known(.string("naïve")), .absent,
    .known(.list([.double(0.1), .double(0.2)])), .unknown,
  ])

  /// The outcome as text: a value as written in an expression, `unknown [6]` or `error absent`.
  static func outcome(_ source: String, in environment: Environment = environment) -> String {
    do {
      return text(try Expression(source, in: environment).evaluate(bindings))
    } catch {
      return error.problems.map(text).joined(separator: "\n")
    }
  }

  static func text(_ outcome: Evaluation) -> String {
    switch outcome {
    case .value(let value): value.literal
    case .unknown(let slots): "unknown \(slots)"
    case .error(let error): "error \(error.kind.rawValue)"
    }
  }

  /// A problem as text: place, name, message and help.
  static func text(_ problem: ExpressionProblem) -> String {
    let range = "\(problem.range.lowerBound)..<\(problem.range.upperBound)"
    return "\(range) \(problem.id): \(problem.message)" + (problem.help.map { " (\($0))" } ?? "")
  }
}
