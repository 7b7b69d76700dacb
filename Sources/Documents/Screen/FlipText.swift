public import Decisions
public import Facts
import RuleBase
import Specifications

/// What would change the decisions of a design, and what would not, for a terminal.
public struct FlipText: Sendable {
  private let design: Design
  private let decisions: [Decision]
  private let fact: FactName?
  private let width: Int
  private var lines: [StyledLine] = []

  /// Lays out the changes.
  ///
  /// - Parameters:
  ///   - decisions: the decisions to tell about, which belong to `design`.
  ///   - fact: the only fact to tell about; nil for all.
  ///   - design: what came out, with its flips and questions.
  ///   - width: columns, between 60 and 100.
  public init(of decisions: [Decision], fact: FactName?, in design: Design, width: Int = 100) {
    self.design = design
    self.decisions = decisions
    self.fact = fact
    self.width = min(max(width, 60), 100)
    for decision in decisions { add(decision) }
    if let fact, lines.isEmpty {
      let text = "No value of \(design.label(fact)) that was tried changes any of these decisions."
      add(text, indent: 0)
    }
  }

  /// The same as one value: a part of what `result.json` holds.
  public var report: ReportValue {
    let whole = design.report()
    return [
      "format": .number(1),
      "specification": whole["specification"] ?? .null,
      "knowledge": whole["knowledge"] ?? .null,
      "decisions": .list(
        decisions.map { decision in
          let head: ReportValue = [
            "id": .text(decision.id), "code": .text(decision.code),
            "title": .text(decision.member.title), "outcome": .text(decision.outcomeLabel),
          ]
          return head.adding(kept(design.flipsReport(decision)))
        }),
    ]
  }

  /// The lines as text.
  ///
  /// - Parameter colour: whether to write ANSI colour codes.
  /// - Returns: all lines, each ended.
  public func text(colour: Bool = false) -> String {
    lines.map { $0.text(colour: colour) }.joined(separator: "\n") + "\n"
  }

  /// The entries about the fact asked for.
  private func kept(_ report: ReportValue) -> ReportValue {
    guard let fact else { return report }
    func own(_ key: String, _ name: (ReportValue) -> ReportValue?) -> ReportValue {
      .list((report[key]?.entries ?? []).filter { name($0)?.text == fact.rawValue })
    }
    return [
      "flips": own("flips") { $0["fact"]?["name"] },
      "assumption_flips": own("assumption_flips") { $0["fact"]?["name"] },
      "steady": own("steady") { $0["name"] },
    ]
  }

  private mutating func add(_ decision: Decision) {
    let stated = design.tellingFlips(decision).filter(isAsked)
    let assumed = design.assumptionFlips(decision).filter(isAsked)
    if fact != nil, stated.isEmpty, assumed.isEmpty { return }
    if !lines.isEmpty { lines.append(StyledLine()) }
    add("\(decision.code) \(decision.member.title): \(decision.outcomeLabel)", indent: 0, .strong)
    add("What you have stated", stated, decision)
    add("What is assumed or unknown", assumed, decision)
    if stated.isEmpty, assumed.isEmpty {
      add("No single fact that was tried changes it.", indent: 2)
    }
    if fact == nil, let words = design.steadyWords(decision) { add(words, indent: 2, .quiet) }
  }

  private func isAsked(_ flip: Flip) -> Bool { fact.map { $0 == flip.fact } ?? true }

  private mutating func add(_ title: String, _ flips: [Flip], _ decision: Decision) {
    guard !flips.isEmpty else { return }
    add(title, indent: 2, .quiet)
    let table = TextTable(columns: [.init(width: width - 46), .init(width: 38)], indent: 4)
    for flip in flips {
      lines += table.lines([
        flip.toldWords, "→ \(lowercasedFirst(decision.words(for: flip)))",
      ])
    }
  }

  private mutating func add(_ text: String, indent: Int, _ style: StyledLine.Style = .plain) {
    for part in wrapped(text, width: width - indent) {
      var line = StyledLine(String(repeating: " ", count: indent))
      line.append(part, style)
      lines.append(line)
    }
  }
}
