/// Breaks a text into lines of at most `width` columns, at spaces where there are any.
///
/// - Parameters:
///   - text: the text; line ends count as spaces.
///   - width: columns of a line, at least 8.
///   - first: columns that are already taken in the first line.
/// - Returns: the lines, at least one.
public func wrapped(_ text: String, width: Int, first: Int = 0) -> [String] {
  let width = max(width, 8)
  var lines: [String] = []
  var line = ""
  var room = max(width - first, 0)
  for word in text.split(whereSeparator: \.isWhitespace) {
    var word = word
    let needed = columns(word) + (line.isEmpty ? 0 : 1)
    if needed > room, !line.isEmpty || (lines.isEmpty && first > 0) {
      lines.append(line)
      line = ""
      room = width
    }
    while columns(word) > room, line.isEmpty {
      let part = word.prefix(columns: width)
      lines.append(String(part))
      word = word.dropFirst(part.count)
      room = width
    }
    if !line.isEmpty { line += " " }
    line += word
    room = width - columns(line) - (lines.isEmpty ? first : 0)
  }
  if !line.isEmpty || lines.isEmpty { lines.append(line) }
  return lines
}

/// How many columns a text takes on a terminal: one for each character, two for wide ones.
func columns(_ text: some StringProtocol) -> Int {
  text.reduce(0) { $0 + ($1.isWide ? 2 : 1) }
}

/// The text filled up with spaces to `width` columns.
func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - columns(text)))
}

extension Substring {
  /// The longest beginning that fits into so many columns, at least one character.
  fileprivate func prefix(columns limit: Int) -> Substring {
    var end = startIndex
    while end < endIndex, end == startIndex || columnsUpTo(index(after: end)) <= limit {
      end = index(after: end)
    }
    return self[..<end]
  }

  private func columnsUpTo(_ end: Index) -> Int { columns(self[..<end]) }
}

extension Character {
  /// Whether terminals draw it two columns wide: East Asian letters and most pictographs.
  fileprivate var isWide: Bool {
    guard let scalar = unicodeScalars.first?.value else { return false }
    return switch scalar {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
