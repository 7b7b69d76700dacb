import Expressions
import Foundation
import Testing

/// The cases of the language's conformance suite that need no protocol buffers.
///
/// The file is not part of this repository: it is looked for in the folder that the environment
/// variable ARCHWRIGHT_SHARED names, or in `../shared` beside the package.
@Suite struct ConformanceTests {
  private static let file: URL? = {
    let environment = ProcessInfo.processInfo.environment["ARCHWRIGHT_SHARED"]
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folders =
      environment.map { [URL(filePath: $0)] } ?? [
        package.deletingLastPathComponent().appending(path: "shared")
      ]
    return folders.map { $0.appending(path: "cel/conformance-dev.jsonl") }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }()

  /// Extensions that the language here does not have.
  private static let absent: Set<String> = ["block_ext", "network_ext"]

  @Test(
    .enabled(
      if: file != nil,
      "no conformance file: set ARCHWRIGHT_SHARED to the folder that holds cel/"))
  func conformance() throws {
    let text = try String(contentsOf: try #require(Self.file), encoding: .utf8)
    var passed: [String: Int] = [:]
    var total: [String: Int] = [:]
    for line in text.split(separator: "\n") {
      let test = try JSONDecoder().decode(ConformanceCase.self, from: Data(line.utf8))
      let group = String(test.id.prefix { $0 != "/" })
      guard !Self.absent.contains(group) else { continue }
      let key = "\(test.tier) \(group)"
      total[key, default: 0] += 1
      if let failure = test.failure() {
        Issue.record("\(test.id): \(test.expr): \(failure)")
      } else {
        passed[key, default: 0] += 1
      }
    }
    for key in total.keys.sorted() {
      print("conformance \(key): \(passed[key] ?? 0) of \(total[key] ?? 0)")
    }
    for tier in ["core", "ext"] {
      let keys = total.keys.filter { $0.hasPrefix(tier) }
      let count = keys.map { passed[$0] ?? 0 }.reduce(0, +)
      print("conformance \(tier): \(count) of \(keys.map { total[$0] ?? 0 }.reduce(0, +))")
    }
  }
}

extension ConformanceCase {
  /// Why the case does not pass; nil if it does.
  func failure() -> String? {
    var environment = Environment(mode: .plainCEL)
    environment.container = container ?? ""
    environment.checksTypes = disable_check != true
    var slots: [SlotValue] = []
    for declaration in type_env ?? [] {
      if let ident = declaration.ident {
        environment.declare(
          variable: declaration.name, type: conformanceType(ident), slot: slots.count)
        slots.append(bindings?[declaration.name].map { .known($0.value) } ?? .absent)
      }
      for form in declaration.function ?? [] {
        environment.declare(
          function: FunctionDeclaration(
            declaration.name, parameters: form.params.map(conformanceType),
            result: conformanceType(form.result), isMember: form.instance
          ) { _ in .null })
      }
    }
    do {
      let expression = try Expression(expr, in: environment)
      if let type = expect.deduced_type, conformanceType(type) != expression.type {
        return "type \(expression.type), not \(type)"
      }
      if check_only == true { return nil }
      return mismatch(expression.evaluate(ArrayBindings(slots)))
    } catch {
      return error.problems.map { "\($0.id) \($0.message)" }.joined(separator: "; ")
    }
  }

  private func mismatch(_ outcome: Evaluation) -> String? {
    switch outcome {
    case .value(let value):
      if expect.error != nil { return "the value \(value.literal), not an error" }
      let wanted = expect.value?.value ?? .bool(true)
      return isSame(value, wanted) ? nil : "\(value), not \(wanted)"
    case .error(let error): return expect.error == nil ? "the error \(error.message)" : nil
    case .unknown: return "unknown"
    }
  }

  /// Whether two values are the same kind and equal, NaN being itself.
  private func isSame(_ left: Value, _ right: Value) -> Bool {
    if case .double(let left) = left, case .double(let right) = right {
      return left == right && left.sign == right.sign || left.isNaN && right.isNaN
    }
    return left == right
  }
}
