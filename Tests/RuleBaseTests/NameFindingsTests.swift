import TestSupport
import Testing

@Suite struct NameFindingsTests {
  private static let box = "catalogue/box.yaml"
  private static let checks = "checks/limits.yaml"
  private static let contradictions = "contradictions/load.yaml"
  private static let formulas = "formulas/limits.yaml"
  private static let load = "vocabulary/load.yaml"
  private static let pattern = "patterns/keep.yaml"
  private static let prices = "prices/things.yaml"
  private static let shape = "decisions/shape.yaml"
  private static let storage = "decisions/storage.yaml"

  @Test(arguments: [
    Mistake(
      shape, "options: [flat]",
      to: "options: [falt]",
      "rule/unknown-option Rules/decisions/shape.yaml:18:15 'shape' has no option "
        + "'falt' (did you mean 'flat'?)"),
    Mistake(
      storage, "member: box\n",
      to: "member: bux\n",
      "rule/unknown-member Rules/decisions/storage.yaml:32:13 the decision has no "
        + "member 'bux' (its members are place, box)"),
    Mistake(
      storage, "from: box",
      to: "from: bax",
      "rule/unknown-role Rules/decisions/storage.yaml:23:11 the catalogue has no "
        + "role 'bax' (did you mean 'box'?)",
      "expression/no-fields Rules/decisions/storage.yaml:27:41 a value of box has no "
        + "field 'class' (did you mean 'candidate.box'?)",
      "expression/no-fields Rules/decisions/storage.yaml:29:37 a value of box has no "
        + "field 'price' (did you mean 'candidate.box'?)",
      "expression/no-fields Rules/decisions/storage.yaml:35:7 a value of box has no "
        + "field 'holds' (did you mean 'candidate.box'?)"),
    Mistake(
      storage, "rung: class",
      to: "rung: clas",
      "rule/unknown-attribute Rules/decisions/storage.yaml:25:13 the role has no "
        + "attribute 'clas' (did you mean 'class'?)"),
    Mistake(
      storage, "rungs: [shelf, cellar]",
      to: "rungs: [shelf, celler]",
      "rule/unknown-option Rules/decisions/storage.yaml:25:20 'box' has no option "
        + "'celler' (did you mean 'cellar'?)"),
    Mistake(
      storage, "cost: monthly_cost",
      to: "cost: monthly_costs",
      "rule/unknown-fact Rules/decisions/storage.yaml:8:7 no fact or formula is "
        + "called 'monthly_costs' (did you mean 'monthly_cost'?)"),
    Mistake(
      shape, "sources: [BOOK]",
      to: "sources: [BOKK]",
      "rule/unknown-source Rules/decisions/shape.yaml:21:15 no source is called "
        + "'BOKK' (did you mean 'BOOK'?)"),
    Mistake(
      shape, "sources: [BOOK, house]",
      to: "sources: [BOOK, haus]",
      "rule/unknown-source Rules/decisions/shape.yaml:27:43 no source is called "
        + "'haus' (add it to sources.yaml, or write house for a rule of our own)"),
    Mistake(
      shape, "by: test, source: house",
      to: "by: test, source: hause",
      "rule/unknown-source Rules/decisions/shape.yaml:26:72 no source is called "
        + "'hause' (did you mean 'house'?)"),
    Mistake(
      shape, "consequences: { deep:",
      to: "consequences: { depp:",
      "rule/unknown-option Rules/decisions/shape.yaml:25:17 'shape' has no option "
        + "'depp' (did you mean 'deep'?)"),
    Mistake(
      shape, "confirmation: { any:",
      to: "confirmation: { eny:",
      "rule/unknown-option Rules/decisions/shape.yaml:26:17 'shape' has no option "
        + "'eny'"),
    Mistake(
      formulas, "sources: [BOOK]",
      to: "sources: [BOKK]",
      "rule/unknown-source Rules/formulas/limits.yaml:2:5 no source is called 'BOKK' "
        + "(did you mean 'BOOK'?)"),
    Mistake(
      load, "source: house",
      to: "source: hous",
      "rule/unknown-source Rules/vocabulary/load.yaml:10:13 no source is called "
        + "'hous' (did you mean 'house'?)"),
    Mistake(
      prices, "source: BOOK",
      to: "source: BOKK",
      "rule/unknown-source Rules/prices/things.yaml:3:9 no source is called 'BOKK' "
        + "(did you mean 'BOOK'?)"),
    Mistake(
      box,
      "clouds: [aws]\n    hosting: [on_premises]\n    licence: commercial\n    as_of: 2026-10\n    sources: [BOOK]",
      to: "licence: commercial\n    as_of: 2026-10\n    sources: [BOOKS]",
      "rule/unknown-source Rules/catalogue/box.yaml:15:15 no source is called "
        + "'BOOKS' (did you mean 'BOOK'?)"),
    Mistake(
      box, "price: small/month",
      to: "price: smal/month",
      "rule/unknown-price Rules/catalogue/box.yaml:18:57 no price is called "
        + "'smal/month' (did you mean 'small/month'?)"),
    Mistake(
      box, "holds: 100",
      to: "hold: 100",
      "rule/unknown-attribute Rules/catalogue/box.yaml:18:29 the role has no "
        + "attribute 'hold' (did you mean 'holds'?)"),
    Mistake(
      box, "superseded_by: large_box",
      to: "superseded_by: larger_box",
      "rule/unknown-entry Rules/catalogue/box.yaml:31:20 the role 'box' has no entry "
        + "'larger_box' (did you mean 'large_box'?)"),
    Mistake(
      box, "class: shelf, holds",
      to: "class: shelv, holds",
      "value/unknown-choice Rules/catalogue/box.yaml:18:22 'shelv' is no value of "
        + "'place' (did you mean 'shelf'? it is one of shelf, cellar)"),
    Mistake(
      box, "icon: box",
      to: "icon: bin",
      "rule/missing-icon the role 'box' has no icon 'bin.svg'"),
    Mistake(
      shape, "effect: exclude",
      to: "effect: forbid",
      "rule/unknown-effect Rules/decisions/shape.yaml:17:13 'forbid' is not an "
        + "effect (it is one of exclude, require, favour, choose, warn)"),
    Mistake(
      shape, "hit_policy: ladder",
      to: "hit_policy: lader",
      "rule/not-a-choice Rules/decisions/shape.yaml:7:13 'hit_policy' can't be "
        + "'lader' (did you mean 'ladder'? allowed: ladder, collect, score, first, "
        + "unique)"),
    Mistake(
      shape, "scope: slice",
      to: "scope: everything",
      "rule/not-a-choice Rules/decisions/shape.yaml:6:8 'scope' can't be "
        + "'everything' (allowed: platform, workload, slice)"),
    Mistake(
      shape, "requirement: All",
      to: "requirment: All",
      "rule/unknown-key Rules/decisions/shape.yaml:19:5 unknown key 'requirment' in "
        + "a rule (did you mean 'requirement'?)"),
    Mistake(
      pattern, "role: box",
      to: "role: bax",
      "rule/unknown-role Rules/patterns/keep.yaml:8:22 the catalogue has no role "
        + "'bax' (did you mean 'box'?)"),
    Mistake(
      pattern, "decisions: [box]",
      to: "decisions: [bux]",
      "rule/unknown-decision Rules/patterns/keep.yaml:8:81 there is no decision "
        + "'bux' (did you mean 'box'?)"),
    Mistake(
      pattern, "decision: box }",
      to: "decision: bux }",
      "rule/unknown-decision Rules/patterns/keep.yaml:8:62 there is no decision "
        + "'bux' (did you mean 'box'?)"),
    Mistake(
      pattern, "{load.docs}",
      to: "{load.dogs}",
      "rule/unknown-fact Rules/patterns/keep.yaml:6:30 no fact or formula is called "
        + "'load.dogs' (did you mean 'load.docs'?)"),
    Mistake(
      checks, "fact: load.wait",
      to: "fact: load.weight",
      "rule/unknown-fact Rules/checks/limits.yaml:3:11 no fact or formula is called "
        + "'load.weight' (did you mean 'load.wait'?)"),
    Mistake(
      checks, "estimate: storage.monthly_cost",
      to: "estimate: storage.monthly_costs",
      "rule/unknown-fact Rules/checks/limits.yaml:4:15 no fact or formula is called "
        + "'storage.monthly_costs' (did you mean 'storage.monthly_cost'?)"),
    Mistake(
      checks, "decisions: [box]",
      to: "decisions: [bux]",
      "rule/unknown-decision Rules/checks/limits.yaml:8:17 there is no decision "
        + "'bux' (did you mean 'box'?)"),
    Mistake(
      contradictions, "facts: [load.secret",
      to: "facts: [load.secrets",
      "rule/unknown-fact Rules/contradictions/load.yaml:4:13 no fact or formula is "
        + "called 'load.secrets' (did you mean 'load.secret'?)"),
    Mistake(
      formulas, "unit: requests\n",
      to: "unit: parsecs\n",
      "rule/unknown-unit Rules/formulas/limits.yaml:3:5 'parsecs' is not a known unit"),
    Mistake(
      prices, "small/month: 10",
      to: "small/month: ten",
      "rule/price Rules/prices/things.yaml:4:24 the price 'small/month' is not a "
        + "number"),
  ])
  func unknownNamesAreShownWithTheNearest(mistake: Mistake) throws {
    #expect(try mistake.found() == mistake.findings)
  }
}
