import Architectures
import Decisions
import RuleBase

extension Design {
  /// A risk with why it is raised, how high it is, and what is done about it.
  func riskReport(_ raised: RaisedRisk) -> ReportValue {
    let risk = raised.risk
    let mitigations = raised.mitigations
    return [
      "id": .text(risk.id),
      "title": .text(risk.title),
      "category": .text(risk.category.rawValue),
      "cause": .text(risk.cause),
      "event": .text(risk.event),
      "effect": .text(risk.effect),
      "likelihood": .number(Double(raised.likelihood)),
      "impact": .number(Double(raised.impact)),
      "score": .number(Double(raised.score)),
      "residual_likelihood": .number(Double(raised.residualLikelihood)),
      "residual_score": .number(Double(raised.residualScore)),
      "raised_by": .texts(raised.terms.map(\.wordsWithMargin).uniqued),
      "is_assumed": .flag(raised.isAssumed),
      "adjustments": .texts(raised.adjustments),
      "components": .list(
        raised.components.map { id in ["id": .text(id), "name": .text(componentName(id))] }),
      "in_design": .texts(mitigations.filter(\.isInDesign).map(\.text)),
      "to_do": .texts(mitigations.filter { !$0.isInDesign }.map(\.text)),
      "response": .text(risk.response.rawValue),
      "owner": .text(risk.owner),
      "trigger": .text(risk.trigger),
      "frameworks": .texts(risk.frameworks),
      "sources": .texts(risk.sources),
    ]
  }
}
