import Facts
import RuleBase

/// The labels that stand in cells for the words of the rules.
enum Labels {
  /// Labels by word, or none where two would read the same or like the signs of a list.
  static func distinct(_ labels: [(id: String, label: String)]) -> [String: String] {
    var words: [String: String] = ["not_applicable": "not applicable"]
    for (id, label) in labels where id != "not_applicable" { words[id] = label }
    let texts = words.values.map { $0.lowercased() }
    let isPlain = texts.allSatisfy { text in
      !text.contains(NamedCell.separator) && text != NamedCell.none && text.utf16.count <= 200
    }
    return Set(texts).count == texts.count && isPlain ? words : [:]
  }

  static func of(_ field: Field) -> [String: String] {
    distinct(field.choices.map { ($0.id, $0.label) })
  }

  /// How a cell holds what a field may be.
  static func content(of field: Field) -> NamedCell.Content {
    switch field.kind {
    case .boolean: .truth
    case .number: .number(factor: field.unit.cellFactor)
    case .text: .text(words: [:])
    case .choice: .text(words: of(field))
    case .texts: .list(words: [:])
    case .choices: .list(words: of(field))
    case .records: .unknown
    }
  }
}
