import Decisions
import Facts
import RuleBase
import Specifications

/// What to ask a client, the most consequential first, with what each answer would lead to.
public struct QuestionText: Sendable {
  private let design: Design
  private let width: Int

  /// Prepares the questions of a design.
  ///
  /// - Parameters:
  ///   - design: what came out, with its questions.
  ///   - width: columns of a terminal, between 60 and 100.
  public init(_ design: Design, width: Int = 100) {
    self.design = design
    self.width = min(max(width, 60), 100)
  }

  private var all: [Question] { design.resolution.questions }
  private var deciding: [Question] { all.filter(\.matters) }
  private var costing: [Question] { all.filter { !$0.matters && $0.cost != nil } }
  private var idle: [String] {
    all.filter { !$0.matters && $0.cost == nil }.map { design.label($0.fact) }
      + design.resolution.idleQuestions.map(design.label)
  }

  /// The same as one value: a part of what `result.json` holds.
  public var report: ReportValue {
    let whole = design.report()
    return [
      "format": .number(1),
      "specification": whole["specification"] ?? .null,
      "knowledge": whole["knowledge"] ?? .null,
      "questions": whole["questions"] ?? .list([]),
      "idle_questions": whole["idle_questions"] ?? .list([]),
    ]
  }

  // MARK: - Terminal

  /// The questions for a terminal.
  ///
  /// - Parameter colour: whether to write ANSI colour codes.
  /// - Returns: all lines, each ended.
  public func text(colour: Bool = false) -> String {
    var lines: [StyledLine] = []
    func add(_ text: String, indent: Int, _ style: StyledLine.Style = .plain) {
      for part in wrapped(text, width: width - indent) {
        var line = StyledLine(String(repeating: " ", count: indent))
        line.append(part, style)
        lines.append(line)
      }
    }
    add(design.specification.name, indent: 0, .strong)
    add(summary, indent: 0, .quiet)
    for (number, question) in (deciding + costing).enumerated() {
      if number == 0 || number == deciding.count {
        lines.append(StyledLine())
        add(
          number < deciding.count ? "CHANGE DECISIONS" : "MOVE THE RUN COST ONLY", indent: 0,
          .strong)
      }
      var head = StyledLine()
      head.append("\(number + 1) ", .strong)
      head.fill(to: 3)
      for (index, part) in wrapped(question.text, width: width - 3).enumerated() {
        var line = index == 0 ? head : StyledLine("   ")
        line.append(part)
        lines.append(line)
      }
      add(about(question), indent: 3, .quiet)
      for answer in shownAnswers(question) { add(answer, indent: 5) }
    }
    if !idle.isEmpty {
      lines.append(StyledLine())
      add("CHANGE NOTHING, WHATEVER THE ANSWER", indent: 0, .strong)
      add(idle.joined(separator: "; ") + ".", indent: 1)
    }
    return lines.map { $0.text(colour: colour) }.joined(separator: "\n") + "\n"
  }

  private var summary: String {
    "\(count(deciding.count, "answer changes", "answers change")) decisions; "
      + "\(count(costing.count, "more moves", "more move")) the run cost; "
      + "\(count(idle.count, "changes", "change")) nothing."
  }

  private func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }

  private func about(_ question: Question) -> String {
    var parts: [String] = []
    if let ask = question.ask { parts.append("ask \(ask)") }
    parts.append(question.assumed.map { "assumed: \($0)" } ?? "nothing is assumed")
    if !question.changes.isEmpty {
      parts.append("changes \(question.changes.joined(separator: " "))")
    }
    if let needed = question.neededWords { parts.append(needed) }
    if let cost = question.cost { parts.append(design.runCostWords(of: cost)) }
    if question.isCutShort { parts.append("values far from that are not told") }
    return sentence(parts.joined(separator: "; "))
  }

  private func shownAnswers(_ question: Question) -> [String] {
    if question.answers.isEmpty, let cost = question.cost {
      return cost.points.map { "\($0.value) → run cost \(design.runCostWords($0.cost))" }
    }
    return design.answerGroups(question).map { group in
      let cost = group.runCost.map { "; run cost \($0)" } ?? ""
      return "\(group.answers.text) → \(group.sequel)\(question.cost == nil ? "" : cost)"
    }
  }

  // MARK: - Markdown

  /// The questions as a document to send: whom to ask, in which words, and what hangs on it.
  public var markdown: String {
    func safe(_ text: String) -> String { escapedForMarkdown(text) }
    var text = "# Questions about \(safe(design.specification.name))\n\n\(summary)\n"
    for (number, question) in (deciding + costing).enumerated() {
      if number == 0 { text += "\n## Answers that change the design\n" }
      if number == deciding.count { text += "\n## Answers that move the run cost only\n" }
      text += "\n\(number + 1). **\(safe(question.text))**\n\n   \(safe(about(question)))\n"
      let answers = shownAnswers(question)
      if !answers.isEmpty { text += "\n" }
      for answer in answers { text += "   - \(safe(answer))\n" }
    }
    if !idle.isEmpty {
      text +=
        "\n## What need not be asked\n\nNo answer about these changes a decision or the run cost: "
      text += idle.map(safe).joined(separator: "; ") + ".\n"
    }
    return text
  }
}
