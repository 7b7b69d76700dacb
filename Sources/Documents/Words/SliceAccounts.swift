import Decisions
import Facts
import RuleBase

extension Design {
  /// What became of the statements about a part of the traffic that answer a requirement of the
  /// client's.
  var sliceAccounts: [StatementAccount] {
    resolution.facts.slices(ruleBase.vocabulary).flatMap { slice in
      slice.facts.all.filter { $0.statement?.requirement != nil }.map { account(of: $0, slice) }
    }
  }

  private func account(of fact: Fact, _ slice: Slice) -> StatementAccount {
    func reads(_ firing: Firing) -> Bool { firing.reads.contains(fact.name) }
    let decisions = resolution.decisions.filter { decision in
      decision.branches.contains { $0.slice == slice.name && $0.because.contains(where: reads) }
        || decision.reasons.contains { $0.standing == .holds && reads($0) }
    }
    let test =
      ruleBase.checks.first { $0.fact == fact.name }?.test
      ?? ruleBase.vocabulary[fact.name]?.shownBy
    var codes: [String] = []
    for code in decisions.map(\.code) where !codes.contains(code) { codes.append(code) }
    let status: Account.Status = test != nil ? .toBeShown : codes.isEmpty ? .noEffect : .met
    let settled =
      codes.isEmpty
      ? "Recorded; no decision depends on it." : "Settles \(codes.joined(separator: ", "))."
    return StatementAccount(
      fact: fact, status: status, decisions: decisions.map(\.id), note: test ?? settled,
      slice: slice.name)
  }
}
