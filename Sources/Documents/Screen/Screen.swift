import Decisions

/// What a terminal shows at the end of a run: the answer first, then what it rests on.
///
/// At most 100 columns wide and about one screen long; everything else is in the documents.
public struct Screen: Sendable {
  let design: Design
  let width: Int
  var lines: [StyledLine] = []

  /// Lays out the screen of a design.
  ///
  /// - Parameters:
  ///   - design: what came out.
  ///   - width: columns, between 60 and 100.
  public init(_ design: Design, width: Int = 100) {
    self.design = design
    self.width = min(max(width, 60), 100)
    addTitle()
    addAnswer()
    addProvisos()
    addReasons()
    addUndecided()
    addCosts()
    addQuestions()
    addShortfalls()
    addOldPrices()
  }

  /// The screen with what was written and what to do next.
  ///
  /// - Parameters:
  ///   - output: the folder written, as the user named it.
  ///   - files: the paths written below it.
  ///   - specification: the specification's path, as the user named it.
  /// - Returns: this screen with those lines at its end.
  public func finished(output: String, files: [String], specification: String) -> Screen {
    var screen = self
    screen.addWritten(output: output, files: files)
    screen.addNext(specification: specification)
    return screen
  }

  /// The lines as text.
  ///
  /// - Parameter colour: whether to write ANSI colour codes.
  /// - Returns: all lines, each ended.
  public func text(colour: Bool = false) -> String {
    lines.map { $0.text(colour: colour) }.joined(separator: "\n") + "\n"
  }

  private var resolution: Resolution { design.resolution }

  // MARK: - Pieces

  mutating func add(_ line: StyledLine = StyledLine()) { lines.append(line) }

  /// Adds a paragraph that begins with a heading and whose other lines are indented.
  mutating func add(
    _ heading: String, _ text: String, indent: Int, style: StyledLine.Style = .strong
  ) {
    for (index, part) in wrapped(text, width: width - indent).enumerated() {
      var line = StyledLine(index == 0 ? heading : "", style)
      line.fill(to: indent)
      line.append(part)
      add(line)
    }
  }

  mutating func add(_ table: TextTable, _ rows: [[String]]) {
    for row in rows { lines += table.lines(row) }
  }
}
