/// The designs that no other beats, for a terminal.
public struct TradeoffText: Sendable {
  private var page: TextPage

  /// How many alternatives are told in full.
  private static let mostShown = 8

  /// Lays out the trade-offs of a design.
  ///
  /// - Parameters:
  ///   - design: what came out.
  ///   - width: columns, between 60 and 100.
  public init(_ design: Design, width: Int = 100) {
    page = TextPage(width: width)
    let report = design.tradeoffsReport
    guard report != .null else {
      page.add("", "No decision of this design weighs candidates against each other.", indent: 0)
      return
    }
    let designs = report["designs"]?.entries ?? []
    let criteria = report["criteria"]?.entries ?? []
    let count = text(report, "enumerated_text")
    let front = designs.count { $0["on_front"] == .flag(true) }
    page.add(
      "", "\(count) designs were looked at; no other beats \(front) kinds of them in all of:",
      indent: 0)
    for criterion in criteria {
      let error = criterion["error_text"]?.text.map { ", alike within \($0)" } ?? ""
      page.add(" \u{b7}", text(criterion, "label") + error, indent: 3, style: .quiet)
    }
    if report["bounded"] == .flag(true) {
      page.add("", "There were more than could be looked at.", indent: 0, style: .quiet)
    }
    for design in designs.prefix(Self.mostShown + 1) { add(design, in: report) }
    let rest = designs.count - Self.mostShown - 1
    if rest > 0 {
      page.add()
      page.add("", "and \(rest) more, in --json", indent: 0, style: .quiet)
    }
  }

  /// The lines as text.
  ///
  /// - Parameter colour: whether to write ANSI colour codes.
  /// - Returns: all lines, each ended.
  public func text(colour: Bool = false) -> String { page.text(colour: colour) }

  private mutating func add(_ design: ReportValue, in report: ReportValue) {
    page.add()
    let letter = text(design, "letter")
    guard design["chosen"] == .flag(true) else {
      let choices = (design["differs_in"]?.entries ?? []).map {
        "\(text($0, "code")) \(text($0, "outcome"))"
      }
      page.add(letter, choices.joined(separator: "; "), indent: 4)
      addList("gains", design["gains"])
      addList("loses", design["loses"])
      let wins = (design["wins_labels"]?.entries ?? []).compactMap(\.text)
      page.add(
        "",
        wins.isEmpty
          ? "no one or two priorities make it the first choice"
          : "wins if first of all counts: \(wins.joined(separator: ", then "))", indent: 6,
        style: .quiet)
      return
    }
    page.add(letter, "recommended", indent: 4, style: .strong)
    for choice in design["choices"]?.entries ?? [] {
      page.add(
        "", "\(text(choice, "code")) \(text(choice, "title")): \(text(choice, "outcome"))",
        indent: 6)
    }
    for value in design["values"]?.entries ?? [] {
      page.add("", "\(text(value, "label")): \(text(value, "text"))", indent: 6, style: .quiet)
    }
    let beaten = (report["chosen_beaten_by"]?.entries ?? []).compactMap(\.text)
    if !beaten.isEmpty {
      page.add(
        "",
        "Beaten in everything counted here by \(beaten.joined(separator: ", ")): it is the simplest "
          + "that the rules leave.", indent: 6)
    }
    let wins = (design["wins_labels"]?.entries ?? []).compactMap(\.text)
    if !wins.isEmpty {
      page.add(
        "", "wins if first of all counts: \(wins.joined(separator: ", then "))", indent: 6,
        style: .quiet)
    }
  }

  private mutating func addList(_ heading: String, _ list: ReportValue?) {
    let words = (list?.entries ?? []).compactMap(\.text)
    guard !words.isEmpty else { return }
    page.add("", "\(heading) \(words.joined(separator: "; "))", indent: 6, style: .quiet)
  }

  private func text(_ value: ReportValue, _ key: String) -> String { value[key]?.text ?? "" }
}
