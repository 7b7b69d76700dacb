public import Decisions
public import RuleBase

/// A risk that this design runs.
public struct RaisedRisk: Sendable {
  public let risk: Risk
  /// From 1 to 5, with what is known of this client, before anything is done about it.
  public let likelihood: Int
  /// From 1 to 5, with what is known of this client.
  public let impact: Int
  /// The likelihood that is left with what the design does about it, from 1 to 5.
  public let residualLikelihood: Int
  /// Why likelihood or impact differ from the usual.
  public let adjustments: [String]
  /// The terms of its condition that raised it.
  public let terms: [Term]
  /// Ids of the components that it is about.
  public let components: [String]
  public let mitigations: [Mitigation]
  /// Whether an assumption raised it, and the client may find otherwise.
  public let isAssumed: Bool

  /// What is done about it.
  public struct Mitigation: Sendable {
    public let text: String
    /// Whether the design has it; else people have to see to it.
    public let isInDesign: Bool
  }

  /// Likelihood times impact, from 1 to 25.
  public var score: Int { likelihood * impact }

  /// The score that is left with what the design does about it.
  public var residualScore: Int { residualLikelihood * impact }
}
