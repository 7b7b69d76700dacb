public import Foundation

/// Which documents are written, and how.
public struct DocumentWishes: Sendable {
  /// Ids of documents, `all` alone for all of them; nil for the standard ones.
  public var ids: [String]?
  /// The form of documents that have several, such as that of the decision records.
  public var form: String?
  /// Folders with templates of a user, each laid over those before it.
  public var templates: [URL]

  /// Wishes, all of them standard when left out.
  public init(ids: [String]? = nil, form: String? = nil, templates: [URL] = []) {
    self.ids = ids
    self.form = form
    self.templates = templates
  }
}
