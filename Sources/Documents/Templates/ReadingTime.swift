/// How long a document takes to read or, for slides, to speak.
public struct ReadingTime: Hashable, Sendable {
  /// The words that are read or spoken.
  public let words: Int
  /// Whole minutes, rounded up.
  public let minutes: Int

  /// Counts the words of a text in Markdown: of slides those of their notes, of pages all but the
  /// marks of tables and headings, addresses of links and pictures.
  public init(_ text: String, layout: DocumentEntry.Layout, wordsPerMinute: Double) {
    var isNote = false
    var words = 0
    for line in text.split(separator: "\n") {
      if line.hasPrefix(":::") {
        isNote = line.hasPrefix("::: notes")
        continue
      }
      if layout == .slides ? isNote : !line.hasPrefix("![") {
        words += line.split(separator: " ").count { $0.contains { $0.isLetter || $0.isNumber } }
      }
    }
    self.words = words
    minutes = Int((Double(words) / wordsPerMinute).rounded(.up))
  }

  /// What templates see of it.
  public var report: ReportValue {
    [
      "words": .number(Double(words)), "minutes": .number(Double(minutes)),
      "minutes_text": .text(minutes == 1 ? "1 minute" : "\(minutes) minutes"),
    ]
  }

  /// What templates see before anything is counted.
  public static let uncounted: ReportValue = [
    "words": .number(0), "minutes": .number(0), "minutes_text": "0 minutes",
  ]
}
