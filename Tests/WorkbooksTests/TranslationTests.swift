import Expressions
import Quantities
import Testing

@testable import Workbooks

/// The names of the tests: slot, type and how the cell of each is written.
enum TestNames {
  static let cells: [(name: String, type: ExpressionType, cell: NamedCell)] = [
    (
      "requests", .quantity(.rate), NamedCell(reference: "A1", content: .number(factor: 1 / 86_400))
    ),
    ("days", .double, NamedCell(reference: "B1", content: .number(factor: 1))),
    (
      "cost", .quantity(.moneyPerTime),
      NamedCell(reference: "C1", content: .number(factor: 1 / 2_628_000))
    ),
    (
      "price", .quantity(.money), NamedCell(reference: "D1", content: .number(factor: 1e-6))
    ),
    ("span", .quantity(.time), NamedCell(reference: "E1", content: .number(factor: 0.001))),
    ("share", .double, NamedCell(reference: "F1", content: .number(factor: 1))),
    ("flag", .bool, NamedCell(reference: "G1", content: .truth)),
    (
      "place", .choice(name: "place", values: ["inside", "outside"]),
      NamedCell(
        reference: "H1",
        content: .text(words: ["inside": "In the house", "outside": "Out \"there\""]))
    ),
    (
      "tools", .list(.choice(name: "tools", values: ["saw", "axe"])),
      NamedCell(reference: "I1", content: .list(words: ["saw": "A saw", "axe": "An axe"]))
    ),
    ("nothing", .double, NamedCell(reference: "", content: .unknown)),
    (
      "hourly", .quantity(.moneyPerTime),
      NamedCell(reference: "J1", content: .number(factor: 1 / 3600))
    ),
  ]

  static var environment: Environment {
    var environment = Environment(mode: .profile)
    for (slot, entry) in cells.enumerated() {
      environment.declare(variable: entry.name, type: entry.type, slot: slot)
    }
    return environment
  }

  static func translator(_ source: String) throws -> FormulaTranslator {
    FormulaTranslator(expression: try Expression(source, in: environment)) { cells[$0].cell }
  }
}

struct TranslationTests {
  @Test(
    arguments: [
      // Units cancel: what is left over is converted, and nothing else.
      ("requests * days(1) * days", 1.0, "A1*B1"),
      ("cost * hours(730) / (requests * days(1))", 1, "C1/A1"),
      ("cost + hourly", 1 / 2_628_000, "C1+J1*730"),
      ("cost + hourly", 1 / 3600, "(C1+J1*730)/730"),
      ("requests * price", 1 / 2_628_000, "A1*D1/32876.7123287671"),
      ("2 * days + 1", 1, "B1*2+1"),
      ("days - (share - 1)", 1, "B1-(F1-1)"),
      ("days / (share * 2)", 1, "B1/(F1*2)"),
      ("3 / share", 1, "3/F1"),
      ("-days", 1, "-B1"),
      ("260 / 12 * days", 1, "260/12*B1"),
      ("span > ms(800) ? 2 : 1", 1, "IF(E1>800,2,1)"),
      ("flag ? cost : usd_per_month(0)", 1 / 2_628_000, "IF(G1=\"yes\",C1,0)"),
      ("flag ? usd_per_month(5) : cost", 1 / 2_628_000, "IF(G1=\"yes\",5,C1)"),
      ("!flag && days > 1 ? 1 : 0", 1, "IF(AND(NOT(G1=\"yes\"),B1>1),1,0)"),
      ("place == 'inside' ? 1 : 0", 1, "IF(H1=\"In the house\",1,0)"),
      ("place != 'outside' ? 1 : 0", 1, "IF(H1<>\"Out \"\"there\"\"\",1,0)"),
      (
        "place in ['inside', 'outside'] ? 1 : 0", 1,
        "IF(OR(H1=\"In the house\",H1=\"Out \"\"there\"\"\"),1,0)"
      ),
      ("'saw' in tools ? 1 : 0", 1, "IF(ISNUMBER(FIND(\"; A saw; \",\"; \"&I1&\"; \")),1,0)"),
      (
        "tools.exists(t, t in ['axe']) ? 1 : 0", 1,
        "IF(ISNUMBER(FIND(\"; An axe; \",\"; \"&I1&\"; \")),1,0)"
      ),
      ("size(tools)", 1, "IF(I1=\"none\",0,1+(LEN(I1)-LEN(SUBSTITUTE(I1,\"; \",\"\")))/2)"),
      ("math.greatest(cost, hourly)", 1 / 2_628_000, "MAX(C1,J1*730)"),
      ("math.least(days, 3, share)", 1, "MIN(B1,3,F1)"),
      ("math.ceil(days / 2) * 2", 1, "(-INT(-(B1/2)))*2"),
      ("math.floor(days)", 1, "INT(B1)"), ("math.round(days)", 1, "ROUND(B1,0)"),
      ("math.sqrt(days)", 1, "SQRT(B1)"), ("math.pow(days, 2)", 1, "POWER(B1,2)"),
      ("math.log10(days)", 1, "LOG10(B1)"), ("math.abs(days - 1)", 1, "ABS(B1-1)"),
      ("flag ? nothing : days", 1, "IF(G1=\"yes\",NA(),B1)"),
      ("has(place) && days > 1 ? 1 : 0", 1, "IF(IF(H1<>\"none\",B1>1,FALSE),1,0)"),
    ] as [(String, Double, String)])
  func numbers(source: String, factor: Double, expected: String) throws {
    let found = try TestNames.translator(source).formula(for: .number(factor: factor))
    #expect(found == expected)
  }

  @Test func truths() throws {
    let found = try TestNames.translator("days > 1 || flag").formula(for: .truth)
    #expect(found == "IF(OR(B1>1,G1=\"yes\"),\"yes\",\"no\")")
  }

  @Test(arguments: [
    // What is unknown may stand in a branch that is not taken, but decide nothing.
    "nothing > 1 || flag ? 1 : 0", "nothing > 1 ? 1 : 0", "has(nothing) ? 1 : 0",
    // Words of two lists are labelled by each in its own way.
    "place in tools ? 1 : 0",
    // What no function of a spreadsheet does.
    "tools.all(t, t == 'saw') ? 1 : 0", "days % 2",
  ])
  func others(source: String) throws {
    let translator = try TestNames.translator(source)
    #expect(throws: Untranslatable.self) { try translator.formula(for: .number(factor: 1)) }
  }

  @Test func tooLongAndTooDeep() throws {
    let long = Array(repeating: "days", count: 3000).joined(separator: " + ")
    #expect(throws: (any Error).self) {
      try TestNames.translator(long).formula(for: .number(factor: 1))
    }
    let deep =
      String(repeating: "(flag ? 1 : ", count: 70) + "2" + String(repeating: ")", count: 70)
    #expect(throws: (any Error).self) {
      try TestNames.translator(deep).formula(for: .number(factor: 1))
    }
  }
}
