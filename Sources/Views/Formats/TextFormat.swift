public import Graphviz

/// A text format in which people go on editing a view with their own tools.
public enum TextFormat: String, Hashable, Sendable, CaseIterable {
  /// Mermaid, which many wikis and code hosts draw.
  case mermaid
  /// PlantUML with the C4 macros that come with it.
  case plantuml
  /// D2.
  case d2
  /// Structurizr's DSL: a model with one view of it.
  case structurizr
  /// The XML of draw.io, with the places and colours of the picture.
  case drawio
  /// The view in words: its flow and a table of its parts.
  case markdown

  /// The ending of a file of this format, without the dot.
  public var fileEnding: String {
    switch self {
    case .mermaid: "mmd"
    case .plantuml: "puml"
    case .d2: "d2"
    case .structurizr: "dsl"
    case .drawio: "drawio"
    case .markdown: "md"
    }
  }
}

extension View {
  /// The view as text in a format that people edit further; what a client wrote is escaped.
  ///
  /// - Parameters:
  ///   - format: the format.
  ///   - picture: the view laid out, for formats with places.
  ///   - theme: the colours.
  ///   - icons: where the icons lie, for formats that hold them.
  /// - Returns: the text of a file, with a line break at its end.
  public func text(
    in format: TextFormat, picture: LaidOutDrawing, theme: Theme = .light, icons: IconFolders
  ) -> String {
    let outline = Outline(self)
    return switch format {
    case .mermaid: MermaidText(outline: outline, theme: theme).text
    case .plantuml: PlantUMLText(outline: outline).text
    case .d2: D2Text(outline: outline, theme: theme).text
    case .structurizr: StructurizrText(outline: outline, theme: theme).text
    case .drawio:
      DrawioText(view: self, picture: picture, theme: theme, icons: icons).text
    case .markdown: MarkdownText(outline: outline).text
    }
  }
}
