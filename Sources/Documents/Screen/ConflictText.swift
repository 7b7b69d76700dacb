/// What can't be had together and where giving way would help, for a terminal.
public struct ConflictText: Sendable {
  private var page: TextPage

  /// Lays out the conflicts of a design.
  ///
  /// - Parameters:
  ///   - design: what came out.
  ///   - width: columns, between 60 and 100.
  public init(_ design: Design, width: Int = 100) {
    page = TextPage(width: width)
    let report = design.conflictsReport
    guard report != .null else {
      page.add("", "Everything that is asked for can be had together.", indent: 0)
      return
    }
    page.add("", report["text"]?.text ?? "", indent: 0, style: .strong)
    for choice in report["met_by"]?.entries ?? [] {
      page.add(
        " \u{b7}", "\(text(choice, "code")) \(text(choice, "title")): \(text(choice, "outcome"))",
        indent: 3)
    }
    guard !(report["sets"]?.entries ?? []).isEmpty else { return }
    for set in report["sets"]?.entries ?? [] { addSet(set) }
    page.add()
    page.add(StyledLine("GIVING WAY, ONE AT A TIME", .strong))
    for relaxation in report["relaxations"]?.entries ?? [] { addRelaxation(relaxation) }
    if (report["relaxations"]?.entries ?? []).isEmpty {
      page.add("", "No single requirement that is relaxed settles any of it.", indent: 1)
    }
    if let bounded = report["bounded_words"]?.text {
      page.add()
      page.add("", bounded, indent: 0, style: .quiet)
    }
  }

  /// The lines as text.
  ///
  /// - Parameter colour: whether to write ANSI colour codes.
  /// - Returns: all lines, each ended.
  public func text(colour: Bool = false) -> String { page.text(colour: colour) }

  private mutating func addSet(_ set: ReportValue) {
    page.add()
    let number = ReportValue.numberText(set["number"].flatMap(\.number) ?? 0)
    let requirements = set["requirements"]?.entries ?? []
    if requirements.isEmpty {
      page.add(number, "It can't be met even without all that could be given up.", indent: 3)
    }
    for (index, requirement) in requirements.enumerated() {
      let id = requirement["requirement"]?.text.map { ", \($0)" } ?? ""
      let source = requirement["client_source"]?.text.map { ", \($0)" } ?? ""
      page.add(
        index == 0 ? number : " +",
        "\(text(requirement, "words")) (\(text(requirement, "strength")), "
          + "\(text(requirement, "origin"))\(id)\(source))", indent: 3)
    }
    for figure in set["arithmetic"]?.entries ?? [] {
      page.add("", text(figure, "text"), indent: 6, style: .quiet)
    }
    for title in set["without_option"]?.entries ?? [] {
      page.add("", "No option is left: \(title.text ?? "")", indent: 6, style: .quiet)
    }
  }

  private mutating func addRelaxation(_ relaxation: ReportValue) {
    var change = "\(text(relaxation, "from_text")) → \(text(relaxation, "to_text"))"
    if let sure = relaxation["sure_text"]?.text { change += " (\(sure) to be sure)" }
    let numbers = (relaxation["settles"]?.entries ?? []).compactMap(\.number)
      .map(ReportValue.numberText).joined(separator: ", ")
    let settles =
      relaxation["settles_all"] == .flag(true) ? "settles everything" : "settles \(numbers)"
    page.add(
      " \u{b7}",
      "\(text(relaxation, "words")): \(change); \(settles) (\(text(relaxation, "strength")))",
      indent: 3)
    if let price = relaxation["price_words"]?.text { page.add("", price, indent: 6, style: .quiet) }
    for effect in relaxation["effects"]?.entries ?? [] {
      page.add(
        "",
        "\(text(effect, "label")): \(text(effect, "before_text")) → \(text(effect, "after_text"))",
        indent: 6, style: .quiet)
    }
  }

  private func text(_ value: ReportValue, _ key: String) -> String { value[key]?.text ?? "" }
}
