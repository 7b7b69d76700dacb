import Architectures
import Decisions
import Diagnostics
import Facts
import Foundation
import RuleBase
import Specifications

/// The examples that ship with the product, taken as far as the architecture.
struct ExampleDesign {
  static let names = [
    "contract-summaries", "research-assistant", "shop-recommendations", "support-chatbot",
  ]

  let specification: Specification
  let resolution: Resolution
  let architecture: Architecture

  /// Reads and works out one example; facts in `changes` replace what its file states.
  init(_ name: String, changing changes: [(from: String, to: String)] = []) throws {
    let path = repository.appending(path: "Examples/\(name)/spec.yaml")
    var text = try String(contentsOf: path, encoding: .utf8)
    for change in changes { text = text.replacingOccurrences(of: change.from, with: change.to) }
    let rules = try standardRules.get()
    let read = Specification.read(
      SourceFile(name: "spec.yaml", text: text), vocabulary: rules.vocabulary)
    guard let specification = read.specification else { throw DiagnosticError(read.diagnostics) }
    self.specification = specification
    resolution = try standardPlan.get().resolve(specification.facts, analyses: [])
    architecture = Architect(rules).compose(resolution)
  }

  func component(_ id: String) -> Component? { architecture.components.first { $0.id == id } }
}

let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

let standardRules = Result {
  try RuleBase.load(folders: [repository.appending(path: "Rules")])
}

private let standardPlan = Result { Plan(try standardRules.get()) }
