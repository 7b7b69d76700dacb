/// The lines of a text, split where YAML splits them, so that positions mean the same everywhere.
///
/// A line ends at a line feed, a carriage return, both together, U+0085, U+2028 or U+2029.
public struct SourceLines: Sendable {
  private let text: String
  private let starts: [String.Index]

  /// Finds the lines of a file; a byte order mark at its start belongs to no line.
  public init(_ file: SourceFile) {
    text = file.text
    starts = lineStarts(file.text)
  }

  /// How many lines there are; an empty text has one.
  public var count: Int { starts.count }

  /// The line with this number, counted from 1, without its end; empty where there is none.
  public subscript(number: Int) -> Substring {
    guard number >= 1, number <= starts.count else { return "" }
    let start = starts[number - 1]
    let end = number < starts.count ? starts[number] : text.endIndex
    let line = text.unicodeScalars[start..<end]
    let kept = line.lastIndex { !isLineBreak($0) }.map(line.index(after:)) ?? start
    return text[start..<kept]
  }

  /// The position of the byte at an offset into the text, or of its end when the offset is past it.
  public func position(ofByte offset: Int) -> SourcePosition {
    let utf8 = text.utf8
    let index = utf8.index(utf8.startIndex, offsetBy: max(offset, 0), limitedBy: utf8.endIndex)
    let place = index ?? utf8.endIndex
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= place { low = middle } else { high = middle }
    }
    guard place > starts[low] else { return SourcePosition(line: low + 1, column: 1) }
    let before = text.unicodeScalars[starts[low]..<place].count
    return SourcePosition(line: low + 1, column: before + 1)
  }
}

/// Whether YAML ends a line at this character.
private func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
  default: false
  }
}

private func lineStarts(_ text: String) -> [String.Index] {
  let utf8 = text.utf8
  var index = utf8.startIndex
  if utf8.starts(with: [0xEF, 0xBB, 0xBF]) { index = utf8.index(index, offsetBy: 3) }
  var starts = [index]
  while index < utf8.endIndex {
    let next = utf8.index(after: index)
    let breakEnd: String.Index?
    switch utf8[index] {
    case 0x0A: breakEnd = next
    case 0x0D:
      let paired = next < utf8.endIndex && utf8[next] == 0x0A
      breakEnd = paired ? utf8.index(after: next) : next
    case 0xC2: breakEnd = next < utf8.endIndex && utf8[next] == 0x85 ? utf8.index(after: next) : nil
    case 0xE2:
      let rest = Array(utf8[next...].prefix(2))
      let isBreak = rest == [0x80, 0xA8] || rest == [0x80, 0xA9]
      breakEnd = isBreak ? utf8.index(next, offsetBy: 2) : nil
    default: breakEnd = nil
    }
    if let breakEnd { starts.append(breakEnd) }
    index = breakEnd ?? next
  }
  return starts
}
