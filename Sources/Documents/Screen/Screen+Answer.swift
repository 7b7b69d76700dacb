import Decisions
import Facts
import RuleBase
import Specifications

extension Screen {
  /// The title, and which knowledge and which specification stand behind the screen.
  mutating func addTitle() {
    var identity = ["knowledge \(design.ruleBase.version)"]
    if let prices = design.pricesAsOf { identity.append("prices \(prices)") }
    identity.append("spec \(design.specification.digest)")
    let right = identity.joined(separator: " · ")
    let title = wrapped(design.specification.name, width: width - columns(right) - 2)
    for (index, part) in title.enumerated() {
      var line = StyledLine(part, .strong)
      if index == 0 {
        line.fill(to: width - columns(right))
        line.append(right, .quiet)
      }
      add(line)
    }
    add()
  }

  /// The outcome in a sentence, and how the client's statements fare.
  mutating func addAnswer() {
    add("ANSWER", design.answerText, indent: 8)
    add("", design.statementCountWords, indent: 8)
    for clash in design.resolution.clashes {
      add("", "Can't be had as asked: \(clash.summary)", indent: 8)
    }
    add()
  }

  /// What must hold though nobody has said so, with what would be chosen otherwise.
  mutating func addProvisos() {
    let provisos = design.sharedProvisos.sorted {
      ($0.decisions.count, $1.proviso.words) > ($1.decisions.count, $0.proviso.words)
    }
    for (index, shared) in provisos.prefix(3).enumerated() {
      let names = shared.proviso.facts.map(\.rawValue).joined(separator: ", ")
      var text = "\(sentence(shared.proviso.words)) You have not said (\(names))."
      let others = shared.decisions.compactMap { decision, otherwise in
        otherwise.map { "\(decision.code) \(lowercasedFirst($0))" }
      }
      if let first = others.first {
        text += " If not: \(shortened(first, to: 60))"
        text += others.count > 1 ? " and \(others.count - 1) more." : "."
      }
      add(index == 0 ? "VALID ONLY IF" : "", text, indent: 15)
    }
    if provisos.count > 3 {
      add("", "and \(provisos.count - 3) more, in architecture.md", indent: 15)
    }
    if !provisos.isEmpty { add() }
  }
}
