import TestSupport
import Testing

@Suite struct RuleFindingsTests {
  private static let box = "catalogue/box.yaml"
  private static let formulas = "formulas/limits.yaml"
  private static let load = "vocabulary/load.yaml"
  private static let shape = "decisions/shape.yaml"
  private static let storage = "decisions/storage.yaml"

  @Test(arguments: [
    Mistake(
      shape, "load.docs: 5k",
      to: "load.dogs: 5k",
      "rule/unknown-fact Rules/decisions/shape.yaml:23:17 no fact, formula or "
        + "decision is called 'load.dogs' (did you mean 'load.docs'?)"),
    Mistake(
      shape, "load.docs: 5k",
      to: "load.docs: 5 s",
      "value/wrong-dimension Rules/decisions/shape.yaml:23:30 this is a duration, "
        + "but a plain number is expected (documents) (for example 40)"),
    Mistake(
      storage, "load.docs: 500, candidate: { box: small_box }",
      to: "load.docs: 500, candidate: { box: smal_box }",
      "rule/unknown-entry Rules/decisions/storage.yaml:40:51 the role 'box' has no "
        + "entry 'smal_box' (did you mean 'small_box'?)"),
    Mistake(
      storage, "load.docs: 500, candidate: { box: small_box }",
      to: "load.docs: 500, candidate: { bux: small_box }",
      "rule/unknown-fact Rules/decisions/storage.yaml:40:46 candidates have no 'bux'"),
    Mistake(
      shape, "fires: [{ load.docs: 5k }]",
      to: "fires: []",
      "rule/missing-example Rules/decisions/shape.yaml:12:9 the rule 'shape/many' "
        + "has no example under 'fires'"),
    Mistake(
      shape, "silent: [{ load.docs: 5 }]",
      to: "quiet: [{ load.docs: 5 }]",
      "rule/missing-example Rules/decisions/shape.yaml:12:9 the rule 'shape/many' "
        + "has no example under 'silent'",
      "rule/unknown-key Rules/decisions/shape.yaml:24:7 unknown key 'quiet' in "
        + "examples (known here: fires, silent)"),
    Mistake(
      shape, "    examples:\n      fires: [{ load.docs: 5k }]\n      silent: [{ load.docs: 5 }]\n",
      to: "",
      "rule/missing-example Rules/decisions/shape.yaml:12:9 the rule 'shape/many' "
        + "has no example under 'fires'",
      "rule/missing-example Rules/decisions/shape.yaml:12:9 the rule 'shape/many' "
        + "has no example under 'silent'"),
    Mistake(
      shape, "load.docs: 5k",
      to: "shape: depe",
      "rule/unknown-option Rules/decisions/shape.yaml:23:24 'shape' has no option "
        + "'depe' (did you mean 'deep'?)"),
    Mistake(
      shape, "load.docs: 5k",
      to: "limits.docs: many",
      "rule/example Rules/decisions/shape.yaml:23:30 'many' is not a number"),
  ])
  func examplesAreCheckedAndRequired(mistake: Mistake) throws {
    #expect(try mistake.found() == mistake.findings)
  }

