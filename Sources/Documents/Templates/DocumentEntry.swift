public import Diagnostics
public import OrderedCollections

/// One kind of document as `documents.yaml` describes it: which template makes it, out of what, and
/// for whom.
public struct DocumentEntry: Hashable, Sendable {
  /// What it is called on the command line and in templates: `decision_records`.
  public let id: String
  /// What readers call it.
  public let title: String
  /// Whom it is for.
  public let audience: String
  /// Its path below the output folder; `{key}` stands for a text of the entry it is about.
  public let file: Located
  /// The file name of its template.
  public let template: Located
  /// Other templates for the same document, by the name of the form.
  public let forms: OrderedDictionary<String, Located>
  /// What there is one document for each of; nil for a single document.
  public let repetition: Repetition?
  /// Names of the report of which each has to say something, or the document stays out.
  public let conditions: [Located]
  /// Lists of the report of which it shows only the first entries, with how many.
  public let shortened: OrderedDictionary<String, Int>
  /// How its text is arranged.
  public let layout: Layout
  /// Whether the report takes it up as a chapter.
  public let isInReport: Bool
  /// Whether it is written when nobody names documents.
  public let isStandard: Bool
  /// How many words of it are read or spoken in a minute; nil where no time is stated.
  public let wordsPerMinute: Double?
  /// Where the entry stands.
  public let location: SourceLocation

  /// A text with its place.
  public struct Located: Hashable, Sendable {
    public let text: String
    public let location: SourceLocation
  }

  /// How a document's text is arranged.
  public enum Layout: String, Hashable, Sendable, CaseIterable {
    /// Read from top to bottom.
    case page
    /// Slides parted by lines of three hyphens, with what is said between `::: notes` and `:::`.
    case slides
  }

  /// A list of the report with one document for each of its entries.
  public struct Repetition: Hashable, Sendable {
    /// The name of the list in the report.
    public let list: String
    /// The name that the template has for one entry.
    public let name: String
    /// Keys of the entry of which each has to say something.
    public let conditions: [String]
    public let location: SourceLocation
  }

  /// The names of all templates that it can be made with.
  public var templates: [Located] { [template] + forms.values }
}
