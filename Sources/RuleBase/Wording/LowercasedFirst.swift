extension String {
  /// The text with a small first letter, unless it begins with an abbreviation or a name.
  public var lowercasedFirst: String {
    guard let first, let second = dropFirst().first, !second.isUppercase else { return self }
    let words = split(separator: " ", maxSplits: 2)
    let isName =
      words[0].dropFirst().contains { $0.isUppercase || $0.isNumber }
      || words.count > 1 && words[1].first?.isUppercase == true
    if isName { return self }
    return first.lowercased() + dropFirst()
  }
}
