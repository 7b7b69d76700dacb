import Conversions
import Diagnostics
import Documents
import Foundation
import Graphviz
import Markdown
import Views

extension ConversionWishes {
  /// The documents of a run in the formats asked for.
  ///
  /// - Throws: `format/no-program` before anything is made, when a program that a format needs is
  ///   not installed; `format/failed` when one fails.
  func files(
    of files: [OutputFile], _ plan: DocumentPlan, _ drawn: [DrawnView], _ pageFiles: PageFiles,
    _ theme: Theme, title: String
  ) throws(DiagnosticError) -> [OutputFile] {
    guard !formats.isEmpty else { return [] }
    try requirePrograms()
    let slides = Set(plan.documents.filter { $0.entry.layout == .slides }.map(\.path))
    let pages = try ConvertedPages(drawn, pageFiles, theme: theme)
    let model = try model(pageFiles, theme, title: title)
    var made: [OutputFile] = []
    for file in files where file.path.hasSuffix(".md") {
      let isDeck = slides.contains(file.path)
      let text = String(decoding: file.bytes, as: UTF8.self)
      let stem = String(file.path.dropLast(3))
      let page = isDeck ? try pages.deck(text) : try pages.page(text, file.path)
      if formats.contains(.html) { made.append(OutputFile(path: stem + ".html", text: page)) }
      if formats.contains(.pdf) {
        made.append(OutputFile(path: stem + ".pdf", bytes: try pdf(page, file.path)))
      }
      let other: Pandoc.Format = isDeck ? .pptx : .docx
      if formats.contains(isDeck ? .pptx : .docx) {
        made.append(
          OutputFile(
            path: "\(stem).\(other.rawValue)",
            bytes: try pandoc(pages, text, file.path, to: other, like: model)))
      }
    }
    if formats.contains(.pdf) {
      for file in files where file.path.hasSuffix(".html") {
        let text = String(decoding: file.bytes, as: UTF8.self)
        let path = String(file.path.dropLast(5)) + ".pdf"
        made.append(OutputFile(path: path, bytes: try pdf(text, file.path)))
      }
    }
    return made
  }

  private func requirePrograms() throws(DiagnosticError) {
    var missing: [Diagnostic] = []
    for format in DocumentFormat.allCases where formats.contains(format) {
      switch format {
      case .html: continue
      case .docx, .pptx:
        if pandoc == nil { missing.append(.noProgram(Pandoc.names, for: format)) }
      case .pdf:
        if browser == nil { missing.append(.noProgram(Browser.names, for: format)) }
      }
    }
    guard missing.isEmpty else { throw DiagnosticError(missing) }
  }

  private func pdf(_ page: String, _ path: String) throws(DiagnosticError) -> [UInt8] {
    guard let browser else { return [] }
    do throws(ConversionError) {
      return try Browser(browser).pdf(html: page)
    } catch {
      throw DiagnosticError([.failed(path, error)])
    }
  }

  private func pandoc(
    _ pages: ConvertedPages, _ text: String, _ path: String, to format: Pandoc.Format,
    like model: [UInt8]?
  ) throws(DiagnosticError) -> [UInt8] {
    guard let pandoc else { return [] }
    do throws(ConversionError) {
      return try Pandoc(pandoc).convert(
        html: format == .pptx ? pages.plainDeck(text) : pages.plainPage(text, path), to: format,
        files: try pages.images(), like: format == .docx ? model : nil)
    } catch {
      throw DiagnosticError([.failed(path, error)])
    }
  }

  /// The document whose page and styles word-processor files take: pandoc's own with our parts.
  private func model(
    _ pageFiles: PageFiles, _ theme: Theme, title: String
  ) throws(DiagnosticError) -> [UInt8]? {
    guard let pandoc, formats.contains(.docx) else { return nil }
    let format = Pandoc.Format.docx
    let folder = "\(format.rawValue)/"
    let setting: ReportValue = [
      "model": PagePalette(accent: theme.accent).plainColours.adding([
        "font": .text(theme.font ?? Theme.measuredFont), "title": .text(title),
      ])
    ]
    var parts: [(path: String, bytes: [UInt8])] = []
    for name in pageFiles.names where name.hasPrefix(folder) {
      let text = try pageFiles.template(name).render(setting)
      parts.append((String(name.dropFirst(folder.count)), Array(text.utf8)))
    }
    do throws(ConversionError) {
      return try Pandoc(pandoc).model(format, with: parts)
    } catch {
      throw DiagnosticError([.failed("model.\(format.rawValue)", error)])
    }
  }
}

/// Markdown documents as pages: with everything inside for browsers, and plain for pandoc.
struct ConvertedPages {
  private let drawn: [DrawnView]
  private let documentTemplate: DocumentTemplate
  private let deckTemplate: DocumentTemplate
  private let documentStyle: PageStyle
  private let deckStyle: PageStyle

  init(_ drawn: [DrawnView], _ files: PageFiles, theme: Theme) throws(DiagnosticError) {
    self.drawn = drawn
    documentTemplate = try files.template("document.html")
    deckTemplate = try files.template("deck.html")
    documentStyle = try PageStyle(["page.css"], files, theme: theme)
    deckStyle = try PageStyle(["page.css", "deck.css", "deck.js"], files, theme: theme)
  }

