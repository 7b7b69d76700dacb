public import Decisions
import Facts
public import RuleBase

/// The reasons of one decision in words, for a terminal.
///
/// Everything printed stands in the resolution: rules with the values that they saw, where each
/// value came from, what sank the other options, the figures, and what would change the outcome.
public struct DecisionTrace: Sendable {
  let design: Design
  let decision: Decision
  let width: Int
  private(set) var lines: [StyledLine] = []

  /// Traces a decision.
  ///
  /// - Parameters:
  ///   - decision: the decision, which belongs to `design`.
  ///   - option: the id of an option; if given, only why it is not the outcome is told.
  ///   - design: where facts and labels come from.
  ///   - ways: under which changes it would be the outcome, where that was searched for.
  ///   - width: columns of the terminal.
  public init(
    of decision: Decision, not option: String? = nil, in design: Design, ways: Ways? = nil,
    width: Int = 100
  ) {
    self.design = design
    self.decision = decision
    self.width = min(max(width, 60), 100)
    addHeading()
    if let verdict = decision.options.first(where: { $0.option.id == option }) {
      addRejection(verdict)
      if verdict.verdict != .chosen, let ways { add(ways, to: verdict.option.id) }
    } else {
      addOutcome()
      addReasons()
      addOptions()
      addFigures()
      addOpenRules()
      addChanges()
      addSources()
    }
  }

  /// Traces why one product of the catalogue is not, or not alone, the outcome.
  ///
  /// - Parameters:
  ///   - decision: the decision, which belongs to `design`.
  ///   - product: an entry of the role that the decision draws on.
  ///   - design: where facts and labels come from.
  ///   - ways: under which changes it would be the outcome, where that was searched for.
  ///   - width: columns of the terminal.
  public init(
    of decision: Decision, notProduct product: Catalogue.Entry, in design: Design,
    ways: Ways? = nil, width: Int = 100
  ) {
    self.design = design
    self.decision = decision
    self.width = min(max(width, 60), 100)
    addHeading()
    addRejection(ofProduct: product)
    if !decision.products.contains(where: { $0.id == product.id }), let ways {
      add(ways, to: product.id)
    }
  }

  /// The trace as text.
  public func text(colour: Bool = false) -> String {
    lines.map { $0.text(colour: colour) }.joined(separator: "\n") + "\n"
  }

  // MARK: - Pieces

  mutating func add(_ line: StyledLine = StyledLine()) { lines.append(line) }

  mutating func add(_ text: String, indent: Int, style: StyledLine.Style = .plain) {
    for part in wrapped(text, width: width - indent) {
      var line = StyledLine(String(repeating: " ", count: indent))
      line.append(part, style)
      add(line)
    }
  }

  mutating func addTitle(_ text: String) {
    if lines.last?.width != 0 { add() }
    add(StyledLine(text, .strong))
  }

  private mutating func addHeading() {
    add("\(decision.code) \(decision.member.title)", indent: 0, style: .strong)
    add("\(decision.member.question) (\(decision.path))", indent: 0)
  }

  private mutating func addOutcome() {
    addTitle("OUTCOME")
    add("\(decision.outcome.words): \(decision.outcomeLabel)", indent: 2)
    for option in decision.outcomeOptions { add(option.summary, indent: 2) }
    switch decision.outcome {
    case .notApplicable: decision.model.otherwise.map { add($0, indent: 2) }
    case .imposed(_, let free):
      let label = free.options.isEmpty ? free.words : decision.labels(free.options)
      add("Without the client's choice: \(label).", indent: 2)
    case .anyOf(_, let facts): addFacts("What would separate them:", facts)
    case .open(let missing): addFacts("What has to be known first:", missing)
    case .chosen, .set, .contradicted: break
    }
    for proviso in decision.provisos {
      let otherwise = proviso.otherwise.map { " If not: \(decision.labels(inOutcome: $0))." } ?? ""
      add("Valid only if: \(sentence(proviso.words))\(otherwise)", indent: 2)
    }
    for branch in decision.branches {
      let label =
        branch.outcome.options.isEmpty
        ? branch.outcome.words : decision.labels(branch.outcome.options)
      add("For \(branch.slice): \(label)", indent: 2)
    }
  }

  private mutating func addFacts(_ words: String, _ facts: [FactName]) {
    add(words, indent: 2)
    for fact in facts { add("\(design.label(fact)) (\(fact.rawValue))", indent: 4) }
  }
}