  @Test(arguments: [
    Mistake(
      shape, "    sources: [BOOK]\n",
      to: "    sources: []\n",
      "rule/no-source Rules/decisions/shape.yaml:12:9 the rule 'shape/many' names no "
        + "source (write sources: [house] for a rule of our own)"),
    Mistake(
      shape, "{ id: deep,",
      to: "{ id: flat,",
      "rule/duplicate-id Rules/decisions/shape.yaml:10:5 'flat' is defined twice",
      "rule/unknown-option Rules/decisions/shape.yaml:25:17 'shape' has no option "
        + "'deep'",
      "expression/outside-domain Rules/decisions/storage.yaml:6:19 'deep' is no "
        + "value of shape (its values are flat, flat, not_applicable)",
      "expression/outside-domain Rules/patterns/keep.yaml:3:16 'deep' is no value of "
        + "shape (its values are flat, flat, not_applicable)"),
    Mistake(
      formulas, "id: load.backlog",
      to: "id: limits.docs",
      "rule/duplicate-id Rules/formulas/limits.yaml:3:5 'limits.docs' is defined "
        + "twice"),
    Mistake(
      formulas, "id: load.backlog",
      to: "id: load.wait",
      "rule/duplicate-id Rules/formulas/limits.yaml:3:5 'load.wait' is defined twice"),
    Mistake(
      formulas, "id: load.backlog",
      to: "id: shape",
      "rule/duplicate-id Rules/formulas/limits.yaml:3:5 'shape' is defined twice"),
    Mistake(
      box, "id: large_box",
      to: "id: small_box",
      "rule/duplicate-id Rules/catalogue/box.yaml:19:5 'small_box' is defined twice",
      "rule/unknown-entry Rules/catalogue/box.yaml:31:20 the role 'box' has no entry "
        + "'large_box'"),
    Mistake(
      load, "fields:\n",
      to: "fields:\n  - { name: docs, kind: number, label: more documents }\n",
      "vocabulary/duplicate-field Rules/vocabulary/load.yaml:6:5 'load.docs' is "
        + "defined twice"),
    Mistake(
      storage, "id: place\n",
      to: "id: shape\n",
      "rule/duplicate-id Rules/decisions/storage.yaml:10:5 'shape' is defined twice",
      "expression/unknown-name Rules/decisions/storage.yaml:27:12 there is no "
        + "'candidate.place' (did you mean 'candidate.shape'?)"),
  ])
  func namesAreGivenOnce(mistake: Mistake) throws {
    #expect(try mistake.found() == mistake.findings)
  }

  @Test(arguments: [
    Mistake(
      shape, "effect: exclude",
      to: "effect: favour",
      "rule/effect-not-allowed Rules/decisions/shape.yaml:17:13 'favour' has no "
        + "meaning under the hit policy 'ladder' (on a ladder, exclude the rungs below "
        + "and name the requirement that forces it)"),
    Mistake(
      shape, "effect: exclude",
      to: "effect: choose",
      "rule/effect-not-allowed Rules/decisions/shape.yaml:17:13 'choose' has no "
        + "meaning under the hit policy 'ladder' (only first and unique choose)"),
    Mistake(
      shape, "hit_policy: ladder",
      to: "hit_policy: first",
      "rule/effect-not-allowed Rules/decisions/shape.yaml:17:13 'exclude' has no "
        + "meaning under the hit policy 'first' (under first and unique a rule chooses)"),
    Mistake(
      shape, "|\n      load.docs\n        > limits.docs",
      to: "\"true\"",
      "rule/unconditional Rules/decisions/shape.yaml:14:11 a rule with the effect "
        + "'exclude' needs a condition (take the options out, or say when they are out)"),
    Mistake(
      shape, "options: [flat]",
      to: "options: [deep]",
      "rule/dead-option Rules/decisions/shape.yaml:10:5 'deep' can never be chosen: "
        + "no rule excludes 'flat'"),
    Mistake(
      shape, "    options: [flat]\n",
      to: "",
      "rule/no-options Rules/decisions/shape.yaml:12:9 the rule 'shape/many' names "
        + "no options"),
    Mistake(
      shape, "hit_policy: ladder",
      to: "hit_policy: collect",
      "expression/different-types Rules/decisions/storage.yaml:6:10 '==' compares a "
        + "list of a value of shape with text",
      "expression/different-types Rules/patterns/keep.yaml:3:7 '==' compares a list "
        + "of a value of shape with text"),
    Mistake(
      storage, "    member: box\n    when: >-\n      load.docs >\n      candidate.box.holds",
      to: "    member: place\n    options: [here]\n    when: place == 'here'",
      "rule/cycle Rules/decisions/storage.yaml:1:1 'storage' depends on itself: "
        + "storage → storage"),
  ])
  func rulesFitTheHitPolicy(mistake: Mistake) throws {
    #expect(try mistake.found() == mistake.findings)
  }
}
