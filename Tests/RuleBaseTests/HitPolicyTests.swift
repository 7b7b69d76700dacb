import RuleBase
import TestSupport
import Testing

/// What each hit policy asks of the rules of a decision.
@Suite struct HitPolicyTests {
  private func findings(
    _ policy: String, _ rules: [(effect: String, when: String, options: String)]
  )
    throws -> [String]
  {
    let header = """
      id: tone
      code: T09
      title: Tone
      question: Which tone?
      scope: platform
      hit_policy: \(policy)
      options: [{ id: low, label: Low }, { id: high, label: High }]
      rules:

      """
    let texts = rules.enumerated().map { index, rule in
      let examples =
        rule.when == "\"true\""
        ? ""
        : "\n    examples: { fires: [{ load.secret: true }], silent: [{ load.secret: false }] }"
      return """
          - id: tone/rule\(index + 1)
            when: \(rule.when)
            effect: \(rule.effect)
            options: [\(rule.options)]
            because: Why not.
            sources: [house]\(examples)
        """
    }
    let text = header + texts.joined(separator: "\n")
    return try TinyRules.findings(
      TinyRules.files.merging(["decisions/tone.yaml": text]) { _, new in new })
  }

  @Test func aDefaultRowNeedsNoExamples() throws {
    let found = try findings(
      "first", [("choose", "load.secret", "low"), ("choose", "\"true\"", "high")])
    #expect(found.isEmpty)
  }

  @Test func nothingComesBehindADefaultRow() throws {
    let found = try findings(
      "first", [("choose", "\"true\"", "high"), ("choose", "load.secret", "low")])
    #expect(
      found == [
        "rule/unreachable Rules/decisions/tone.yaml:15:5 the rule 'tone/rule2' is never reached"
      ])
  }

  @Test(arguments: ["first", "unique"])
  func everyOptionIsChosenBySomeRule(policy: String) throws {
    let found = try findings(policy, [("choose", "load.secret", "low")])
    #expect(
      found == [
        "rule/dead-option Rules/decisions/tone.yaml:7:36 "
          + "'high' can never be chosen: no rule chooses it"
      ])
  }

  @Test func aSetTakesOnlyWhatIsRequired() throws {
    let found = try findings(
      "collect", [("require", "load.secret", "low"), ("exclude", "load.secret", "high")])
    #expect(
      found == [
        "rule/dead-option Rules/decisions/tone.yaml:7:36 "
          + "'high' can never be chosen: no rule requires it"
      ])
  }

  @Test(arguments: [
    ("score", "choose", "only first and unique choose"),
    ("collect", "favour", "only score favours"),
    ("unique", "require", "under first and unique a rule chooses"),
    ("first", "favour", "only score favours"),
  ])
  func effectsFitThePolicy(policy: String, effect: String, help: String) throws {
    let found = try findings(policy, [(effect, "load.secret", "low, high")])
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix("rule/effect-not-allowed Rules/decisions/tone.yaml:11:13") == true)
    #expect(found.first?.hasSuffix("(\(help))") == true)
  }

  @Test(arguments: ["score", "ladder"])
  func requirementsPassRungs(policy: String) throws {
    let found = try findings(policy, [("require", "load.secret", "high")])
    #expect(found.isEmpty)
  }
}
