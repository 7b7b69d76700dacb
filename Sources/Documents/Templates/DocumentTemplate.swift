public import Diagnostics
import Mustache

/// A text with tags that a report's values are put into.
///
/// Templates are Mustache. `{{% CONTENT_TYPE:MARKDOWN}}` and `{{% CONTENT_TYPE:YAML}}` say how the
/// values that follow are escaped.
public struct DocumentTemplate: Sendable {
  private let template: MustacheTemplate
  private let tags: TemplateTags
  private let name: String

  /// Reads a template.
  ///
  /// - Throws: `template/…` findings with places where tags are malformed.
  public init(_ file: SourceFile) throws(DiagnosticError) {
    _ = Self.contentTypes
    tags = TemplateTags(file)
    name = file.name
    guard tags.diagnostics.isEmpty else { throw DiagnosticError(tags.diagnostics) }
    do {
      template = try MustacheTemplate(string: file.text)
    } catch {
      throw DiagnosticError([.malformed(file, error)])
    }
  }

  /// The text with the values of `report` put in.
  ///
  /// - Throws: `template/unknown-name` for each tag that names nothing in the report.
  public func render(_ report: ReportValue) throws(DiagnosticError) -> String {
    let unknown = tags.unknownNames(in: report)
    guard unknown.isEmpty else { throw DiagnosticError(unknown) }
    return Self.withSingleBlankLines(template.render(report.templateContext))
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

  /// Registers the ways of escaping once for the process.
  private static let contentTypes: Void = {
    MustacheContentTypes.register(MarkdownContent(), named: "MARKDOWN")
    MustacheContentTypes.register(YAMLContent(), named: "YAML")
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
