import Diagnostics
import Documents
import Foundation
import Generation
import TestSupport

/// The whole program in process, with the checkout's rules and templates.
enum Product {
  /// Loaded once for all tests.
  static let generator = Result {
    try Generator(resources: Resources.find(executable: nil, override: Command.checkout))
  }

  /// The names of the example folders.
  static let examples = [
    "contract-summaries", "research-assistant", "shop-recommendations", "support-chatbot",
  ]

  /// The names of all example folders.
  static var allExamples: [String] {
    let resources = try? Resources.find(executable: nil, override: Command.checkout)
    return resources?.exampleSpecifications.map(\.name) ?? []
  }

  /// Reads, decides, composes and writes; nil when the specification has errors.
  static func design(_ file: SourceFile) throws -> Design? {
    let generator = try generator.get()
    let (specification, _) = generator.read(file)
    return specification.map { generator.design($0) }
  }

  /// All files of an example.
  static func outputs(ofExample name: String) throws -> [OutputFile] {
    let path = Command.checkout.appending(path: "Examples/\(name)/spec.yaml").path
    guard let design = try design(SourceFile.load(path: path, name: "spec.yaml")) else { return [] }
    return try generator.get().documents(of: design).files
  }
}
