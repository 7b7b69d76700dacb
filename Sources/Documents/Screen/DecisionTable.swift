import Decisions
import Facts
import OrderedCollections
import RuleBase

/// All decisions as a table for a terminal, and what two runs have different.
public struct DecisionTable: Sendable {
  private var lines: [StyledLine] = []

  /// The decisions of one design.
  ///
  /// - Parameters:
  ///   - design: what came out.
  ///   - width: columns, between 60 and 100.
  public init(_ design: Design, width: Int = 100) {
    let table = Self.table(width)
    let decisions = design.resolution.decisions
    for decision in decisions where decision.outcome != .notApplicable {
      lines += table.lines([
        decision.code, decision.member.title, decision.outcomeLabel,
        design.shownReason(decision) ?? "",
      ])
    }
    addInapplicable(decisions.filter { $0.outcome == .notApplicable }, width)
    addShortfalls(of: design, width)
  }

  /// The decisions and figures that differ between two runs, before and after.
  ///
  /// - Parameters:
  ///   - before: the specification as it stands.
  ///   - after: the specification with changed facts.
  ///   - width: columns, between 60 and 100.
  public init(from before: Design, to after: Design, width: Int = 100) {
    let table = Self.table(width)
    var rows: [[String]] = []
    for decision in after.resolution.decisions {
      let old = before.resolution.decisions.first { $0.id == decision.id }
      guard
        old?.outcome != decision.outcome || old?.products.map(\.id) != decision.products.map(\.id)
      else { continue }
      rows.append([
        decision.code, decision.member.title, old.map(Self.label) ?? "", Self.label(decision),
      ])
    }
    guard !rows.isEmpty || !Self.changedEstimates(before, after).isEmpty else {
      lines = [StyledLine("No decision and no estimate changes.")]
      addShortfalls(of: after, width)
      return
    }
    if rows.isEmpty { lines.append(StyledLine("No decision changes.")) }
    lines += table.lines(["", "", "AS IT STANDS", "THEN"]).map {
      StyledLine($0.text(colour: false), .strong)
    }
    for row in rows { lines += table.lines(row) }
    for row in Self.changedEstimates(before, after) { lines += table.lines(row) }
    addShortfalls(of: after, width)
  }

  /// Decisions that this design does not call for, together where one reason covers several.
  private mutating func addInapplicable(_ decisions: [Decision], _ width: Int) {
    let groups = OrderedDictionary(grouping: decisions, by: \.model.otherwise)
    guard !groups.isEmpty else { return }
    lines.append(StyledLine("Not applicable", .strong))
    for (reason, members) in groups {
      let codes = members.map(\.code).joined(separator: ", ")
      let text = reason.map { "\(codes): \($0)" } ?? codes
      for part in wrapped(text, width: min(max(width, 60), 100) - 6) {
        var line = StyledLine()
        line.fill(to: 6)
        line.append(part, .quiet)
        lines.append(line)
      }
    }
  }

  /// Limits that are not met and requirements that can't be met together, as the exit code tells.
  private mutating func addShortfalls(of design: Design, _ width: Int) {
    func relaxation(_ ways: [String]) -> String {
      ways.isEmpty ? "" : " Relax one: \(ways.joined(separator: " · "))."
    }
    let limits = design.resolution.checks.filter { $0.status == .notMet }.map { check in
      let reckoned = check.estimate.map { ", reckoned \($0.rangeText)" } ?? ""
      let asked = "\(check.check.words): asked \(design.words(for: check.fact))\(reckoned)."
      return ("NOT MET", asked + relaxation(check.relax))
    }
    let clashes = design.jointClashes.map { clash in
      ("CLASH", clash.summary + relaxation(clash.relax))
    }
    for (heading, text) in limits + clashes + design.conflictLines {
      for (index, part) in wrapped(text, width: min(max(width, 60), 100) - 9).enumerated() {
        var line = StyledLine(index == 0 ? heading : "", .alarming)
        line.fill(to: 9)
        line.append(part)
        lines.append(line)
      }
    }
  }

  /// The table as text.
  public func text(colour: Bool = false) -> String {
    lines.map { $0.text(colour: colour) }.joined(separator: "\n") + "\n"
  }

  /// The outcome, with its products where several remain.
  private static func label(_ decision: Decision) -> String {
    let products = decision.products.map(\.label)
    guard products.count > 1 else { return decision.outcomeLabel }
    let shown = products.prefix(3).joined(separator: ", ")
    let rest = products.count > 3 ? " and \(products.count - 3) more" : ""
    return "\(decision.outcomeLabel): any of \(shown)\(rest)"
  }

  private static func table(_ width: Int) -> TextTable {
    let width = min(max(width, 60), 100)
    return TextTable(
      columns: [
        .init(width: 4, style: .strong), .init(width: 26), .init(width: (width - 37) / 2),
        .init(width: (width - 37) / 2),
      ], indent: 0)
  }

  private static func changedEstimates(_ before: Design, _ after: Design) -> [[String]] {
    after.resolution.estimates.compactMap { estimate in
      let old = before.resolution.estimates.first { $0.id == estimate.id }
      guard estimate.isHeadline, old?.text != estimate.text else { return nil }
      return ["", estimate.label, old?.text ?? "unknown", estimate.text]
    }
  }
}
