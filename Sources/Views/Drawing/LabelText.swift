import Graphviz

/// Small pieces of HTML-like labels.
enum LabelText {
  /// Text in a size and a colour, one line for each line given.
  static func lines(
    _ lines: [String], size: Double, colour: String, isBold: Bool = false
  ) -> String {
    let shown = lines.map { (text: $0.htmlEscaped, count: $0.count) }.filter { !$0.text.isEmpty }
    // Graphviz refuses an element for the font of nothing.
    guard !shown.isEmpty else { return "" }
    let body = shown.map { line in
      // Bold text is measured as if regular, so it is given a tenth more room in spaces.
      isBold
        ? "<B>\(line.text)</B>" + String(repeating: "&#160;", count: 1 + line.count / 7) : line.text
    }.joined(separator: "<BR ALIGN=\"LEFT\"/>")
    return "<FONT POINT-SIZE=\"\(short(size))\" COLOR=\"\(colour)\">\(body)"
      + (shown.count > 1 ? "<BR ALIGN=\"LEFT\"/>" : "") + "</FONT>"
  }

  /// One bold line with equal room at both sides for what bold letters are wider.
  static func centred(_ line: String, size: Double, colour: String) -> String {
    guard !line.htmlEscaped.isEmpty else { return "" }
    let room = String(repeating: "&#160;", count: 1 + line.count / 14)
    return
      "<FONT POINT-SIZE=\"\(short(size))\" COLOR=\"\(colour)\">\(room)<B>\(line.htmlEscaped)</B>"
      + "\(room)</FONT>"
  }

  /// A cell that is a small rounded field with a word in it; fixed in size, or it would be
  /// stretched.
  static func pill(_ word: String, fill: String, colour: String) -> String {
    """
    <TD STYLE="rounded" BGCOLOR="\(fill)" FIXEDSIZE="TRUE" WIDTH="\(pillWidth(word))" \
    HEIGHT="12">\(lines([word], size: 7.5, colour: colour))</TD>
    """
  }

  /// Pills side by side at the left.
  static func pills(_ pills: [(word: String, fill: String, colour: String)]) -> String {
    let gap = 3
    let width = pills.map { pillWidth($0.word) + gap }.reduce(0, +)
    let cells = pills.map { pill in
      self.pill(pill.word, fill: pill.fill, colour: pill.colour)
        + "<TD FIXEDSIZE=\"TRUE\" WIDTH=\"\(gap)\" HEIGHT=\"12\"></TD>"
    }.joined()
    return """
      <TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" ALIGN="LEFT" \
      FIXEDSIZE="TRUE" WIDTH="\(width)" HEIGHT="14"><TR>\(cells)</TR></TABLE>
      """
  }

  static func pillWidth(_ word: String) -> Int { 7 + word.count * 24 / 5 }

  private static func short(_ number: Double) -> String {
    number == number.rounded() ? "\(Int(number))" : "\(number)"
  }
}

extension String {
  /// The text broken at spaces, and inside words that are longer, into lines of at most `width`
  /// characters; what lies beyond the last line is cut off.
  func wrapped(at width: Int, lines most: Int = 4) -> [String] {
    let lines = wrappedInFull(at: width)
    guard lines.count > most else { return lines }
    return lines.prefix(most - 1) + [lines[most - 1].prefix(width - 1) + "\u{2026}"]
  }

  private func wrappedInFull(at width: Int) -> [String] {
    var lines: [String] = []
    for word in split(whereSeparator: \.isWhitespace).flatMap({ $0.pieces(of: width) }) {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// The text in one line if it fits, else broken after commas and then at spaces.
  func wrappedAtCommas(_ width: Int) -> [String] {
    if count <= width { return [self] }
    var phrases: [String] = []
    for word in split(separator: " ") {
      if let last = phrases.last, !last.hasSuffix(",") {
        phrases[phrases.count - 1] = last + " " + word
      } else {
        phrases.append(String(word))
      }
    }
    return phrases.flatMap { $0.wrapped(at: width) }
  }

  /// The text with a capital first letter.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Substring {
  /// The text cut into pieces of at most `width` characters.
  fileprivate func pieces(of width: Int) -> [Substring] {
    var pieces: [Substring] = []
    var rest = self
    while !rest.isEmpty {
      pieces.append(rest.prefix(width))
      rest = rest.dropFirst(width)
    }
    return pieces
  }
}
