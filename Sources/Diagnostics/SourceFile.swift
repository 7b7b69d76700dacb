/// The text of one input file and the name it is reported under.
public struct SourceFile: Hashable, Sendable {
  /// The name, usually the path that was asked for.
  public let name: String
  /// All of the text.
  public let text: String

  /// Creates a file from a text that is at hand.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}
