import TestSupport
import Testing

@Suite struct RiskFindingsTests {
  private static let fire = "risks/fire.yaml"

  @Test(arguments: [
    Mistake(
      fire, "likelihood: 2", to: "likelihood: 9",
      "rule/scale Rules/risks/fire.yaml:2:9 the likelihood of 'fire' is not a whole number from 1 to 5"
    ),
    Mistake(
      fire, "impact: 4", to: "impact: 2.5",
      "rule/scale Rules/risks/fire.yaml:2:9 the impact of 'fire' is not a whole number from 1 to 5"),
    Mistake(
      fire, "roles: [box]", to: "roles: [bax]",
      "rule/unknown-role Rules/risks/fire.yaml:6:13 the catalogue has no role 'bax' "
        + "(did you mean 'box'?)"),
    Mistake(
      fire, "sources: [BOOK]", to: "sources: [BOOM]",
      "rule/unknown-source Rules/risks/fire.yaml:18:15 no source is called 'BOOM' "
        + "(did you mean 'BOOK'?)"),
    Mistake(
      fire, "category: operations", to: "category: weather",
      "rule/not-a-choice Rules/risks/fire.yaml:4:15 'category' can't be 'weather' "
        + "(allowed: security, privacy, quality, legal, cost, operations, vendor, delivery, people)"
    ),
    Mistake(
      fire, "fires: [{ load.docs: 500 }]", to: "fires: []",
      "rule/missing-example Rules/risks/fire.yaml:2:9 the risk 'fire' has no example under 'fires'"),
    Mistake(
      fire, "[{ text: Paper only., when: load.form == 'text' }, Have an extinguisher.]", to: "[]",
      "rule/no-mitigation Rules/risks/fire.yaml:2:9 the risk 'fire' says nothing about what to do"),
  ])
  func mistakesAreTold(mistake: Mistake) throws {
    #expect(try mistake.found() == mistake.findings)
  }
}
