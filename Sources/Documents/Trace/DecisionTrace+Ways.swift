import Decisions
import Quantities

extension DecisionTrace {
  /// The smallest changes of facts under which an option or product would be the outcome; where no two
  /// facts make it that, what stands in its way.
  mutating func add(_ ways: Ways, to choice: String) {
    addTitle("UNDER WHICH IT WOULD BE CHOSEN")
    let isFar = ways.all.contains { $0.changes.count > 2 }
    if isFar { add("No change of one fact or of two was found, but of these together:", indent: 2) }
    for way in ways.all {
      let parts = way.changes.map { change in
        design.toldWords(change) + (change.isStated ? "" : " [not stated]")
      }
      let becomes = decision.labels(way.outcome.options)
      add("- \(parts.joined(separator: ", and ")) → \(becomes)", indent: 2)
    }
    if ways.all.isEmpty {
      add("No change of facts was found that makes it the outcome.", indent: 2)
    }
    add(
      "\(ways.all.isEmpty ? "Tried" : "Smallest first; tried"): \(searched(ways)).", indent: 2,
      style: .quiet)
    guard ways.all.isEmpty || isFar else { return }
    if !ways.obstacles.isEmpty { addTitle("WHAT STANDS IN ITS WAY") }
    for obstacle in ways.obstacles {
      add("- \(design.words(for: obstacle, of: decision, isSearched: true))", indent: 2)
    }
    guard decision.outcome != .notApplicable, !decision.outcome.isImposed else { return }
    add(
      "Whoever wants it all the same states it: \(design.wishWords(choice, of: decision))",
      indent: 2)
  }

  private func searched(_ ways: Ways) -> String {
    let single = "each of \(ways.facts) facts by itself"
    guard ways.pairs > 0 else { return single }
    return single
      + ", and \(format(Double(ways.pairs))) pairs of values that could be enough together"
  }
}
