import Expressions
import Foundation

/// A line of a file in `Cases`: an expression and what it comes to.
struct LanguageCase: Hashable, Sendable, CustomStringConvertible {
  let source: String
  let outcome: String

  var description: String { source }

  /// The cases of a file; lines that are empty or begin with `#` are none.
  static func read(_ name: String) -> [LanguageCase] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases/\(name)")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").compactMap { line in
      guard !line.hasPrefix("#"), let arrow = line.range(of: " => ", options: .backwards) else {
        return nil
      }
      return LanguageCase(
        source: String(line[..<arrow.lowerBound]), outcome: String(line[arrow.upperBound...]))
    }
  }

  static let plain = read("plain-language.txt")

  /// What the expression really comes to, in the notation of the file.
  func actual(in environment: Environment) -> String {
    do {
      return Example.text(try Expression(source, in: environment).evaluate(Example.bindings))
    } catch {
      return "refused \(error.problems[0].id)"
    }
  }
}
