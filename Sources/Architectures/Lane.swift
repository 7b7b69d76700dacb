/// The lanes in which components of a zone stand, in the order in which they are listed.
public enum Lane: String, Hashable, Sendable, CaseIterable {
  case request, guardrail, retrieval, generation, review, ingestion, data, training, observability
  /// What the system runs on and is built with; no part of its own data flow.
  case platform

  /// The position of a lane; words that are no lane come last.
  static func place(of word: String) -> Int {
    allCases.firstIndex { $0.rawValue == word } ?? allCases.count
  }
}
