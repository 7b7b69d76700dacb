public import Decisions
public import RuleBase

/// Puts an architecture together from the patterns whose conditions hold.
public struct Architect: Sendable {
  private let base: RuleBase

  /// An architect that works from a rule base.
  public init(_ base: RuleBase) { self.base = base }

  /// The components, connections and zones that follow from what was decided.
  ///
  /// A pattern, component or connection whose condition is unknown is left out.
  public func compose(_ resolution: Resolution) -> Architecture {
    var assembly = Assembly(base, resolution)
    let used = base.patterns.filter { assembly.holds($0.when) }
    for pattern in used { assembly.add(zonesOf: pattern) }
    for pattern in used { assembly.add(componentsOf: pattern) }
    for pattern in used { assembly.add(connectionsOf: pattern) }
    return assembly.architecture()
  }
}
