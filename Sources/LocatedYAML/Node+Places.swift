public import Diagnostics

extension Node {
  /// Where a stretch of a scalar's text stands in its file.
  ///
  /// Follows the quoting and folding of the text, line by line in block scalars. The work is
  /// proportional to the file, so ask for findings only.
  ///
  /// - Parameters:
  ///   - range: offsets into the text, in Unicode scalars; clamped to the text.
  ///   - file: the file that the node was read from.
  /// - Returns: the place; the whole node's where the text can't be followed.
  public func location(ofScalars range: Range<Int>, in file: SourceFile) -> SourceLocation {
    guard let scalar, file.name == location.file,
      let places = ScalarPlaces(scalar, at: location, in: SourceLines(file))?.places
    else { return location }
    let first = min(max(range.lowerBound, 0), places.count - 1)
    let last = min(max(range.upperBound, first), places.count - 1)
    let start = places[first]
    guard last > first else { return SourceLocation(file: file.name, start: start, end: start) }
    var end = places[last]
    let before = places[last - 1]
    // The next character may stand on a later line; the stretch ends behind its own last one.
    if end.line != before.line {
      end = SourcePosition(line: before.line, column: before.column + 1)
    }
    return SourceLocation(file: file.name, start: start, end: max(start, end))
  }
}
