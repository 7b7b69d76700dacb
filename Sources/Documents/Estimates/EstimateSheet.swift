import OrderedCollections

/// The answer to one question of arithmetic: figures, tables and remarks, in the order to read them.
///
/// The text for a terminal and the JSON for programs are made from the same values.
public struct EstimateSheet: Sendable {
  /// What is asked, as the command names it.
  let kind: String
  /// The answer in a sentence.
  let title: String
  private(set) var blocks: [Block] = []

  /// One figure with its arithmetic.
  struct Figure: Sendable {
    let id: String
    let label: String
    /// The figure with its unit.
    let text: String
    /// The same for programs, in the unit that its name says.
    let value: ReportValue
    /// The formula with the numbers put in.
    let words: String

    init(
      _ id: String, _ label: String, _ text: String, _ value: ReportValue, words: String = ""
    ) {
      self.id = id
      self.label = label
      self.text = text
      self.value = value
      self.words = words
    }
  }

  /// A column of a table.
  struct Column: Sendable {
    let id: String
    let title: String

    init(_ id: String, _ title: String) {
      self.id = id
      self.title = title
    }
  }

  /// A cell of a table.
  struct Cell: Sendable {
    let text: String
    let value: ReportValue

    /// A cell that programs see as it is printed.
    init(_ text: String) {
      self.text = text
      value = .text(text)
    }

    init(_ text: String, _ value: ReportValue) {
      self.text = text
      self.value = value
    }
  }

  /// A part of the answer.
  enum Block: Sendable {
    case figures(id: String, title: String, [Figure])
    case table(id: String, title: String, [Column], [[Cell]])
    case remarks(id: String, title: String, [String])
    /// Lines that are printed as they are, with their values for programs.
    case drawing(id: String, title: String, [String], ReportValue)
  }

  init(_ kind: String, title: String) {
    self.kind = kind
    self.title = title
  }

  /// Adds a part, unless it is empty.
  mutating func add(_ block: Block) {
    switch block {
    case .figures(_, _, let figures) where figures.isEmpty: return
    case .table(_, _, _, let rows) where rows.isEmpty: return
    case .remarks(_, _, let texts) where texts.isEmpty: return
    default: blocks.append(block)
    }
  }
}

// MARK: - For programs

extension EstimateSheet {
  /// The answer with stable keys: figures by id, tables as lists of objects.
  public var report: ReportValue {
    var members: OrderedDictionary<String, ReportValue> = [
      "estimate": .text(kind), "answer": .text(title),
    ]
    for block in blocks {
      switch block {
      case .figures(let id, _, let figures):
        members[id] = .list(
          figures.map { figure in
            [
              "id": .text(figure.id), "label": .text(figure.label), "value": figure.value,
              "text": .text(figure.text), "words": .text(figure.words),
            ]
          })
      case .table(let id, _, let columns, let rows):
        members[id] = .list(
          rows.map { row in
            var object: OrderedDictionary<String, ReportValue> = [:]
            for (column, cell) in zip(columns, row) { object[column.id] = cell.value }
            return .object(object)
          })
      case .remarks(let id, _, let texts): members[id] = .texts(texts)
      case .drawing(let id, _, _, let value): members[id] = value
      }
    }
    return .object(members)
  }
}

// MARK: - For a terminal

extension EstimateSheet {
  /// The answer as text.
  ///
  /// - Parameters:
  ///   - width: columns, between 60 and 100.
  ///   - colour: whether to write ANSI colour codes.
  /// - Returns: lines with their ends.
  public func text(width: Int = 100, colour: Bool = false) -> String {
    let width = min(max(width, 60), 100)
    var lines = wrapped(title, width: width).map { StyledLine($0, .strong) }
    for block in blocks {
      lines.append(StyledLine())
      switch block {
      case .figures(_, let title, let figures):
        lines.append(StyledLine(title, .strong))
        lines += Self.lines(figures, width)
      case .table(_, let title, let columns, let rows):
        lines.append(StyledLine(title, .strong))
        lines += Self.lines(columns, rows, width)
      case .remarks(_, let title, let texts):
        lines.append(StyledLine(title, .strong))
        for text in texts { lines += wrapped(text, width: width - 1).map { StyledLine(" " + $0) } }
      case .drawing(_, let title, let drawn, _):
        lines.append(StyledLine(title, .strong))
        lines += drawn.map { StyledLine(" " + $0) }
      }
    }
    return lines.map { $0.text(colour: colour) + "\n" }.joined()
  }

  private static func lines(_ figures: [Figure], _ width: Int) -> [StyledLine] {
    let labels = min(figures.map { Documents.columns($0.label) }.max() ?? 0, 34)
    let texts = min(figures.map { Documents.columns($0.text) }.max() ?? 0, 30)
    let table = TextTable(columns: [
      .init(width: labels), .init(width: texts, style: .strong),
      .init(width: max(width - labels - texts - 5, 16), style: .quiet),
    ])
    return figures.flatMap { table.lines([$0.label, $0.text, $0.words]) }
  }

  private static func lines(
    _ columns: [Column], _ rows: [[Cell]], _ width: Int
  ) -> [StyledLine] {
    var widths = columns.indices.map { index in
      ([columns[index].title] + rows.map { $0[index].text }).map { Documents.columns($0) }.max()
        ?? 0
    }
    // The widest column gives way until the row fits.
    let room = width - 1 - 2 * (columns.count - 1)
    while widths.reduce(0, +) > room, let widest = widths.max(), widest > 8 {
      widths[widths.firstIndex(of: widest) ?? 0] -= 1
    }
    let heading = TextTable(columns: widths.map { .init(width: $0, style: .quiet) })
    let table = TextTable(columns: widths.map { .init(width: $0) })
    return heading.lines(columns.map(\.title)) + rows.flatMap { table.lines($0.map(\.text)) }
  }
}
