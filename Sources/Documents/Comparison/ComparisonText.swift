/// What differs between designs, for a terminal: at most 100 columns wide.
public struct ComparisonText: Sendable {
  private var page: TextPage

  /// Lays out a comparison.
  ///
  /// - Parameters:
  ///   - comparison: the designs.
  ///   - width: columns, between 60 and 100.
  public init(_ comparison: DesignComparison, width: Int = 100) {
    page = TextPage(width: width)
    let report = comparison.report()
    let alternatives = report["alternatives"]?.entries ?? []
    for (index, alternative) in alternatives.enumerated() {
      if index > 0 { page.add() }
      add(alternative, beside: text(report["reference"], "name"))
    }
  }

  /// The lines as text.
  ///
  /// - Parameter colour: whether to write ANSI colour codes.
  /// - Returns: all lines, each ended.
  public func text(colour: Bool = false) -> String { page.text(colour: colour) }

  private mutating func add(_ alternative: ReportValue, beside reference: String) {
    addParagraph("", "\(text(alternative, "name")), beside \(reference)", 0, .strong)
    if let words = alternative["words"]?.text { addParagraph("", words, 1) }
    for change in alternative["changes"]?.entries ?? [] {
      let words =
        "\(text(change, "label")): \(text(change, "before")) → \(text(change, "after"))"
      addParagraph("", "\(words) (\(text(change, "origin")))", 1)
    }
    page.add()
    addDecisions(alternative["decisions"]?.entries ?? [])
    addFigures(alternative["figures"]?.entries ?? [])
    for limit in alternative["limits"]?.entries ?? [] where limit["differs"] == .flag(true) {
      addParagraph(
        "LIMIT",
        "\(text(limit, "words")): \(text(limit, "after")). Before: \(text(limit, "before")).", 9)
    }
    for clash in alternative["clashes"]?.entries ?? [] {
      addParagraph("CLASH", text(clash, "summary"), 9, .alarming)
    }
    addList("RAISED", alternative["risks_raised"])
    addList("GONE", alternative["risks_gone"])
    addComponents(alternative["components"]?.entries ?? [])
  }

  private mutating func addDecisions(_ decisions: [ReportValue]) {
    guard !decisions.isEmpty else {
      page.add(StyledLine("No decision differs.", .strong))
      return
    }
    let table = TextTable(
      columns: [
        .init(width: 4, style: .strong), .init(width: 26), .init(width: (page.width - 37) / 2),
        .init(width: (page.width - 37) / 2),
      ], indent: 0)
    page.add(table, ["", "", "BEFORE", "AFTER"], isHeading: true)
    for decision in decisions {
      page.add(table, ["code", "title", "before", "after"].map { text(decision, $0) })
      for cause in decision["because"]?.entries ?? [] {
        let saw = (cause["saw"]?.entries ?? []).compactMap(\.text)
        let lead = cause["holds_now"] == .flag(true) ? "" : "No longer: "
        let evidence = saw.isEmpty ? "" : " Saw: \(saw.joined(separator: "; "))."
        addParagraph("", lead + text(cause, "words") + evidence, 6, .quiet)
      }
      if decision["same_option"] == .flag(true) {
        addParagraph("", "The same choice; other products fit.", 6, .quiet)
      }
      if let otherwise = decision["otherwise"]?.text { addParagraph("", otherwise, 6, .quiet) }
    }
  }

  private mutating func addFigures(_ figures: [ReportValue]) {
    page.add()
    let table = TextTable(
      columns: [
        .init(width: page.width - 66), .init(width: 22), .init(width: 22), .init(width: 14),
      ], indent: 0)
    for figure in figures {
      page.add(
        table, ["label", "before_text", "after_text", "factor_text"].map { text(figure, $0) })
    }
  }

  private mutating func addList(_ heading: String, _ risks: ReportValue?) {
    let words = (risks?.entries ?? []).map { text($0, "text") }
    guard !words.isEmpty else { return }
    addParagraph(heading, "risks: \(words.joined(separator: "; "))", 9)
  }

  private mutating func addComponents(_ components: [ReportValue]) {
    for (kind, heading) in [("added", "+"), ("removed", "\u{2212}"), ("changed", "~")] {
      let names = components.filter { $0["change"]?.text == kind }.map { component in
        let before = component["before"]?.text.map { " (before: \($0))" } ?? ""
        let (name, role) = (text(component, "name"), text(component, "role"))
        return (name == role ? name : "\(name), \(lowercasedFirst(role))") + before
      }
      guard !names.isEmpty else { continue }
      addParagraph(heading, "\(kind): \(names.joined(separator: "; "))", 9)
    }
  }

  private mutating func addParagraph(
    _ heading: String, _ words: String, _ indent: Int, _ style: StyledLine.Style = .plain
  ) {
    page.add(heading, words, indent: indent, style: style)
  }

  private func text(_ value: ReportValue?, _ key: String) -> String { value?[key]?.text ?? "" }
}
