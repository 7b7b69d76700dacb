import Architectures
import RuleBase
import TestSupport
import Testing

struct RiskAssessmentTests {
  private func risks(
    _ name: String, changing changes: [(from: String, to: String)] = []
  ) throws -> [RaisedRisk] {
    let design = try ExampleDesign(name, changing: changes)
    return RiskAssessment(try ExampleDesign.rules.get())
      .risks(of: design.architecture, design.resolution)
  }

  @Test(arguments: ExampleDesign.names)
  func everyRiskIsReasonedAndOrdered(_ name: String) throws {
    let risks = try risks(name)
    #expect(!risks.isEmpty)
    #expect(Set(risks.map(\.risk.id)).count == risks.count)
    let scores = risks.map(\.residualScore)
    #expect(scores == scores.sorted(by: >))
    for raised in risks {
      #expect((1...5).contains(raised.likelihood) && (1...5).contains(raised.impact))
      #expect(raised.residualLikelihood <= raised.likelihood)
      #expect(!raised.terms.isEmpty || !raised.components.isEmpty, "\(raised.risk.id)")
      #expect(!raised.mitigations.isEmpty, "\(raised.risk.id)")
    }
  }

  @Test func usersOutsideRaiseInjection() throws {
    let chatbot = try risks("support-chatbot").map(\.risk.id)
    #expect(chatbot.contains("prompt_injection"))
    let inside = try risks("research-assistant").map(\.risk.id)
    #expect(!inside.contains("prompt_injection"))
  }

  @Test func whatTheDesignDoesLowersTheLikelihood() throws {
    let risk = try #require(
      try risks("support-chatbot").first { $0.risk.id == "prompt_injection" })
    let inDesign = risk.mitigations.filter(\.isInDesign)
    #expect(!inDesign.isEmpty && risk.residualScore < risk.score)
    #expect(risk.mitigations.count > inDesign.count)
  }
}
