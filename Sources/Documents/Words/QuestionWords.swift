import Decisions
import RuleBase

extension Question {
  /// Which figures wait for its answer: `needed for run cost a month and availability`; absent where
  /// none does.
  var neededWords: String? {
    let figures = neededFor.map { lowercasedFirst($0.title) }
    guard let last = figures.last else { return nil }
    let others = figures.dropLast().joined(separator: ", ")
    return "needed for " + (others.isEmpty ? last : "\(others) and \(last)")
  }
}
