import Foundation

/// Checks JSON against the part of JSON Schema that our own schema uses.
public struct SchemaValidator {
  let schema: [String: Any]

  /// Takes a schema as `JSONSerialization` reads it.
  public init(schema: [String: Any]) { self.schema = schema }

  /// What does not fit, each with its path.
  public func problems(in value: Any) -> [String] { problems(value, schema, at: "") }

  private func problems(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
    if let reference = schema["$ref"] as? String {
      let name = reference.replacing("#/$defs/", with: "")
      let definitions = self.schema["$defs"] as? [String: [String: Any]] ?? [:]
      guard let target = definitions[name] else { return ["\(path): no definition \(name)"] }
      return problems(value, target, at: path)
    }
    if let choices = schema["anyOf"] as? [[String: Any]] {
      let tried = choices.map { problems(value, $0, at: path) }
      return tried.contains([]) ? [] : tried.min { $0.count < $1.count } ?? []
    }
    if let legal = schema["enum"] as? [String] {
      return legal.contains(value as? String ?? "") ? [] : ["\(path): not one of \(legal)"]
    }
    let types = schema["type"] as? [String] ?? (schema["type"] as? String).map { [$0] } ?? []
    guard types.isEmpty || types.contains(where: { has(value, type: $0) }) else {
      return ["\(path): not \(types.joined(separator: " or "))"]
    }
    switch value {
    case let list as [Any]:
      guard let items = schema["items"] as? [String: Any] else { return [] }
      return list.enumerated().flatMap { problems($1, items, at: "\(path)/\($0)") }
    case let object as [String: Any]: return problems(object, schema, at: path)
    default: return []
    }
  }

  private func problems(
    _ object: [String: Any], _ schema: [String: Any], at path: String
  ) -> [String] {
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let required = schema["required"] as? [String] ?? []
    let missing = required.filter { object[$0] == nil }.map { "\(path): '\($0)' is missing" }
    let isClosed = schema["additionalProperties"] as? Bool == false
    let inside = object.sorted { $0.key < $1.key }.flatMap { key, value -> [String] in
      guard let property = properties[key] else {
        return isClosed ? ["\(path): '\(key)' is not in the schema"] : []
      }
      return problems(value, property, at: "\(path)/\(key)")
    }
    return missing + inside
  }

  private func has(_ value: Any, type: String) -> Bool {
    switch type {
    case "null": value is NSNull
    case "array": value is [Any]
    case "object": value is [String: Any]
    case "string": value is String
    case "boolean": value is Bool
    case "number": value is NSNumber && !(value is String)
    default: false
    }
  }
}
