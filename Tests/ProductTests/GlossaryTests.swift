import Diagnostics
import Foundation
import Generation
import RuleBase
import TestSupport
import Testing
import Views

/// The glossary explains the words of the documents that were written, and no others.
struct GlossaryTests {
  private func words(
    _ ids: [String], example: String
  ) throws -> (glossary: String, others: String) {
    let file = try SourceFile.load(
      path: Command.checkout.appending(path: "Examples/\(example)/spec.yaml").path,
      name: "spec.yaml")
    let design = try #require(try Product.design(file))
    let files = try Product.generator.get().documents(
      of: design, pictures: PictureWishes(views: [.context], formats: [.svg]),
      wishes: DocumentWishes(ids: ids)
    ).files.filter { $0.path.hasSuffix(".md") }
    func text(_ file: OutputFile) -> String { String(decoding: file.bytes, as: UTF8.self) }
    let glossary = try #require(files.first { $0.path == "glossary.md" })
    return (
      text(glossary),
      files.filter { $0.path != glossary.path }.map(text).joined(separator: "\n").lowercased()
    )
  }

  private func terms(_ glossary: String) -> [String] {
    glossary.split(separator: "\n").filter { $0.hasPrefix("* **") || $0.hasPrefix("- **") }
      .map { $0.dropFirst(4).prefix { $0 != "*" }.lowercased() }
  }

  @Test(arguments: ["support-chatbot", "invoice-routing"])
  func everyWordOccurs(example: String) throws {
    let (glossary, others) = try words(["executive_summary", "glossary"], example: example)
    let found = terms(glossary)
    #expect(!found.isEmpty)
    for term in found {
      let forms = term.split(separator: "(").map { String($0.prefix { $0 != ")" && $0 != " " }) }
      #expect(forms.contains { others.contains($0) }, "\(term)")
    }
    let (full, _) = try words(["all"], example: example)
    #expect(terms(full).count > found.count)
  }

  @Test func aloneItExplainsAllWordsOfTheDesign() throws {
    let (glossary, _) = try words(["glossary"], example: "support-chatbot")
    #expect(terms(glossary).count > 20)
  }
}
