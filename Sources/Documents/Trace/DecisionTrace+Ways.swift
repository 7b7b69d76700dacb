import Decisions
import Quantities

extension DecisionTrace {
  /// The smallest changes of facts under which an option would be the outcome, or over how much
  /// they were searched for.
  mutating func add(_ ways: Ways) {
    addTitle("UNDER WHICH IT WOULD BE CHOSEN")
    for way in ways.all {
      let parts = way.changes.map { change in
        change.words + (change.margin.map { " (\($0))" } ?? "")
          + (change.isStated ? "" : " [not stated]")
      }
      let becomes = decision.labels(way.outcome.options)
      add("- \(parts.joined(separator: ", and ")) → \(becomes)", indent: 2)
    }
    let searched =
      ways.pairs == 0
      ? "each of \(ways.facts) facts by itself"
      : "each of \(ways.facts) facts by itself, and \(format(Double(ways.pairs))) pairs of values of "
        + "the \(ways.pairedFacts) facts that this decision hangs on"
    if ways.all.isEmpty {
      add("No change of one fact or of two together was found; tried: \(searched).", indent: 2)
    } else {
      add("Smallest first; tried: \(searched).", indent: 2, style: .quiet)
    }
  }
}
