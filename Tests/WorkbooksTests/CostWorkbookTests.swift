import Decisions
import Diagnostics
import Documents
import Expressions
import Facts
import Foundation
import Generation
import Quantities
import RuleBase
import Specifications
import Spreadsheets
import TestSupport
import Testing

@testable import Workbooks

/// The workbooks of all examples, reckoned by LibreOffice, against the engine's own figures.
struct CostWorkbookTests {
  private static let generator = Result {
    try Generator(resources: Resources.find(executable: nil, override: RepositoryFiles.root))
  }

  private static func design(_ file: SourceFile, setting: [String] = []) throws -> Design {
    let generator = try generator.get()
    let specification = try #require(generator.read(file).specification)
    let changes = Specification.settings(setting, generator.ruleBase.vocabulary)
    try #require(!changes.diagnostics.containsError)
    return generator.design(specification, changing: changes.facts, analyses: [])
  }

  private static func name(_ file: SourceFile) -> String {
    file.name.split(separator: "/").first.map(String.init) ?? file.name
  }

  /// The figures of a design by label with the ends and the likely value, in the printed unit.
  private func expected(_ design: Design) -> [String: [Double]] {
    var figures: [String: [Double]] = [:]
    for estimate in design.resolution.estimates where estimate.isHeadline {
      let unit = Unit.named(estimate.unit) ?? .plain
      figures[uppercasedFirst(estimate.label)] = [estimate.low, estimate.base, estimate.high].map {
        $0 / unit.cellFactor
      }
    }
    return figures
  }

  private func expectAlike(
    _ rows: [[String]], _ design: Design, of name: String
  ) -> Int {
    let expected = expected(design)
    var count = 0
    for row in rows {
      guard row.count >= 4, let wanted = expected[row[0]] else { continue }
      count += 1
      for (text, number) in zip(row[1...3], wanted) {
        // Percentages come out with their sign.
        let found =
          text.hasSuffix("%") ? (Double(text.dropLast()) ?? .nan) / 100 : Double(text) ?? .nan
        if !((found - number).magnitude <= 1e-5 * max(number.magnitude, 1e-12)) {
          Issue.record("\(name): \(row[0]) is \(text), but \(number)")
        }
      }
    }
    return count
  }

  @Test(.enabled(if: LibreOffice.program != nil, "LibreOffice is not installed"))
  func recalculatedFiguresAreOurs() throws {
    let files = try RepositoryFiles.exampleSpecifications()
    let designs = try files.map { (name: Self.name($0), design: try Self.design($0)) }
    let sheets = try LibreOffice.recalculated(
      try designs.map { ($0.name, try $0.design.costWorkbook().bytes()) })
    var totals = 0
    for (name, design) in designs {
      let book = try #require(sheets[name])
      let summary = try #require(book["Summary"])
      let count = expectAlike(summary, design, of: name)
      if count > 0 { totals += 1 }
      #expect(!summary.joined().contains { $0.hasPrefix("#") || $0.hasPrefix("Err:") }, "\(name)")
      let calculation = try #require(book["Calculation"])
      for row in calculation {
        for cell in row.prefix(4) where cell.hasPrefix("#") || cell.hasPrefix("Err:") {
          Issue.record("\(name): \(row)")
        }
      }
      if let check = summary.first(where: { $0.first == "Check" }) {
        #expect(check[1] == "the lines add up to the total", "\(name)")
      }
    }
    #expect(totals >= designs.count - 3, "figures of \(totals) of \(designs.count) examples")
  }

