public import Diagnostics

/// Reads one mapping field by field and collects everything that is wrong with it.
///
/// ```swift
/// var fields = FieldReader(node, of: "a rule", prefix: "rule")
/// let name = fields.text("name")
/// let enabled = fields.boolean("enabled", default: true)
/// let diagnostics = fields.finish()
/// ```
///
/// Reading a field that is wrong reports it and returns nil or the default; ``finish()`` adds the
/// keys that nobody asked for.
public struct FieldReader {
  let what: String
  let prefix: String
  private let node: Node
  private let fields: [Node.Entry]
  private var asked: [String] = []

  /// A file with more is another kind of file, and comparing every key takes time.
  private static let mostUnknownKeys = 50

  private(set) var diagnostics: [Diagnostic] = []

  /// Starts reading `node`, which is reported when it is no mapping.
  ///
  /// - Parameters:
  ///   - node: the mapping.
  ///   - what: what it describes, for messages: "a rule".
  ///   - prefix: the first part of the names of findings: `rule` for `rule/unknown-key`.
  public init(_ node: Node, of what: String, prefix: String = "yaml") {
    self.node = node
    self.what = what
    self.prefix = prefix
    fields = node.entries ?? []
    if node.entries == nil {
      diagnostics.append(
        Diagnostic(
          .init(rawValue: "\(prefix)/not-a-mapping"),
          "\(what) needs keys with values, but this is \(node.kind)", at: node.location))
    }
  }

  /// Where the mapping stands.
  public var location: SourceLocation { node.location }

  /// Whether a key is there, even when its value is empty; does not count as asking for it.
  public func has(_ key: String) -> Bool { fields.contains { $0.key == key } }

  /// Where a key stands; nil when it is absent.
  public func keyLocation(_ key: String) -> SourceLocation? {
    fields.first { $0.key == key }?.keyLocation
  }

  /// The value of a required key.
  public mutating func node(_ key: String) -> Node? {
    guard let entry = entry(key) else {
      if node.entries != nil {
        report("missing-key", "\(what) needs the key '\(key)'", at: node.location)
      }
      return nil
    }
    guard !entry.value.isNull else {
      report("empty-value", "'\(key)' has no value", at: entry.keyLocation)
      return nil
    }
    return entry.value
  }

  /// The value of an optional key; nil when it is absent or empty.
  public mutating func optionalNode(_ key: String) -> Node? {
    guard let value = entry(key)?.value, !value.isNull else { return nil }
    return value
  }

  /// Adds a finding of the caller's own.
  public mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// All findings, with those about keys that nobody asked for, in the order of the file.
  public mutating func finish() -> [Diagnostic] {
    let unknown = fields.filter { !asked.contains($0.key) }
    for entry in unknown.prefix(Self.mostUnknownKeys) {
      let near = nearest(entry.key, in: asked.filter { !has($0) }) ?? nearest(entry.key, in: asked)
      let known = asked.isEmpty ? nil : "known here: \(asked.sorted().joined(separator: ", "))"
      diagnostics.append(
        Diagnostic(
          .init(rawValue: "\(prefix)/unknown-key"),
          "unknown key '\(shortened(entry.key))' in \(what)",
          at: entry.keyLocation, help: near.map { "did you mean '\($0)'?" } ?? known))
    }
    if let entry = unknown.dropFirst(Self.mostUnknownKeys).first {
      let rest = unknown.count - Self.mostUnknownKeys
      report("unknown-key", "\(rest) more unknown keys in \(what)", at: entry.keyLocation)
    }
    // A second call must not repeat the unknown keys.
    asked += fields.map(\.key)
    return diagnostics.inReadingOrder
  }

  mutating func report(
    _ name: String, _ message: String, at place: SourceLocation, help: String? = nil
  ) {
    let id = Diagnostic.ID(rawValue: "\(prefix)/\(name)")
    diagnostics.append(Diagnostic(id, message, at: place, help: help))
  }

  private mutating func entry(_ key: String) -> Node.Entry? {
    if !asked.contains(key) { asked.append(key) }
    return fields.first { $0.key == key }
  }
}
