import Diagnostics
import Foundation
import Generation
import TestSupport
import Testing

/// The language of all documents of all examples, so far as a program can judge it.
struct DocumentLanguageTests {
  @Test(arguments: Product.allExamples)
  func documentsReadWell(example: String) throws {
    let files = try documents(example)
    let texts = files.filter { $0.path.hasSuffix(".md") }
    #expect(texts.count > 10)
    for file in texts {
      let text = DocumentText(String(decoding: file.bytes, as: UTF8.self))
      for finding in text.findings { Issue.record("\(example)/\(file.path): \(finding)") }
    }
    #expect(MarkdownLinks(files).broken == [])
  }

  /// At most eight decisions have records, each in the order of MADR 4 with front matter.
  @Test(arguments: Product.allExamples)
  func recordsFollowTheirForm(example: String) throws {
    let records = try documents(example).filter { $0.path.hasPrefix("decisions/") }
    #expect((1...8).contains(records.count))
    for record in records {
      let text = String(decoding: record.bytes, as: UTF8.self)
      #expect(text.hasPrefix("---\nstatus: "), "\(record.path)")
      let headings = text.split(separator: "\n").filter { $0.hasPrefix("#") && !$0.hasPrefix("# ") }
      let known = [
        "## Context and Problem Statement", "## Decision Drivers", "## Considered Options",
        "## Decision Outcome", "### Consequences", "### Confirmation",
        "## Pros and Cons of the Options", "## More Information",
      ]
      #expect(headings.map(String.init).filter(known.contains) == known, "\(record.path)")
    }
  }

  /// The check itself, on texts that have one fault each.
  @Test(arguments: [
    ("# A\n\n## B\n\n## C\n\nText.\n", "the section 'B' is empty"),
    ("# A\n\nTBD\n", "line 3 is unfinished: TBD"),
    ("# A\n\n{{name}}\n", "line 3 holds a tag"),
    ("# A\n\n### B\n\nText.\n", "the heading 'B' skips a level"),
    ("# A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |\n", "line 7 is a row without a table"),
    ("# A\n\n| a | b |\n|---|---|\n| 1 |\n", "line 5 has 1 cells, its table 2"),
    ("# A\n\n| a | b |\n|---|---|\n", "the table at line 3 is empty"),
    ("# A\n\nIt takes 12.\n", "line 3 has a figure without a unit: 12"),
    ("# A\n\nSeen ().\n", "line 3 has a gap: '()'"),
    (
      "# A\n\nThis is one sentence of some considerable length.\n\n"
        + "* This is one sentence of some considerable length.\n",
      "twice: This is one sentence of some considerable length."
    ),
  ])
  func faultsAreFound(text: String, finding: String) {
    #expect(DocumentText(text).findings == [finding])
  }

  @Test(arguments: ["executive-summary.md", "deck.md"], Product.allExamples)
  func theTimeStatedIsCounted(name: String, example: String) throws {
    let file = try #require(try documents(example).first { $0.path == name })
    let text = String(decoding: file.bytes, as: UTF8.self)
    let stated = try #require(text.firstMatch(of: /(\d+) minutes? to (?:read|speak)/))
    let isSpoken = name == "deck.md"
    let notes = text.components(separatedBy: "::: notes\n").dropFirst()
      .map { $0.components(separatedBy: "\n:::")[0] }
    let counted = isSpoken ? notes.joined(separator: " ") : text
    let words = counted.split { $0 == " " || $0 == "\n" }.count {
      $0.contains { $0.isLetter || $0.isNumber }
    }
    let minutes = try #require(Double(stated.output.1))
    #expect(abs(minutes - Double(words) / (isSpoken ? 130 : 230)) <= 1)
    #expect(minutes <= (isSpoken ? 10 : 4), "\(words) words")
  }

  /// All documents, with one picture.
  private func documents(_ example: String) throws -> [OutputFile] {
    let path = Command.checkout.appending(path: "Examples/\(example)/spec.yaml").path
    let design = try #require(try Product.design(SourceFile.load(path: path, name: "spec.yaml")))
    return try Product.generator.get().documents(
      of: design, pictures: PictureWishes(formats: [.svg]),
      wishes: DocumentWishes(ids: ["all"])
    ).files
  }
}