  /// A document as a page for browsers.
  func page(_ text: String, _ path: String) throws(DiagnosticError) -> String {
    let page = MarkdownPage(Self.withoutFrontMatter(text), browserSetting)
    return try documentTemplate.render([
      "page": documentStyle.report.adding([
        "title": .text(page.headings.first?.words ?? path), "html": .text(page.html),
      ])
    ])
  }

  /// Slides as a page for browsers.
  func deck(_ text: String) throws(DiagnosticError) -> String {
    let slides = MarkdownSlides(text, browserSetting).slides
    return try deckTemplate.render([
      "page": deckStyle.report.adding([
        "title": .text(slides.first?.title ?? ""),
        "slides": .list(
          slides.enumerated().map { index, slide in
            [
              "number": .number(Double(index + 1)), "count": .number(Double(slides.count)),
              "html": .text(slide.html), "notes": .text(slide.notes),
            ]
          }),
      ])
    ])
  }

  /// A document as pandoc reads it.
  func plainPage(_ text: String, _ path: String) -> String {
    Self.plain(MarkdownPage(Self.withoutFrontMatter(text), plainSetting(".docx")).html)
  }

  /// Slides as pandoc reads them: each begins with a heading of the second level, the first one too,
  /// whose notes would go to a slide of their own otherwise.
  func plainDeck(_ text: String) -> String {
    let slides = MarkdownSlides(text, plainSetting(".docx")).slides
    return Self.plain(
      slides.map { slide in
        let notes = slide.notes.isEmpty ? "" : "<div class=\"notes\">\(slide.notes)</div>"
        return slide.html.replacing("<h1", with: "<h2").replacing("</h1>", with: "</h2>") + notes
      }.joined(separator: "\n"))
  }

  /// The pictures for programs that take no SVG.
  func images() throws(ConversionError) -> [(path: String, bytes: [UInt8])] {
    drawn.compactMap { view in
      view.png.map { (path: "\(view.view.fileName).png", bytes: $0) }
    }
  }

  private var browserSetting: MarkdownPage.Setting {
    var setting = MarkdownPage.Setting()
    setting.link = { $0.withEnding(".html") }
    let pictures = drawn.map { ($0.view.fileName, $0.svg) }
    setting.image = { address, _ in
      guard let name = Self.pictureName(address),
        let svg = pictures.first(where: { $0.0 == name })?.1, let start = svg.firstRange(of: "<svg")
      else { return nil }
      let inside = svg[start.lowerBound...].replacing(".md\"", with: ".html\"")
        .replacing("xlink:href=\"../", with: "xlink:href=\"")
      return "<span class=\"drawing\">\(inside)</span>"
    }
    return setting
  }

  private func plainSetting(_ ending: String) -> MarkdownPage.Setting {
    var setting = MarkdownPage.Setting()
    setting.weighsColumns = true
    setting.link = { $0.withEnding(ending) }
    let names = Set(drawn.filter { $0.png != nil }.map(\.view.fileName))
    setting.image = { address, words in
      guard let name = Self.pictureName(address), names.contains(name) else {
        return "<em>\(escapedForPage(words))</em>"
      }
      return "<img src=\"\(name).png\" alt=\"\(escapedForPage(words))\" />"
    }
    return setting
  }

  /// The view that an address such as `../diagrams/container.svg` shows.
  private static func pictureName(_ address: String) -> String? {
    guard address.contains("diagrams/") else { return nil }
    return address.split(separator: "/").last?.split(separator: ".").first.map(String.init)
  }

  private static func plain(_ body: String) -> String {
    "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title></title></head><body>"
      + body + "</body></html>"
  }

  /// The text with its front matter as a block of code.
  private static func withoutFrontMatter(_ text: String) -> String {
    guard text.hasPrefix("---\n"), let end = text.dropFirst(4).firstRange(of: "\n---\n") else {
      return text
    }
    let start = text.index(text.startIndex, offsetBy: 4)
    return "```yaml\n" + text[start..<end.lowerBound] + "\n```\n" + text[end.upperBound...]
  }
}

extension String {
  /// The address with another ending where it leads to a Markdown file of the same run.
  fileprivate func withEnding(_ ending: String) -> String {
    guard !contains("://") else { return self }
    let parts = split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let file = parts.first, file.hasSuffix(".md") else { return self }
    return file.dropLast(3) + ending + (parts.count > 1 ? "#\(parts[1])" : "")
  }
}

extension Diagnostic {
  fileprivate static func noProgram(_ names: [String], for format: DocumentFormat) -> Diagnostic {
    Diagnostic(
      "format/no-program",
      "'\(names[0])' is not installed, which makes documents in the format '\(format.rawValue)'",
      at: nil, help: "install it, or leave the format out; nothing was written")
  }

  fileprivate static func failed(_ path: String, _ error: ConversionError) -> Diagnostic {
    Diagnostic("format/failed", "'\(path)' can't be converted: \(error)", at: nil)
  }
}