  /// What the engine gives for another input is what the workbook gives when the cell is changed.
  @Test(.enabled(if: LibreOffice.program != nil, "LibreOffice is not installed"))
  func aChangedInputGivesWhatTheEngineGives() throws {
    var books: [(name: String, bytes: [UInt8])] = []
    var designs: [String: Design] = [:]
    for file in try RepositoryFiles.exampleSpecifications() {
      let before = try Self.design(file)
      guard let fact = before.resolution.facts["load.requests_per_day"],
        case .stated = fact.origin, let value = fact.value, let base = value.base.number
      else { continue }
      // Six per cent more, at both ends.
      let perDay = [value.range?.lowerBound ?? base, base, value.range?.upperBound ?? base].map {
        roundedToSignificantDigits($0 * 86_400 * 1.06, 5)
      }
      let isRange = value.range != nil
      let text = isRange ? "\(perDay[0])..\(perDay[2])" : "\(perDay[1])"
      let after = try Self.design(file, setting: ["load.requests_per_day=\(text)"])
      guard after.resolution.decisions.map(\.outcome) == before.resolution.decisions.map(\.outcome),
        let changed = after.resolution.facts["load.requests_per_day"]?.value?.base.number
      else { continue }
      var book = before.costWorkbook()
      let cells = [perDay[0], changed * 86_400, perDay[2]]
      try Self.change("Requests", to: cells, isRange: isRange, in: &book)
      let name = Self.name(file)
      books.append((name, try book.bytes()))
      designs[name] = after
    }
    #expect(books.count >= 3)
    let sheets = try LibreOffice.recalculated(books)
    var count = 0
    for (name, design) in designs.sorted(by: { $0.key < $1.key }) {
      count += expectAlike(try #require(sheets[name]?["Summary"]), design, of: name)
    }
    #expect(count >= 3)
  }

  /// Puts numbers into the cells of an input of requests a day.
  private static func change(
    _ label: String, to numbers: [Double], isRange: Bool, in book: inout Workbook
  ) throws {
    let sheet = try #require(book.sheets.firstIndex { $0.name == "Inputs" })
    let row = try #require(
      book.sheets[sheet].rows.firstIndex { row in
        row.cells.count > 4 && row.cells[4].content == .text("requests/day")
      }, "no row for \(label)")
    for column in 1...3 where isRange || column == 2 {
      book.sheets[sheet].rows[row].cells[column].content = .number(numbers[column - 1])
    }
  }

  @Test func hostileNamesAreNeverFormulas() throws {
    for name in HostileText.all + ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-1"]
    where !name.isEmpty {
      let quoted = doubleQuotedYAML(name)
      let text = """
        archwright: 1
        project: { name: \(quoted), goal: \(quoted) }
        use_case: { task: qa_documents }
        load: { requests_per_day: { value: 500, source: \(quoted), requirement: \(quoted) } }
        knowledge: { reached_by: corpus, corpus_docs: 40k }
        """
      let generator = try Self.generator.get()
      let file = SourceFile(name: "spec.yaml", text: text)
      guard let specification = generator.read(file).specification else { continue }
      let book = generator.design(specification, analyses: []).costWorkbook()
      let plain = try Self.design(
        SourceFile(name: "spec.yaml", text: text.replacing(quoted, with: "plain")))
      #expect(Self.formulas(book) == Self.formulas(plain.costWorkbook()))
      #expect(try !book.bytes().isEmpty)
    }
  }

  private static func formulas(_ book: Workbook) -> [String] {
    book.sheets.flatMap { sheet in
      sheet.rows.flatMap(\.cells).compactMap { cell in
        if case .formula(let text, _) = cell.content { text } else { nil }
      }
    }
  }

  /// Cells that are shaded as computed elsewhere are few: the rules' arithmetic is translated.
  @Test func nearlyAllFiguresAreLive() throws {
    for file in try RepositoryFiles.exampleSpecifications() {
      let book = try Self.design(file).costWorkbook()
      let sheet = try #require(book.sheets.first { $0.name == "Calculation" })
      let given = sheet.rows.filter { row in
        row.cells.contains { cell in
          if case .text(let text) = cell.content {
            text.contains(CalculationSheet.mark)
          } else {
            false
          }
        }
      }
      // The note above the table speaks of them.
      #expect(
        given.count <= 1 + sheet.rows.count / 10,
        "\(Self.name(file)): \(given.map { $0.cells[0].content })")
    }
  }
}
