public import Decisions
public import RuleBase

/// Finds the risks that a design runs.
public struct RiskAssessment: Sendable {
  private let base: RuleBase

  /// An assessment by the risks of a rule base.
  public init(_ base: RuleBase) { self.base = base }

  /// The risks of a design, the highest that remain first.
  public func risks(of architecture: Architecture, _ resolution: Resolution) -> [RaisedRisk] {
    base.risks.compactMap { raised($0, architecture, resolution.values) }
      .enumerated()
      .sorted { one, other in
        (-one.element.residualScore, -one.element.score, one.offset)
          < (-other.element.residualScore, -other.element.score, other.offset)
      }
      .map(\.element)
  }

  private func raised(
    _ risk: Risk, _ architecture: Architecture, _ values: ResolvedValues
  ) -> RaisedRisk? {
    let components = architecture.components.filter { risk.roles.contains($0.role.id) }
    guard risk.roles.isEmpty || !components.isEmpty else { return nil }
    let isCertain = risk.when.map(values.isCertain) ?? true
    guard isCertain || risk.when.map(values.isMerelyAssumed) == true else { return nil }
    let adjustments = risk.adjustments.filter { values.isCertain($0.when) }
    let likelihood = adjustments.compactMap(\.likelihood).last ?? risk.likelihood
    let useful = risk.mitigations.filter { $0.applies.map(values.isRuledOut) != true }
    let mitigations = useful.map { mitigation in
      (mitigation, isInDesign: mitigation.when.map(values.isCertain) ?? false)
    }
    let lowered = mitigations.filter(\.isInDesign).map(\.0.lowers).reduce(0, +)
    return RaisedRisk(
      risk: risk, likelihood: likelihood,
      impact: adjustments.compactMap(\.impact).last ?? risk.impact,
      residualLikelihood: max(1, likelihood - lowered),
      adjustments: adjustments.map(\.because),
      terms: risk.when.map(values.decisiveTerms) ?? [],
      components: components.map(\.id),
      mitigations: mitigations.map { .init(text: $0.0.text, isInDesign: $0.isInDesign) },
      isAssumed: !isCertain)
  }
}
