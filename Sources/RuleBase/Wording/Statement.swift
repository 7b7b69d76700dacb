import Expressions

/// One thing that a condition says, before it is put together with others.
enum Statement: Hashable {
  /// A number against a limit.
  case number(subject: String, BinaryOperator, limit: String)
  /// A word, or one of several; or none of them.
  case word(subject: String, [String], negated: Bool)
  /// What a set has in it, or has not.
  case member(subject: String, [String], negated: Bool)
  case plain(String)
  case all([Statement])
  case any([Statement])
}

extension Statement {
  /// Statements joined by "and", with those about one subject drawn together.
  static func all(folding parts: [Statement]) -> Statement {
    let parts = parts.flatMap { part in
      if case .all(let inner) = part { return inner }
      return [part]
    }
    var result: [Statement] = []
    for part in parts {
      if let place = result.firstIndex(where: { $0.range(with: part) != nil }),
        let range = result[place].range(with: part)
      {
        result[place] = range
      } else if case .member(let subject, let words, false) = part,
        let place = result.firstIndex(where: { $0.isMember(of: subject, negated: false) }),
        case .member(_, let others, _) = result[place]
      {
        result[place] = .plain(
          "\(includes(subject, negated: false)) \(listed(others + words, "and"))")
      } else if case .member(let subject, let words, true) = part,
        let place = result.firstIndex(where: { $0.isMember(of: subject, negated: true) }),
        case .member(_, let others, _) = result[place]
      {
        result[place] = .member(subject: subject, others + words, negated: true)
      } else if case .word(let subject, let words, true) = part,
        let place = result.firstIndex(where: { $0.isWord(of: subject, negated: true) }),
        case .word(_, let others, _) = result[place]
      {
        result[place] = .word(subject: subject, others + words, negated: true)
      } else if !result.contains(part) {
        result.append(part)
      }
    }
    return result.count == 1 ? result[0] : .all(result)
  }

  /// Statements joined by "or", with those about one subject drawn together.
  static func any(folding parts: [Statement]) -> Statement {
    let parts = parts.flatMap { part in
      if case .any(let inner) = part { return inner }
      return [part]
    }
    var result: [Statement] = []
    for part in parts {
      if case .word(let subject, let words, false) = part,
        let place = result.firstIndex(where: { $0.isWord(of: subject, negated: false) }),
        case .word(_, let others, _) = result[place]
      {
        result[place] = .word(subject: subject, others + words, negated: false)
      } else if case .member(let subject, let words, false) = part,
        let place = result.firstIndex(where: { $0.isMember(of: subject, negated: false) }),
        case .member(_, let others, _) = result[place]
      {
        result[place] = .member(subject: subject, others + words, negated: false)
      } else if !result.contains(part) {
        result.append(part)
      }
    }
    return result.count == 1 ? result[0] : .any(result)
  }

  private func isWord(of subject: String, negated: Bool) -> Bool {
    guard case .word(subject, _, negated) = self else { return false }
    return true
  }

  private func isMember(of subject: String, negated: Bool) -> Bool {
    guard case .member(subject, _, negated) = self else { return false }
    return true
  }

  /// A lower and an upper limit of one subject as a range; nil for all else.
  private func range(with other: Statement) -> Statement? {
    guard case .number(let subject, let first, let firstLimit) = self,
      case .number(subject, let second, let secondLimit) = other
    else { return nil }
    switch (first, second) {
    case (.greaterOrEqual, .lessOrEqual):
      return .plain("\(subject.isAre) between \(firstLimit) and \(secondLimit)")
    case (.lessOrEqual, .greaterOrEqual):
      return .plain("\(subject.isAre) between \(secondLimit) and \(firstLimit)")
    case (.greater, .less), (.greater, .lessOrEqual), (.greaterOrEqual, .less):
      return .plain(
        "\(subject.isAre) \(first.relation) \(firstLimit) and \(second.relation) \(secondLimit)")
    case (.less, .greater), (.lessOrEqual, .greater), (.less, .greaterOrEqual):
      return .plain(
        "\(subject.isAre) \(second.relation) \(secondLimit) and \(first.relation) \(firstLimit)")
    case (_, _): return nil
    }
  }

  private static func includes(_ subject: String, negated: Bool) -> String {
    if negated { return "\(subject) \(subject.isPlural ? "do" : "does") not include" }
    return "\(subject) \(subject.isPlural ? "include" : "includes")"
  }

