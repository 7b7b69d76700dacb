/// Whether something came out true, and whether it came out false.
public struct TruthsSeen: Hashable, Sendable {
  public private(set) var holds = false
  public private(set) var fails = false

  /// Nothing seen yet.
  public init() {}

  /// Whether both were seen.
  public var areBoth: Bool { holds && fails }
  /// How many of the two were seen.
  public var count: Int { (holds ? 1 : 0) + (fails ? 1 : 0) }

  mutating func see(_ truth: Bool) {
    if truth { holds = true } else { fails = true }
  }
}
