import TestSupport
import Testing

@Suite struct ExpressionFindingsTests {
  private static let contradictions = "contradictions/load.yaml"
  private static let formulas = "formulas/limits.yaml"
  private static let load = "vocabulary/load.yaml"
  private static let pattern = "patterns/keep.yaml"
  private static let shape = "decisions/shape.yaml"
  private static let storage = "decisions/storage.yaml"

  @Test(arguments: [
    Mistake(
      shape, "load.docs\n",
      to: "load.dogs\n",
      "expression/unknown-name Rules/decisions/shape.yaml:15:7 there is no "
        + "'load.dogs' (did you mean 'load.docs'?)"),
    Mistake(
      shape, "> limits.docs",
      to: "> limits.dogs",
      "expression/unknown-name Rules/decisions/shape.yaml:16:11 there is no "
        + "'limits.dogs' (did you mean 'limits.docs'?)"),
    Mistake(
      storage, "candidate.box.holds",
      to: "candidate.box.hold",
      "expression/no-fields Rules/decisions/storage.yaml:35:7 a value of box has no "
        + "field 'hold' (did you mean 'candidate.box.holds'?)"),
    Mistake(
      load, "      * 10",
      to: "      * loads.docs",
      "expression/unknown-name Rules/vocabulary/load.yaml:17:9 there is no "
        + "'loads.docs' (did you mean 'load.docs'?)"),
    Mistake(
      load, "because: Usual.",
      to: "when: load.dogs > 1, because: Usual.",
      "expression/unknown-name Rules/vocabulary/load.yaml:10:80 there is no "
        + "'load.dogs' (did you mean 'load.docs'?)"),
    Mistake(
      shape, "> limits.docs",
      to: "> 'many'",
      "expression/different-types Rules/decisions/shape.yaml:15:7 '>' compares a "
        + "plain number with text"),
    Mistake(
      shape, "> limits.docs",
      to: "> load.wait",
      "expression/wrong-dimension Rules/decisions/shape.yaml:15:7 '>' takes equal "
        + "dimensions, but these are a plain number and time"),
    Mistake(
      shape, "> limits.docs",
      to: "+ limits.docs",
      "expression/wrong-type Rules/decisions/shape.yaml:15:7 expected true or false, "
        + "but this is a plain number"),
    Mistake(
      shape, "> limits.docs",
      to: "> (limits.docs",
      "expression/syntax Rules/decisions/shape.yaml:16:24 expected ')', found the end"),
    Mistake(
      shape, "load.docs\n        > limits.docs",
      to: "load.form == 'scam'",
      "expression/outside-domain Rules/decisions/shape.yaml:15:20 'scam' is no value "
        + "of load.form (did you mean 'scan'?)"),
    Mistake(
      shape, "load.docs\n        > limits.docs",
      to: "load.wait > 5",
      "expression/bare-number Rules/decisions/shape.yaml:15:19 a number without a "
        + "unit stands beside time (give it a unit, such as ms(5), s(5), minutes(5))"),
    Mistake(
      storage, "applies: shape == 'deep'",
      to: "applies: shape == 'depe'",
      "expression/outside-domain Rules/decisions/storage.yaml:6:19 'depe' is no "
        + "value of shape (did you mean 'deep'?)"),
    Mistake(
      storage, "applies: shape == 'deep'",
      to: "applies: shpae == 'deep'",
      "expression/unknown-name Rules/decisions/storage.yaml:6:10 there is no 'shpae' "
        + "(did you mean 'shape'?)"),
    Mistake(
      storage, "candidate.place == 'here'",
      to: "candidate.place == 'hier'",
      "expression/outside-domain Rules/decisions/storage.yaml:27:31 'hier' is no "
        + "value of place (its values are here, there)"),
    Mistake(
      storage, "expression: candidate.box.price",
      to: "expression: candidate.box.prize",
      "expression/no-fields Rules/decisions/storage.yaml:29:37 a value of box has no "
        + "field 'prize' (did you mean 'candidate.box.price'?)"),
    Mistake(
      formulas, "unit: requests\n",
      to: "unit: s\n",
      "expression/wrong-dimension Rules/formulas/limits.yaml:4:17 expected time, but "
        + "this is a plain number"),
    Mistake(
      pattern, "when: shape == 'deep'",
      to: "when: shape == 'deeper'",
      "expression/outside-domain Rules/patterns/keep.yaml:3:16 'deeper' is no value "
        + "of shape (did you mean 'deep'?)"),
    Mistake(
      contradictions, "load.form == 'scan'",
      to: "load.form == 'scans'",
      "expression/outside-domain Rules/contradictions/load.yaml:3:39 'scans' is no "
        + "value of load.form (did you mean 'scan'?)"),
  ])
  func mistakesInsideExpressionsAreShownAtTheirPlace(mistake: Mistake) throws {
    #expect(try mistake.found() == mistake.findings)
  }

  @Test(arguments: [
    Mistake(
      formulas, "expression: load.pace * load.wait",
      to: "expression: load.backlog + load.pace * load.wait",
      "rule/cycle Rules/formulas/limits.yaml:3:5 'load.backlog' depends on itself: "
        + "load.backlog → load.backlog"),
    Mistake(
      shape, "load.docs\n        > limits.docs",
      to: "storage.monthly_cost > usd_per_month(5)",
      "rule/cycle Rules/decisions/shape.yaml:1:1 'shape' depends on itself: shape → "
        + "storage → shape"),
    Mistake(
      load, "      load.docs\n      * 10",
      to: "      load.pages",
      "rule/cycle Rules/vocabulary/load.yaml:12:5 'load.pages' depends on itself: "
        + "load.pages → load.pages"),
    Mistake(
      formulas, "expression: \"200\"",
      to: "expression: \"load.docs > 3 && shape == 'deep' ? 200 : 300\"",
      "rule/cycle Rules/formulas/limits.yaml:2:5 'limits.docs' depends on itself: "
        + "limits.docs → shape → limits.docs"),
    Mistake(
      load, ", because: Usual.",
      to: ", when: load.backlog > 1, because: Usual.",
      "rule/cycle Rules/vocabulary/load.yaml:6:5 'load.pace' depends on itself: "
        + "load.pace → load.backlog → load.pace"),
  ])
  func nothingDependsOnItself(mistake: Mistake) throws {
    #expect(try mistake.found() == mistake.findings)
  }
}
