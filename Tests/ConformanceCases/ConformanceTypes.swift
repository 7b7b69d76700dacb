import Expressions

/// Reads a type in the notation of the conformance file, such as `map(string, int)`.
func conformanceType(_ text: String) -> ExpressionType {
  let name = text.prefix { $0 != "(" }
  let parameters = text.hasSuffix(")") ? arguments(text.dropFirst(name.count + 1).dropLast()) : []
  let types = parameters.map { conformanceType($0) }
  switch name {
  case "bool": return .bool
  case "int": return .int
  case "uint": return .uint
  case "double": return .double
  case "string": return .string
  case "bytes": return .bytes
  case "null_type": return .null
  case "timestamp": return .timestamp
  case "duration": return .duration
  case "list": return .list(types.first ?? .dyn)
  case "map": return .map(types.first ?? .dyn, types.dropFirst().first ?? .dyn)
  case "wrapper": return .wrapper(types.first ?? .dyn)
  case "optional_type", "optional": return .optional(types.first ?? .dyn)
  case "param": return .parameter(parameters.first ?? "T")
  case "type": return .type(types.first ?? .dyn)
  case "dyn", "any": return .dyn
  default: return .opaque(String(name), types)
  }
}

private func arguments(_ text: Substring) -> [String] {
  var result: [String] = []
  var depth = 0
  var current = ""
  for character in text {
    if character == "," && depth == 0 {
      result.append(current)
      current = ""
      continue
    }
    depth += character == "(" ? 1 : character == ")" ? -1 : 0
    if character != " " || !current.isEmpty { current.append(character) }
  }
  return current.isEmpty ? result : result + [current]
}