  /// The statement as part of a sentence.
  ///
  /// - Parameter depth: 0 for the whole; inside another statement, words such as "either" show where
  ///   a part begins.
  /// - Returns: The words, without a capital letter at the start or a full stop at the end.
  func words(depth: Int = 0) -> String {
    switch self {
    case .plain(let text): return text
    case .number(let subject, let operation, let limit):
      return "\(subject.isAre) \(operation.relation) \(limit)".replacing("  ", with: " ")
    case .word(let subject, let words, false): return "\(subject): \(listed(words, "or"))"
    case .word(let subject, let words, true):
      return words.count == 1
        ? "\(subject): not \(words[0])" : "\(subject): neither \(listed(words, "nor"))"
    case .member(let subject, let words, false):
      return "\(Self.includes(subject, negated: false)) \(listed(words, "or"))"
    case .member(let subject, let words, true):
      if words.count == 1 { return "\(Self.includes(subject, negated: true)) \(words[0])" }
      return "\(Self.includes(subject, negated: false)) neither \(listed(words, "nor"))"
    case .all(let parts): return Self.joined(parts, "and", "both", depth)
    case .any(let parts): return Self.joined(parts, "or", "either", depth)
    }
  }

  private static func joined(
    _ parts: [Statement], _ word: String, _ opening: String, _ depth: Int
  ) -> String {
    let texts = parts.map { $0.words(depth: depth + 1) }
    let joint = texts.count == 2 ? " \(word) " : "; \(word) "
    let text =
      texts.count == 2
      ? texts.joined(separator: depth == 0 ? ", \(word) " : joint)
      : texts.dropLast().joined(separator: "; ") + joint + (texts.last ?? "")
    switch depth {
    case 0: return text
    case 1 where texts.count == 2: return "\(opening) \(text)"
    case _: return "(\(text))"
    }
  }
}

extension BinaryOperator {
  /// The comparison in words that follow "is".
  var relation: String {
    switch self {
    case .less: "below"
    case .lessOrEqual: "at most"
    case .greater: "above"
    case .greaterOrEqual: "at least"
    case .equal: ""
    case .notEqual: "not"
    case .add, .subtract, .multiply, .divide, .remainder, .in: rawValue
    }
  }

  /// The comparison that holds where this one does not.
  var denied: BinaryOperator {
    switch self {
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    case .equal: .notEqual
    case .notEqual: .equal
    case .add, .subtract, .multiply, .divide, .remainder, .in: self
    }
  }

  /// The comparison with its sides exchanged.
  var mirrored: BinaryOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .equal, .notEqual, .add, .subtract, .multiply, .divide, .remainder, .in: self
    }
  }
}

/// Words as a list: `a`, `a or b`, `a, b or c`.
func listed(_ words: [String], _ joint: String) -> String {
  guard words.count > 1 else { return words.first ?? "nothing" }
  return words.dropLast().joined(separator: ", ") + " \(joint) " + (words.last ?? "")
}

extension String {
  /// Whether a noun phrase such as `documents in the corpus` speaks of several things.
  public var isPlural: Bool {
    let ends = [
      " of ", " in ", " per ", " that ", " for ", " at ", " to ", " from ", " with ", " which ",
      " a ", " an ", " on ", " by ", " between ", " across ", " until ", " without ", " whose ",
      ",",
      " (", " before ", " after ", " out ", " into ", " started ", " under ", " as ", " where ",
      " when ", " around ", " about ", " through ", " during ", " within ",
    ]
    let head =
      ends.compactMap { firstRange(of: $0)?.lowerBound }.min().map { self[..<$0] } ?? self[...]
    guard let noun = head.split(separator: " ").last else { return false }
    let isException = ["ss", "us", "is"].contains { noun.hasSuffix($0) }
    return noun.hasSuffix("s") && !isException || noun == "people"
  }

  /// The phrase with the verb that goes with it.
  var isAre: String { "\(self) \(isPlural ? "are" : "is")" }

  /// The phrase with "the" in front, where it can have one.
  var withArticle: String {
    let starts = [
      "the ", "a ", "an ", "how ", "what ", "which ", "where ", "whether ", "who ", "it",
    ]
    return starts.contains { hasPrefix($0) } || self == "it" ? self : "the \(self)"
  }
}
