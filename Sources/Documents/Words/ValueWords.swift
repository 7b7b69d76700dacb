import Expressions
import Facts
import Quantities

/// One value in words; numbers in the unit of the field, words by its labels.
func valueWords(_ value: Value, of field: Field?) -> String {
  switch value {
  case .bool(let truth): return truth ? "yes" : "no"
  case .string(let text):
    return field?.kind == .text ? comparisonWords(text) : field?.label(of: text) ?? text
  case .list(let values): return listWords(values, of: field)
  case .null: return "none"
  case .map(let map):
    return map.entries.map { valueWords($0.value, of: nil) }.joined(separator: ", ")
  case .int, .uint, .double:
    return value.number.map { readable($0, in: field?.unit ?? .plain) } ?? ""
  case .bytes, .timestamp, .duration, .type, .optional, .opaque: return value.typeName
  }
}

/// Values in a row: labels of the vocabulary have a capital only in front, unless they are names.
private func listWords(_ values: [Value], of field: Field?) -> String {
  let words = values.map { valueWords($0, of: field) }
  guard let field, !field.choices.isEmpty else { return words.joined(separator: ", ") }
  let labels = Set(field.choices.map(\.label))
  let rest = words.dropFirst().map { word in
    labels.contains(word) && !field.isName(word) ? lowercasedFirst(word) : word
  }
  return (words.prefix(1) + rest).joined(separator: ", ")
}

/// A text with words for the sign of comparison in front of it: `at most 5 min` for `<= 5 min`.
func comparisonWords(_ text: String) -> String {
  let signs = [
    ("<=", "at most"), ("≤", "at most"), (">=", "at least"), ("≥", "at least"), ("<", "below"),
    (">", "above"),
  ]
  guard let (sign, words) = signs.first(where: { text.hasPrefix($0.0) }) else { return text }
  let rest = text.dropFirst(sign.count).drop { $0 == " " }
  return rest.first?.isNumber == true || rest.first == "$" ? "\(words) \(rest)" : text
}
