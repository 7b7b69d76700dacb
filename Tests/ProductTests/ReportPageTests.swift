import Conversions
import Diagnostics
import Foundation
import Generation
import TestSupport
import Testing
import Views

/// The report in one file: whole, escaped, reachable, and alive in a browser.
struct ReportPageTests {
  private static let browser = ExternalProgram.find(
    Browser.names, path: ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")

  private func page(ofExample name: String) throws -> String {
    let files = try Product.outputs(ofExample: name)
    let file = try #require(files.first { $0.path == "report.html" })
    return String(decoding: file.bytes, as: UTF8.self)
  }

  private func values(_ pattern: String, in text: String) -> [String] {
    text.components(separatedBy: pattern).dropFirst().map { $0.prefix { $0 != "\"" } }
      .map(String.init)
  }

  @Test(arguments: Product.examples)
  func linksInsideThePageLeadSomewhere(example: String) throws {
    let page = try page(ofExample: example)
    let ids = values(" id=\"", in: page)
    #expect(Set(ids).count == ids.count, "an id stands twice")
    let targets = Set(values("href=\"#", in: page))
    #expect(targets.count > 20)
    #expect(targets.subtracting(ids) == [])
  }

  @Test(arguments: Product.examples)
  func nothingIsFetched(example: String) throws {
    let page = try page(ofExample: example)
    for loading in ["src=\"", "<link", "@import", "url(", "<iframe", "<object", "fetch("] {
      #expect(!page.contains(loading), "\(loading)")
    }
    #expect(page.contains("default-src 'none'"))
    #expect(!page.contains(" style=\""), "the policy forbids styles of single elements")
    #expect(!page.contains("{{"))
  }

  @Test func tablesAndPicturesHaveNames() throws {
    let page = try page(ofExample: "research-assistant")
    #expect(page.components(separatedBy: "<h1").count == 2)
    #expect(!page.contains("<th>") || page.contains("scope=\"col\""))
    for element in page.components(separatedBy: "<svg ").dropFirst()
    where element.hasPrefix("role=\"img\"") {
      #expect(element.prefix(300).contains("aria-labelledby"))
    }
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "\"\u{301} onmouseover=\"x",
    "<\u{301}script>", "]]></svg><script>", "{{specification.name}}", "\u{202E}gnp.exe", "👩‍👩‍👧 ü",
  ])
  func wordsOfAClientStayWords(words: String) throws {
    let quoted = doubleQuotedYAML(words)
    let text = """
      archwright: 1
      project: { name: \(quoted), goal: \(quoted), problem_owner: \(quoted) }
      use_case: { task: qa_documents }
      knowledge: { reached_by: corpus, corpus_docs: 40k }
      platform: { existing_stack: [\(quoted)] }
      requirements: [{ id: \(quoted), text: \(quoted) }]
      """
    let design = try #require(try Product.design(SourceFile(name: "spec.yaml", text: text)))
    let files = try Product.generator.get().documents(
      of: design, pictures: PictureWishes(views: [.container, .context], formats: [.svg]),
      conversions: ConversionWishes(formats: [.html])
    ).files
    for file in files where file.path.hasSuffix(".html") {
      let page = String(decoding: file.bytes, as: UTF8.self)
      let scripts = page.components(separatedBy: "<script").count - 1
      #expect(scripts <= 1, "\(file.path)")
      #expect(!page.unicodeScalars.contains("\u{0}"))
      for bad in ["<img src=x", "\"\u{301} onmouseover=\"x"] {
        #expect(!Array(page.utf8).contains(Array(bad.utf8)), "\(file.path): \(bad)")
      }
    }
  }

  @Test func coloursOfPagesCanBeRead() throws {
    for theme in [Theme.light, Theme.dark] {
      for ink in [theme.text, theme.ink, theme.quiet, theme.accent, theme.good, theme.crossing] {
        for paper in [theme.paper, theme.card, theme.zone] {
          let contrast = try #require(Colour(ink)).contrast(with: try #require(Colour(paper)))
          #expect(contrast >= 4.5, "\(ink) on \(paper)")
        }
      }
    }
  }

  /// The script runs, which it does only if its digest is the one that the policy allows.
  @Test(.enabled(if: browser != nil, "no browser is installed"))
  func theScriptRunsInABrowser() throws {
    let page = try page(ofExample: "support-chatbot")
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "report.html")
      try Data(page.utf8).write(to: file)
      let result = try Command.run(
        [
          "--headless", "--disable-gpu", "--no-sandbox", "--enable-logging=stderr", "--v=0",
          "--user-data-dir=\(folder.appending(path: "profile").path)", "--dump-dom",
          file.absoluteString,
        ], program: try #require(Self.browser).file, in: folder)
      #expect(result.output.contains("Dark colours</button>"))
      #expect(result.output.contains("<th scope=\"col\"><button type=\"button\">"))
      #expect(!result.output.contains("id=\"theme\" hidden"))
      let complaints = result.errors.split(separator: "\n").filter { $0.contains("CONSOLE") }
      #expect(complaints.isEmpty, "\(complaints)")
    }
  }

  /// All that can be acted on is reached and acts, by keys that a browser takes for real ones.
  @Test(
    .enabled(if: browser != nil, "no browser is installed"),
    arguments: ["support-chatbot", "invoice-routing"])
  func theKeyboardSuffices(example: String) throws {
    let page = try page(ofExample: example)
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "report.html")
      try Data(page.utf8).write(to: file)
      let walk = Command.checkout.appending(path: "Scripts/walk-page")
      let result = try Command.run(
        [try #require(Self.browser).file.path, file.path], program: walk, in: folder)
      #expect(result.status == 0, "\(result.output)\(result.errors)")
      #expect(result.output.contains("elements can be reached; 0 faults"))
    }
  }

  @Test(.enabled(if: browser != nil, "no browser is installed"))
  func itPrints() throws {
    let pages = try printedPages(try page(ofExample: "support-chatbot"))
    #expect(pages > 10 && pages < 150, "\(pages) pages")
  }

  @Test(
    .enabled(if: browser != nil, "no browser is installed"),
    arguments: ["fintech-assistant", "impossible-terms", "research-assistant"])
  func theSummaryIsOnePage(example: String) throws {
    let path = Command.checkout.appending(path: "Examples/\(example)/spec.yaml").path
    let file = try SourceFile.load(path: path, name: "spec.yaml")
    let design = try #require(try Product.design(file))
    let files = try Product.generator.get().documents(
      of: design, pictures: PictureWishes(views: [.context], formats: [.svg]),
      wishes: DocumentWishes(ids: ["executive_summary"]),
      conversions: ConversionWishes(formats: [.html])
    ).files
    let page = try #require(files.first { $0.path == "executive-summary.html" })
    #expect(try printedPages(String(decoding: page.bytes, as: UTF8.self)) == 1)
  }

  private func printedPages(_ page: String) throws -> Int {
    let bytes = try Browser(try #require(Self.browser)).pdf(html: page)
    return String(decoding: bytes, as: UTF8.self).components(separatedBy: "/Type /Page\n").count
      - 1
  }
}

extension [UInt8] {
  fileprivate func contains(_ pattern: [UInt8]) -> Bool { firstRange(of: pattern) != nil }
}
