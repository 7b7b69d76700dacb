import Conversions
import Foundation
import Testing

struct ConversionTests {
  private static let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
  private static let pandoc = ExternalProgram.find(Pandoc.names, path: path)
  private static let browser = ExternalProgram.find(Browser.names, path: path)
  private let page =
    "<!DOCTYPE html><html><head><title>t</title></head><body><h1>Title</h1></body></html>"

  @Test func programsAreLookedUpInGivenFoldersOnly() {
    #expect(ExternalProgram.find(["sh"], path: "/usr/bin:/bin") != nil)
    #expect(ExternalProgram.find(["sh"], path: "") == nil)
    #expect(ExternalProgram.find(["sh"], path: "relative:./bin") == nil)
    #expect(ExternalProgram.find(["archwright-no-such-program"], path: Self.path) == nil)
  }

  @Test(.enabled(if: pandoc != nil, "pandoc is not installed"), arguments: ["docx", "pptx"])
  func pandocGivesTheSameArchiveTwice(format: String) throws {
    let pandoc = Pandoc(try #require(Self.pandoc))
    let asked = try #require(Pandoc.Format(rawValue: format))
    let first = try pandoc.convert(html: page, to: asked)
    #expect(first.starts(with: Array("PK".utf8)))
    #expect(try pandoc.convert(html: page, to: asked) == first)
    // What the archive says of each file in its table: midnight of the first of January 2000.
    let entries = first.ranges(of: Array("PK\u{1}\u{2}".utf8))
    #expect(entries.count > 5)
    for entry in entries {
      #expect(Array(first[entry.upperBound + 8..<entry.upperBound + 12]) == [0, 0, 0x21, 0x28])
    }
  }

  @Test(.enabled(if: pandoc != nil, "pandoc is not installed"))
  func aModelsPartsComeIntoTheDocument() throws {
    let pandoc = Pandoc(try #require(Self.pandoc))
    let style = """
      <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style \
      w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/></w:style></w:styles>
      """
    let model = try pandoc.model(.docx, with: [("word/styles.xml", Array(style.utf8))])
    #expect(model.starts(with: Array("PK".utf8)))
    let plain = try pandoc.convert(html: page, to: .docx)
    let modelled = try pandoc.convert(html: page, to: .docx, like: model)
    #expect(plain != modelled)
    #expect(try pandoc.convert(html: page, to: .docx, like: model) == modelled)
    #expect(throws: ConversionError.self) {
      try pandoc.convert(html: page, to: .docx, like: Array("no archive".utf8))
    }
  }

  @Test(.enabled(if: browser != nil, "no browser is installed"))
  func aBrowserPrintsTheSamePageTwice() throws {
    let browser = Browser(try #require(Self.browser))
    let first = try browser.pdf(html: page)
    #expect(first.starts(with: Array("%PDF-".utf8)))
    #expect(try browser.pdf(html: page) == first)
  }

  /// A program that ends badly, and one that ends well without writing anything.
  @Test(arguments: ["false", "true"])
  func failuresAreTold(name: String) throws {
    let program = try #require(ExternalProgram.find([name], path: "/usr/bin:/bin"))
    do throws(ConversionError) {
      _ = try Pandoc(program).convert(html: page, to: .docx)
      Issue.record("nothing was converted")
    } catch {
      switch error {
      case .failed: #expect(name == "false")
      case .notAsAsked: #expect(name == "true")
      case .noScratch, .notStarted, .tooSlow: Issue.record("\(error)")
      }
    }
  }

  @Test func whatIsNoProgramCannotBeStarted() {
    let nothing = ExternalProgram(file: URL(fileURLWithPath: "/nowhere/pandoc"))
    #expect(throws: ConversionError.self) {
      try Pandoc(nothing).convert(html: page, to: .docx)
    }
  }
}
