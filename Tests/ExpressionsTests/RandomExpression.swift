import Expressions
import Foundation

/// Expressions put together by the grammar, most of which are well typed by luck only.
struct RandomExpression {
  var generator: FuzzTests.Generator

  private static let leaves = [
    "1", "0", "-3", "2.5", "7u", "true", "false", "null", "'a'", "'naïve'", "b'x'", "[]", "{}",
    "vectors",
    "note", "weights", "[1, 2, 3]", "['a', 'b']", "{'a': 1}", "9223372036854775807", "1e300", "x",
    "timestamp('2020-01-01T00:00:00Z')", "duration('90s')", "optional.of(1)", "optional.none()",
    "ip('10.0.0.1')", "int", "hosting", "latency.p95", "caching", "limit", "ms(5)", "hybrid_search",
  ]
  private static let operators = [
    "+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "in", "&&", "||",
  ]
  private static let macros = [
    "all", "exists", "exists_one", "map", "filter", "transformList", "transformMap", "optMap",
    "transformMapEntry", "optFlatMap",
  ]
  private static let functions =
    Environment(mode: .plainCEL).functionNames + Environment(mode: .profile).functionNames

  mutating func next() -> String { expression(Int.random(in: 1...6, using: &generator)) }

  private mutating func pick(_ words: [String]) -> String {
    words[Int.random(in: 0..<words.count, using: &generator)]
  }

  private mutating func expression(_ depth: Int) -> String {
    guard depth > 0 else { return pick(Self.leaves) }
    func inner(_ me: inout Self) -> String { me.expression(depth - 1) }
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: return pick(Self.leaves)
    case 1, 2: return "(\(inner(&self)) \(pick(Self.operators)) \(inner(&self)))"
    case 3: return "\(pick(["!", "-"]))(\(inner(&self)))"
    case 4: return "(\(inner(&self)) ? \(inner(&self)) : \(inner(&self)))"
    case 5: return "[\(inner(&self)), \(inner(&self))]"
    case 6: return "{\(inner(&self)): \(inner(&self))}"
    case 7: return "\(inner(&self))\(pick([".a", ".?a", "[0]", "[?0]", "['a']", ".`a-b`"]))"
    case 8:
      let variables = pick(["x", "x, y"])
      return "\(inner(&self)).\(pick(Self.macros))(\(variables), \(inner(&self)))"
    case 9: return "cel.bind(x, \(inner(&self)), \(inner(&self)))"
    case 10: return "\(pick(Self.functions))(\(arguments(depth)))"
    case _:
      let name = pick(Self.functions).split(separator: ".").last.map(String.init) ?? "size"
      return "\(inner(&self)).\(name)(\(arguments(depth)))"
    }
  }

  private mutating func arguments(_ depth: Int) -> String {
    let count = Int.random(in: 0...3, using: &generator)
    return (0..<count).map { _ in expression(depth - 1) }.joined(separator: ", ")
  }
}

/// The texts of conditions and formulas in the rules that ship.
enum ShippedExpressions {
  static let sources: [String] = {
    let rules = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Rules")
    let files = FileManager.default.enumerator(at: rules, includingPropertiesForKeys: nil)
    let paths = (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "yaml" }
    let texts = paths.sorted { $0.path < $1.path }.compactMap {
      try? String(contentsOf: $0, encoding: .utf8)
    }
    return texts.flatMap { $0.split(separator: "\n") }.compactMap { line in
      for key in ["when: ", "expression: ", "needs: ", "derive: "] {
        guard let place = line.firstRange(of: key) else { continue }
        let rest = line[place.upperBound...]
        guard rest.first == "\"" else { return String(rest) }
        return String(rest.dropFirst().prefix { $0 != "\"" })
      }
      return nil
    }
  }()
}
