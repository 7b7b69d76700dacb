public import Conversions

/// A format of documents besides Markdown, by its file name's ending.
public enum DocumentFormat: String, Hashable, Sendable, CaseIterable {
  /// Pages with everything inside, and the deck as slides in a browser.
  case html
  /// For word processors, by pandoc.
  case docx
  /// Printed pages, by a browser.
  case pdf
  /// The deck for presentation programs, by pandoc.
  case pptx
}

/// In which formats documents are written besides Markdown, and by which programs.
public struct ConversionWishes: Sendable {
  /// The formats.
  public var formats: [DocumentFormat]
  /// Pandoc, where it is installed.
  public var pandoc: ExternalProgram?
  /// A browser that can print, where one is installed.
  public var browser: ExternalProgram?

  /// Wishes; no format but Markdown when left out.
  public init(
    formats: [DocumentFormat] = [], pandoc: ExternalProgram? = nil, browser: ExternalProgram? = nil
  ) {
    self.formats = formats
    self.pandoc = pandoc
    self.browser = browser
  }

  /// Wishes with the programs that are installed.
  ///
  /// - Parameters:
  ///   - formats: the formats.
  ///   - path: the folders to look programs up in, parted by colons.
  public init(formats: [DocumentFormat], searching path: String) {
    self.init(
      formats: formats, pandoc: .find(Pandoc.names, path: path),
      browser: .find(Browser.names, path: path))
  }
}
