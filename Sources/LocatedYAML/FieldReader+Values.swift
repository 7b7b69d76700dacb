import Diagnostics

extension FieldReader {
  /// The text of a required key.
  public mutating func text(_ key: String) -> String? {
    node(key).flatMap { text(of: $0, key)?.value }
  }

  /// The text of an optional key.
  public mutating func optionalText(_ key: String) -> String? {
    optionalNode(key).flatMap { text(of: $0, key)?.value }
  }

  /// The text of a required key with its place.
  public mutating func locatedText(_ key: String) -> Located<String>? {
    node(key).flatMap { text(of: $0, key) }
  }

  /// The text of an optional key with its place.
  public mutating func optionalLocatedText(_ key: String) -> Located<String>? {
    optionalNode(key).flatMap { text(of: $0, key) }
  }

  /// The texts of an optional key that holds one text or a list of texts; empty when absent.
  public mutating func texts(_ key: String) -> [Located<String>] {
    guard let node = optionalNode(key) else { return [] }
    guard let elements = node.elements else { return [text(of: node, key)].compactMap(\.self) }
    var texts: [Located<String>] = []
    for element in elements {
      if let text = text(of: element, key) { texts.append(text) }
    }
    return texts
  }

  /// The truth value of an optional key, written `true`, `false`, `yes` or `no`.
  public mutating func boolean(_ key: String, default value: Bool) -> Bool {
    guard let node = optionalNode(key) else { return value }
    switch node.text {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      report(
        "not-a-boolean", "'\(key)' is yes or no, not \(quoted(node))", at: node.location,
        help: "write yes or no")
      return value
    }
  }

  /// The number of an optional key, in plain decimal notation.
  public mutating func number(_ key: String) -> Double? {
    guard let node = optionalNode(key) else { return nil }
    if let text = node.text, let number = plainNumber(text) { return number }
    report("not-a-number", "'\(key)' is a number, not \(quoted(node))", at: node.location)
    return nil
  }

  /// The value of a required key that is one of the cases of `type`.
  public mutating func choice<T: RawRepresentable & CaseIterable>(
    _ key: String, as type: T.Type
  ) -> T? where T.RawValue == String {
    node(key).flatMap { choice(of: $0, key, as: type) }
  }

  /// The value of an optional key that is one of the cases of `type`.
  public mutating func optionalChoice<T: RawRepresentable & CaseIterable>(
    _ key: String, as type: T.Type
  ) -> T? where T.RawValue == String {
    optionalNode(key).flatMap { choice(of: $0, key, as: type) }
  }

  /// The value of an optional key that is one of the cases of a type, or `value` when absent.
  public mutating func optionalChoice<T: RawRepresentable & CaseIterable>(
    _ key: String, default value: T
  ) -> T where T.RawValue == String {
    optionalChoice(key, as: T.self) ?? value
  }

  /// The elements of an optional list; empty when absent.
  public mutating func list(_ key: String) -> [Node] {
    guard let node = optionalNode(key) else { return [] }
    if let elements = node.elements { return elements }
    report(
      "not-a-list", "'\(key)' is a list, not \(node.kind)", at: node.location,
      help: "put '- ' before each entry, or brackets around them")
    return []
  }

  /// The entries of an optional mapping; empty when absent.
  public mutating func entries(_ key: String) -> [Node.Entry] {
    guard let node = optionalNode(key) else { return [] }
    if let entries = node.entries { return entries }
    report("not-a-mapping", "'\(key)' has keys with values, not \(node.kind)", at: node.location)
    return []
  }
}

extension FieldReader {
  private mutating func text(of node: Node, _ key: String) -> Located<String>? {
    if let text = node.text { return Located(text, at: node.location) }
    report("not-text", "'\(key)' is a text, not \(node.kind)", at: node.location)
    return nil
  }

  private mutating func choice<T: RawRepresentable & CaseIterable>(
    of node: Node, _ key: String, as type: T.Type
  ) -> T? where T.RawValue == String {
    if let text = node.text, let value = T(rawValue: text) { return value }
    let allowed = T.allCases.map(\.rawValue)
    let near = node.text.flatMap { nearest($0, in: allowed) }
    let all = "allowed: \(allowed.joined(separator: ", "))"
    report(
      "not-a-choice", "'\(key)' can't be \(quoted(node))", at: node.location,
      help: near.map { "did you mean '\($0)'? \(all)" } ?? all)
    return nil
  }

  private func quoted(_ node: Node) -> String {
    guard let text = node.text else { return node.kind }
    return "'\(shortened(text))'"
  }
}

/// A finite number written with digits, a point and an exponent only: no `inf`, no hexadecimal.
private func plainNumber(_ text: String) -> Double? {
  guard text.utf8.count <= 40,
    text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }),
    let number = Double(text), number.isFinite
  else { return nil }
  return number
}
