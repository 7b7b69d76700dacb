public import Diagnostics
import Mustache

/// A text with tags that a report's values are put into.
///
/// Templates are Mustache. `{{% CONTENT_TYPE:MARKDOWN}}`, `…:YAML}}` and `…:PAGE}}` (HTML) say how the
/// values that follow are escaped; `{{> name}}` puts in a partial.
public struct DocumentTemplate: Sendable {
  private let template: MustacheTemplate
  private let tags: TemplateTags
  private let partials: TemplatePartials
  private let isMarkdown: Bool

  /// Reads a template.
  ///
  /// - Parameters:
  ///   - file: its text.
  ///   - partials: the texts that it may put in by name.
  /// - Throws: `template/…` findings with places where tags are malformed.
  public init(
    _ file: SourceFile, partials: TemplatePartials = TemplatePartials()
  ) throws(DiagnosticError) {
    var tags = TemplateTags(file)
    tags.resolve(partials)
    guard tags.diagnostics.isEmpty else { throw DiagnosticError(tags.diagnostics) }
    isMarkdown = file.name.hasSuffix(".md")
    self.tags = tags
    self.partials = partials
    template = try MustacheTemplate.parsed(file)
  }

  /// The text with the values of `report` put in.
  ///
  /// - Throws: `template/unknown-name` for each tag that names nothing in the report.
  public func render(_ report: ReportValue) throws(DiagnosticError) -> String {
    let unknown = tags.unknownNames(in: report)
    guard unknown.isEmpty else { throw DiagnosticError(unknown) }
    let text = template.render(report.templateContext, library: partials.library)
    guard isMarkdown else { return Self.withSingleBlankLines(text) }
    var parts = EmptyParts(text)
    return Self.withSingleBlankLines(parts.removed())
  }

  /// Whether any tag names this value of the report.
  public func names(_ value: String) -> Bool {
    func names(_ tag: TemplateTags.Tag) -> Bool {
      tag.path.prefix { $0 != "." } == value || tag.inner.contains(where: names)
    }
    return tags.tags.contains(where: names)
  }

  /// A finding for each tag whose name the data model lacks, whatever a report holds.
  public func unknownNames(in schema: TemplateSchema) -> [Diagnostic] {
    tags.unknownNames(in: schema)
  }

  /// The text without a blank line that follows another, as sections that stay out leave them.
  private static func withSingleBlankLines(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var wasBlank = true
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let isBlank = line.allSatisfy { $0 == " " }
      let end = index + 1 < lines.count ? "\n" : ""
      if !(isBlank && wasBlank) { result += (isBlank ? "" : line) + end }
      wasBlank = isBlank
    }
    return result
  }
}

/// Texts that templates put in by name, so that the same table is written once.
public struct TemplatePartials: Sendable {
  let tags: [String: TemplateTags]
  let library: MustacheLibrary

  /// No partials.
  public init() {
    tags = [:]
    library = MustacheLibrary()
  }

  /// Reads partials.
  ///
  /// One of a single line is a phrase for the middle of a line: its line end is not part of it.
  ///
  /// - Parameter files: the texts by the names that `{{> name}}` uses.
  /// - Throws: `template/…` findings with places where tags are malformed.
  public init(_ files: [(name: String, file: SourceFile)]) throws(DiagnosticError) {
    var tags: [String: TemplateTags] = [:]
    var templates: [String: MustacheTemplate] = [:]
    var findings: [Diagnostic] = []
    for (name, file) in files {
      let read = TemplateTags(file)
      findings += read.diagnostics
      guard read.diagnostics.isEmpty else { continue }
      tags[name] = read
      do throws(DiagnosticError) {
        _ = try MustacheTemplate.parsed(file)
        templates[name] = try MustacheTemplate.parsed(file.asPartial)
      } catch {
        findings += error.diagnostics
      }
    }
    guard findings.isEmpty else { throw DiagnosticError(findings) }
    self.tags = tags
    library = MustacheLibrary(templates: templates)
  }
}

extension SourceFile {
  /// With the way of escaping that its ending calls for, since a partial does not take over that of
  /// the template around it; and without its line end if it has a single line.
  fileprivate var asPartial: SourceFile {
    let type = name.hasSuffix(".html") ? "HTML" : "MARKDOWN"
    let isPhrase = text.last == "\n" && !text.dropLast().contains("\n")
    let escaping = "{{% CONTENT_TYPE:\(type)}}"
    return SourceFile(
      name: name, text: isPhrase ? escaping + text.dropLast() : escaping + "\n" + text)
  }
}

extension MustacheTemplate {
  /// Reads a template after the ways of escaping have been registered.
  ///
  /// - Throws: `template/malformed` with its place.
  fileprivate static func parsed(_ file: SourceFile) throws(DiagnosticError) -> MustacheTemplate {
    _ = contentTypes
    do {
      return try MustacheTemplate(string: file.text)
    } catch {
      throw DiagnosticError([.malformed(file, error)])
    }
  }

  /// Registers the ways of escaping once for the process.
  private static let contentTypes: Void = {
    MustacheContentTypes.register(MarkdownContent(), named: "MARKDOWN")
    MustacheContentTypes.register(YAMLContent(), named: "YAML")
    MustacheContentTypes.register(PageContent(), named: "PAGE")
  }()
}

extension Diagnostic {
  fileprivate static func malformed(_ file: SourceFile, _ error: any Error) -> Diagnostic {
    guard let error = error as? MustacheTemplate.ParserError else {
      return Diagnostic("template/malformed", "the template '\(file.name)' can't be read", at: nil)
    }
    let place = SourcePosition(
      line: error.context.lineNumber, column: max(1, error.context.columnNumber))
    return Diagnostic(
      "template/malformed", "the tag can't be read: \(error.error)",
      at: SourceLocation(file: file.name, start: place, end: place))
  }
}
