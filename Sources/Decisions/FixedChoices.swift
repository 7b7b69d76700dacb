public import Diagnostics
public import Facts
import RuleBase

extension Plan {
  /// Choices that a specification fixes for decisions which do not exist.
  ///
  /// - Parameter facts: what the client stated.
  /// - Returns: a finding for each, with the nearest decision.
  public func unknownFixedDecisions(_ facts: FactSet) -> [Diagnostic] {
    let known = base.decisions.flatMap { $0.members.map(\.id) }
    return (facts["decisions"]?.value?.records ?? []).compactMap { record in
      guard let name = record.text("decision"), !known.contains(name),
        case .stated(let statement)? = record["decision"]?.origin
      else { return nil }
      return Diagnostic(
        "specification/unknown-decision", "there is no decision '\(name)'",
        at: statement.location,
        help: nearest(name, in: known).map { "did you mean '\($0)'?" }
          ?? "the decisions are \(known.joined(separator: ", "))")
    }
  }
}
