import Expressions
import Facts
import Quantities

/// One value in words; numbers in the unit of the field, words by its labels.
func valueWords(_ value: Value, of field: Field?) -> String {
  switch value {
  case .bool(let truth): return truth ? "yes" : "no"
  case .string(let text): return field?.label(of: text) ?? text
  case .list(let values): return values.map { valueWords($0, of: field) }.joined(separator: ", ")
  case .null: return "none"
  case .map(let map):
    return map.entries.map { valueWords($0.value, of: nil) }.joined(separator: ", ")
  case .int, .uint, .double:
    return value.number.map { readable($0, in: field?.unit ?? .plain) } ?? ""
  case .bytes, .timestamp, .duration, .type, .optional, .opaque: return value.typeName
  }
}
