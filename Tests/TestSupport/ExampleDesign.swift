public import Architectures
public import Decisions
import Diagnostics
import Facts
import Foundation
public import RuleBase
public import Specifications

/// An example that ships with the product, taken as far as the architecture.
public struct ExampleDesign {
  /// The folders of the examples.
  public static let names = [
    "contract-summaries", "research-assistant", "shop-recommendations", "support-chatbot",
  ]

  public let specification: Specification
  public let resolution: Resolution
  public let architecture: Architecture

  /// Reads and works out one example, with pieces of its file's text replaced.
  ///
  /// - Parameters:
  ///   - name: the folder of the example.
  ///   - changes: what is replaced in the text, by what.
  /// - Throws: what is wrong with the rules or the changed specification.
  public init(_ name: String, changing changes: [(from: String, to: String)] = []) throws {
    let path = RepositoryFiles.examples.appending(path: "\(name)/spec.yaml")
    var text = try String(contentsOf: path, encoding: .utf8)
    for change in changes { text = text.replacingOccurrences(of: change.from, with: change.to) }
    let rules = try Self.rules.get()
    let read = Specification.read(
      SourceFile(name: "spec.yaml", text: text), vocabulary: rules.vocabulary)
    guard let specification = read.specification else { throw DiagnosticError(read.diagnostics) }
    self.specification = specification
    resolution = try Self.plan.get().resolve(specification.facts, analyses: [])
    architecture = Architect(rules).compose(resolution)
  }

  /// The component under an id.
  public func component(_ id: String) -> Component? {
    architecture.components.first { $0.id == id }
  }

  /// The standard rules, loaded once.
  public static let rules = Result { try RuleBase.load(folders: [RepositoryFiles.rules]) }

  private static let plan = Result { Plan(try rules.get()) }
}
