/// How much of a YAML file is read before it is refused.
public struct YAMLLimits: Hashable, Sendable {
  /// The largest text, in bytes of UTF-8.
  public var bytes: Int
  /// The deepest nesting of lists and mappings.
  public var depth: Int
  /// The most nodes that aliases may add; repeated references grow exponentially.
  public var aliasedNodes: Int
  /// The most findings before reading stops.
  public var findings: Int

  /// Creates limits.
  public init(bytes: Int, depth: Int = 32, aliasedNodes: Int = 10_000, findings: Int = 100) {
    self.bytes = bytes
    self.depth = depth
    self.aliasedNodes = aliasedNodes
    self.findings = findings
  }

  /// For a specification: 1 MiB.
  public static let specification = YAMLLimits(bytes: 1 << 20)
  /// For a file of the rule base: 4 MiB.
  public static let ruleFile = YAMLLimits(bytes: 4 << 20)
}
