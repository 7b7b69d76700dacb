extension String {
  /// The text with `& < > "` as entities, for use inside an HTML-like label or XML.
  public var htmlEscaped: String {
    escaped { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: nil
      }
    }
  }

  /// The text as a plain label that shows it literally: no entity, no `\N`, no HTML.
  ///
  /// A line break stays a line break, with its line centred.
  public var labelEscaped: String {
    escaped { character in
      switch character {
      case "\\": "\\\\"
      case "\n": "\\n"
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      default: nil
      }
    }
  }

  /// The text without the characters that no XML document may contain.
  var withoutForbiddenCharacters: String {
    guard unicodeScalars.contains(where: \.isForbiddenInXML) else { return self }
    var kept = UnicodeScalarView()
    kept.append(contentsOf: unicodeScalars.lazy.filter { !$0.isForbiddenInXML })
    return String(kept)
  }

  private func escaped(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var result = UnicodeScalarView()
    for character in unicodeScalars where !character.isForbiddenInXML {
      if let text = replacement(character) {
        result.append(contentsOf: text.unicodeScalars)
      } else {
        result.append(character)
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// Whether XML 1.0 forbids the character, even as a reference.
  var isForbiddenInXML: Bool {
    switch value {
    case 0x9, 0xA, 0xD: false
    case 0..<0x20, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
