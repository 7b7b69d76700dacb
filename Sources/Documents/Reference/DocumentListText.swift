import OrderedCollections

extension DocumentList {
  /// The documents as a value for JSON.
  public var report: ReportValue {
    [
      "documents": .list(
        entries.values.map { entry in
          [
            "id": .text(entry.id), "title": .text(entry.title), "for": .text(entry.audience),
            "file": .text(entry.file.text), "template": .text(entry.template.text),
            "forms": .object(entry.forms.mapValues { .text($0.text) }),
            "layout": .text(entry.layout.rawValue), "is_standard": .flag(entry.isStandard),
            "each": .text(orNull: entry.repetition?.list),
            "when": .texts(entry.conditions.map(\.text)),
          ]
        })
    ]
  }

  /// The documents as a table.
  ///
  /// - Parameters:
  ///   - width: the columns of the terminal.
  ///   - colour: whether words stand out.
  /// - Returns: one line or more for each document.
  public func text(width: Int, colour: Bool) -> String {
    let idWidth = entries.keys.map(\.count).max() ?? 0
    let fileWidth = entries.values.map(\.file.text.count).max() ?? 0
    let rest = max(20, width - idWidth - fileWidth - 6)
    let table = TextTable(
      columns: [
        .init(width: idWidth, style: .strong), .init(width: fileWidth), .init(width: rest),
      ], indent: 0)
    let lines = entries.values.flatMap { entry in
      table.lines([entry.id, entry.file.text, entry.words])
    }
    return lines.map { $0.text(colour: colour) + "\n" }.joined()
  }
}

extension DocumentEntry {
  /// What it is, for whom, and when it is written, in one line.
  fileprivate var words: String {
    var parts = ["\(title), for \(audience)"]
    if let repetition { parts.append("one for each of '\(repetition.list)'") }
    if !conditions.isEmpty {
      parts.append("where there are \(conditions.map(\.text).joined(separator: " and "))")
    }
    if !forms.isEmpty { parts.append("also as \(forms.keys.joined(separator: ", "))") }
    if !isStandard { parts.append("when asked for") }
    return parts.joined(separator: "; ")
  }
}
