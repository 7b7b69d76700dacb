/// The lanes in which components of a zone stand, in the order in which they are listed.
enum Lane: String, CaseIterable {
  case request, guardrail, retrieval, generation, review, ingestion, data, training, observability

  /// The position of a lane; words that are no lane come last.
  static func place(of word: String) -> Int {
    allCases.firstIndex { $0.rawValue == word } ?? allCases.count
  }
}
