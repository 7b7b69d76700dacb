/// One line of a file made fit for a terminal, with the carets that go below it.
///
/// Tabs become spaces up to the next multiple of four, control characters a visible stand-in, and
/// a line too long to read is cut on both sides of the place that matters.
struct Excerpt {
  /// The line, or the part of it that is shown.
  private(set) var text = ""
  /// The spaces before the carets.
  private(set) var indent = ""
  /// One caret for each terminal column of the marked stretch; at least one.
  private(set) var carets = ""

  private static let widest = 100
  private static let shownBefore = 40

  init(line: Substring, of location: SourceLocation) {
    // Of a very long line only the neighbourhood of the place is looked at.
    let isVeryLong = line.utf8.count > 10 * Self.widest
    let skipped = isVeryLong ? max(0, location.start.column - 2 * Self.widest) : 0
    let part = line.unicodeScalars.dropFirst(skipped).prefix(isVeryLong ? 4 * Self.widest : .max)
    let cells = Self.cells(part)
    let first = min(max(location.start.column - 1 - skipped, 0), cells.count)
    let endsHere = location.end.line == location.start.line
    let last =
      endsHere ? min(max(location.end.column - 1 - skipped, first), cells.count) : cells.count

    var shown = 0..<cells.count
    if cells.count > Self.widest {
      let start = max(0, min(first - Self.shownBefore, cells.count - Self.widest))
      shown = start..<(start + Self.widest)
    }
    let before = shown.lowerBound > 0 || skipped > 0 ? "…" : ""
    let after = shown.upperBound < cells.count || part.endIndex < line.endIndex ? "…" : ""
    text = before + cells[shown].map(\.text).joined() + after
    while text.last == " " { text.removeLast() }

    let marked = first..<max(first, min(last, shown.upperBound))
    let lead = before.count + cells[shown.lowerBound..<first].reduce(0) { $0 + $1.width }
    indent = String(repeating: " ", count: lead)
    carets = String(repeating: "^", count: max(1, cells[marked].reduce(0) { $0 + $1.width }))
  }

  private static func cells(_ line: Substring.UnicodeScalarView) -> [(text: String, width: Int)] {
    var column = 0
    return line.map { scalar in
      let cell: (text: String, width: Int)
      if scalar == "\t" {
        let width = 4 - column % 4
        cell = (String(repeating: " ", count: width), width)
      } else {
        cell = (String(printable(scalar)), terminalWidth(scalar))
      }
      column += cell.width
      return cell
    }
  }
}

/// A text without the characters that would steer a terminal.
func printable(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { result.append(scalar == "\n" ? " " : printable(scalar)) }
  return String(result)
}

private func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  // Control characters, marks that turn the writing direction, and invisible marks.
  case 0...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: "\u{FFFD}"
  default: scalar
  }
}

/// How many columns of a terminal a character takes.
///
/// - Source: Unicode Standard Annex 11, the ranges of wide characters in common use.
private func terminalWidth(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0...0x2FF: 1
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
    0x1F900...0x1F9FF, 0x20000...0x3FFFD:
    2
  case 0x200B...0x200D, 0xFE00...0xFE0F: 0
  default: isCombining(scalar) ? 0 : 1
  }
}

private func isCombining(_ scalar: Unicode.Scalar) -> Bool {
  let category = scalar.properties.generalCategory
  return category == .nonspacingMark || category == .enclosingMark
}
