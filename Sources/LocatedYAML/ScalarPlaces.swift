import Diagnostics

/// The place in the file of every character of a scalar's text, and of its end.
///
/// The reader walks the source beside the decoded text, which tells how line ends were folded.
struct ScalarPlaces {
  private(set) var places: [SourcePosition] = []
  private let text: [Unicode.Scalar]
  private let location: SourceLocation
  private let lines: SourceLines

  /// Fails when source and text do not fit together.
  init?(_ scalar: Node.Scalar, at location: SourceLocation, in lines: SourceLines) {
    text = Array(scalar.text.unicodeScalars)
    self.location = location
    self.lines = lines
    let isComplete: Bool
    switch scalar.style {
    case .literal, .folded: isComplete = followBlock()
    case .plain: isComplete = followFlow(quote: nil)
    case .singleQuoted: isComplete = followFlow(quote: "'")
    case .doubleQuoted: isComplete = followFlow(quote: "\"")
    }
    guard isComplete, places.count == text.count + 1 else { return nil }
  }

  private func line(_ number: Int) -> [Unicode.Scalar] { Array(lines[number].unicodeScalars) }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
}

// MARK: - Plain and quoted

extension ScalarPlaces {
  private mutating func followFlow(quote: Unicode.Scalar?) -> Bool {
    var row = location.start.line
    guard var source = contentLine(&row) else { return false }
    var column = source.column
    if let quote {
      guard column < source.scalars.count, source.scalars[column] == quote else { return false }
      column += 1
    }
    while places.count < text.count {
      if column >= source.scalars.count || isFolded(source.scalars, from: column) {
        let rest = column
        var breaks = 0
        repeat {
          breaks += 1
          row += 1
          guard row <= location.end.line else { return false }
          source.scalars = line(row)
          column = source.scalars.firstIndex { !Self.isBlank($0) } ?? source.scalars.count
        } while column == source.scalars.count && row < location.end.line
        foldBreaks(breaks, endOfFirst: SourcePosition(line: row - breaks, column: rest + 1))
        continue
      }
      guard followCharacter(source.scalars, &column, row: row, quote: quote) else { return false }
    }
    places.append(SourcePosition(line: row, column: column + 1))
    return true
  }

  /// The line where the text itself starts, behind an anchor, a tag and comments.
  private func contentLine(_ row: inout Int) -> (scalars: [Unicode.Scalar], column: Int)? {
    var scalars = line(row)
    var column = location.start.column - 1
    while row <= location.end.line {
      while column < scalars.count, Self.isBlank(scalars[column]) { column += 1 }
      if column < scalars.count, scalars[column] == "&" || scalars[column] == "!" {
        while column < scalars.count, !Self.isBlank(scalars[column]) { column += 1 }
      } else if column >= scalars.count || scalars[column] == "#", row < location.end.line {
        row += 1
        scalars = line(row)
        column = 0
      } else {
        return (scalars, column)
      }
    }
    return nil
  }

  /// Whether only blanks follow on a line that the text goes on after.
  private func isFolded(_ scalars: [Unicode.Scalar], from column: Int) -> Bool {
    scalars[column...].allSatisfy(Self.isBlank)
  }

  /// A single line end became a space, or nothing after a backslash; of several one is dropped.
  private mutating func foldBreaks(_ breaks: Int, endOfFirst: SourcePosition) {
    if text[places.count] == " " {
      places.append(endOfFirst)
      return
    }
    var row = endOfFirst.line + 1
    while places.count < text.count, text[places.count] == "\n", row < endOfFirst.line + breaks {
      places.append(SourcePosition(line: row, column: 1))
      row += 1
    }
  }

  private mutating func followCharacter(
    _ scalars: [Unicode.Scalar], _ column: inout Int, row: Int, quote: Unicode.Scalar?
  ) -> Bool {
    let place = SourcePosition(line: row, column: column + 1)
    let scalar = scalars[column]
    if quote == "\"", scalar == "\\" {
      guard column + 1 < scalars.count else {
        // An escaped line end: the text goes on with the first character of the next line.
        column = scalars.count
        return true
      }
      column += escapeLength(scalars[column + 1])
      places.append(place)
      return column <= scalars.count
    }
    guard scalar == text[places.count] else { return false }
    column += quote == "'" && scalar == "'" ? 2 : 1
    places.append(place)
    return true
  }

  /// How many characters an escape has, with its backslash.
  private func escapeLength(_ letter: Unicode.Scalar) -> Int {
    switch letter {
    case "x": 4
    case "u": 6
    case "U": 10
    default: 2
    }
  }
}

// MARK: - Literal and folded

extension ScalarPlaces {
  private mutating func followBlock() -> Bool {
    guard var row = headerLine() else { return false }
    row += 1
    guard let indent = indentation(from: row) else { return followBlankLines(from: row) }
    while places.count < text.count {
      guard row <= lines.count else { return false }
      let source = line(row)
      for column in indent..<max(indent, source.count) where places.count < text.count {
        guard source[column] == text[places.count] else { return false }
        places.append(SourcePosition(line: row, column: column + 1))
      }
      followLineEnds(&row, SourcePosition(line: row, column: max(source.count, indent) + 1), indent)
    }
    places.append(places.last.map(after) ?? location.start)
    return true
  }

  private func after(_ place: SourcePosition) -> SourcePosition {
    SourcePosition(line: place.line, column: place.column + 1)
  }

  /// The line with `|` or `>`: an anchor or a tag may stand on a line before it.
  private func headerLine() -> Int? {
    var column = location.start.column - 1
    for row in location.start.line...max(location.start.line, location.end.line) {
      let source = line(row)
      if source.dropFirst(column).contains(where: { $0 == "|" || $0 == ">" }) { return row }
      column = 0
    }
    return nil
  }

  /// The columns before the text: what the first line with content has more than the text.
  private func indentation(from row: Int) -> Int? {
    let textLine = text.split(separator: "\n").first { !$0.isEmpty }
    guard let textLine else { return nil }
    let own = textLine.prefix { $0 == " " }.count
    for row in row...max(row, location.end.line) {
      let source = line(row)
      let blanks = source.prefix { $0 == " " }.count
      // A line of blanks counts as content where the text's first line has nothing else either.
      if blanks < source.count || (own == textLine.count && blanks >= own && blanks > 0) {
        return blanks >= own ? blanks - own : nil
      }
    }
    return nil
  }

  /// A text of line ends only.
  private mutating func followBlankLines(from row: Int) -> Bool {
    for offset in 0...text.count {
      places.append(SourcePosition(line: row + offset, column: 1))
    }
    return text.allSatisfy { $0 == "\n" }
  }

  /// Steps over the end of a line and the empty lines behind it, however they were folded.
  private mutating func followLineEnds(_ row: inout Int, _ end: SourcePosition, _ indent: Int) {
    var ends = [end]
    row += 1
    while row <= lines.count, lines[row].unicodeScalars.count <= indent,
      lines[row].unicodeScalars.allSatisfy({ $0 == " " })
    {
      ends.append(SourcePosition(line: row, column: 1))
      row += 1
    }
    guard places.count < text.count else { return }
    if text[places.count] == " ", ends.count == 1 {
      places.append(end)
      return
    }
    let newlines = text[places.count...].prefix { $0 == "\n" }.count
    // Folding drops the first of several line ends, the end of the text those that are clipped.
    let isLast = places.count + newlines == text.count
    let kept = isLast ? ends.prefix(newlines) : ends.suffix(newlines)
    places.append(contentsOf: kept)
  }
}
