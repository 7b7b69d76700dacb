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
