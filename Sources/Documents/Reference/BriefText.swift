public import RuleBase

/// What the knowledge has to cover and where it went, as text for a terminal.
public struct BriefText: Sendable {
  private var lines: [StyledLine] = []

  /// Lays out the items under their headings.
  ///
  /// - Parameters:
  ///   - brief: the items.
  ///   - pendingOnly: whether only those without a place are shown.
  ///   - width: columns, between 60 and 100.
  public init(_ brief: Brief, pendingOnly: Bool = false, width: Int = 100) {
    let width = min(max(width, 60), 100)
    let table = TextTable(columns: [
      .init(width: 36), .init(width: width - 40, style: .quiet),
    ])
    var heading: String?
    for item in brief.items where !pendingOnly || item.places.isEmpty {
      if heading != item.group {
        if heading != nil { lines.append(StyledLine()) }
        lines.append(StyledLine(item.group, .strong))
        heading = item.group
      }
      let places = item.places.joined(separator: ", ")
      let missing = item.pending.map { "not yet: \($0)" }
      lines += table.lines([
        item.text, [places, missing ?? ""].filter { !$0.isEmpty }.joined(separator: "; "),
      ])
    }
    let placed = brief.items.filter { !$0.places.isEmpty }.count
    lines.append(StyledLine())
    lines.append(
      StyledLine(
        "\(brief.items.count) items: \(placed) placed, \(brief.items.count - placed) not yet")
    )
  }

  /// The text.
  public func text(colour: Bool = false) -> String {
    lines.map { $0.text(colour: colour) + "\n" }.joined()
  }
}
