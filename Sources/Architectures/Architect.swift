public import Decisions
public import RuleBase

/// Puts an architecture together from the patterns whose conditions hold.
public struct Architect: Sendable {
  private let base: RuleBase

  /// An architect that works from a rule base.
  public init(_ base: RuleBase) { self.base = base }

  /// The components, connections and zones that follow from what was decided.
  ///
  /// A pattern or component is used when its condition holds over all values that assumed facts
  /// may well have; a connection when its condition holds at what is assumed.
  public func compose(_ resolution: Resolution) -> Architecture {
    var assembly = Assembly(base, resolution)
    let used = base.patterns.filter { assembly.isCertain($0.when) }
    for pattern in base.patterns where assembly.isMerelyAssumed(pattern.when) {
      assembly.leaveOut(componentsOf: pattern)
    }
    for pattern in used { assembly.add(zonesOf: pattern) }
    for pattern in used { assembly.add(componentsOf: pattern) }
    for pattern in used { assembly.add(connectionsOf: pattern) }
    return assembly.architecture()
  }
}
