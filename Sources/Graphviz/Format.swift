/// A file format that a drawing can be written in.
public enum Format: Hashable, Sendable {
  /// Scalable, self-contained, with icons, title and description inside.
  case svg
  /// Pixels; a scale of 1 is 96 pixels per inch, 2 suits sharp screens.
  case png(scale: Double)
  /// One page, as large as the drawing.
  case pdf
  /// Graphviz's own text, without positions.
  case dot
}
