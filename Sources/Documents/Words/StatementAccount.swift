import Architectures
import Decisions
import Expressions
import Facts
import RuleBase

/// What became of one statement of the client, in the whole design and not in the decisions alone.
struct StatementAccount {
  let fact: Fact
  let status: Account.Status
  /// The decisions that it took part in, by id.
  let decisions: [String]
  /// A sentence: the check, the test, what it went into, or that it had no effect.
  let note: String
  /// The part of the traffic that it is about; absent where it is about the whole.
  var slice: String?
}

extension Design {
  /// The accounts of all statements.
  ///
  /// A statement on which no decision depends may still go into a figure or into the picture, and
  /// the client's own list of requirements is answered by the statements that name its entries.
  var statementAccounts: [StatementAccount] {
    let first = resolution.accounts.map { account in
      account.status == .noEffect ? beyondDecisions(account) : StatementAccount(account)
    }
    let all = first + sliceAccounts
    return first.map { listedRequirements($0, among: all) ?? $0 }
  }

  private func beyondDecisions(_ account: Account) -> StatementAccount {
    let name = account.fact.name
    let figures = figuresReading(name)
    let components = componentsReading(name)
    var sentences: [String] = []
    if !figures.isEmpty { sentences.append("Goes into: \(listed(figures)).") }
    if !components.isEmpty { sentences.append("Shapes the picture: \(listed(components)).") }
    guard !sentences.isEmpty else { return StatementAccount(account) }
    return StatementAccount(
      fact: account.fact, status: .met, decisions: account.decisions,
      note: sentences.joined(separator: " "))
  }

  /// Labels of the figures used that have the fact among their inputs.
  func figuresReading(_ name: FactName) -> [String] {
    let estimates = resolution.estimates + resolution.decisions.flatMap(\.quantities)
    return estimates.filter { estimate in
      estimate.isUsed && estimate.inputs.contains { $0.name == name.rawValue }
    }.map(\.label).uniqued
  }

  /// Labels of the components that are there, or are as large as they are, because of the fact.
  private func componentsReading(_ name: FactName) -> [String] {
    guard let slot = ruleBase.names.meanings.firstIndex(of: .fact(name)) else { return [] }
    let patterns = Dictionary(ruleBase.patterns.map { ($0.id, $0) }) { first, _ in first }
    return architecture.components.filter { component in
      component.patterns.compactMap { patterns[$0] }.contains { pattern in
        let drawn = pattern.components.first { $0.id == component.id }
        return pattern.when?.expression.slots.contains(slot) == true
          || drawn?.when?.expression.slots.contains(slot) == true
          || drawn?.sizing?.slots.contains(slot) == true
      }
    }.map(\.roleLabel).uniqued
  }

  /// The client's own requirements, each with the statements that name it.
  private func listedRequirements(
    _ account: StatementAccount, among all: [StatementAccount]
  ) -> StatementAccount? {
    let numbers = (account.fact.value?.records ?? []).compactMap { record -> String? in
      let number = record.entries.first { $0.field == "id" }?.fact.value?.base
      guard case .string(let text)? = number else { return nil }
      return text
    }
    guard !numbers.isEmpty, account.status == .noEffect else { return nil }
    var parts: [String] = []
    var unnamed: [String] = []
    var found: [StatementAccount] = []
    for number in numbers {
      let answers = all.filter { $0.fact.statement?.requirement == number }
      if answers.isEmpty { unnamed.append(number) }
      for answer in answers {
        parts.append("\(number): \(label(answer.fact.name)), \(answer.status.words).")
      }
      found += answers
    }
    if !unnamed.isEmpty {
      parts.append(
        "\(unnamed.joined(separator: ", ")): no statement names it, so nothing was checked.")
    }
    let order: [Account.Status] = [.notMet, .atRisk, .toBeShown, .noEffect, .met]
    let worst = order.first { status in found.contains { $0.status == status } }
    return StatementAccount(
      fact: account.fact, status: unnamed.isEmpty ? worst ?? .noEffect : .noEffect,
      decisions: found.flatMap(\.decisions).uniqued, note: parts.joined(separator: " "))
  }

  private func listed(_ labels: [String]) -> String {
    labels.prefix(4).joined(separator: ", ") + (labels.count > 4 ? " and others" : "")
  }
}

extension StatementAccount {
  /// An account as the decisions left it.
  fileprivate init(_ account: Account) {
    self.init(
      fact: account.fact, status: account.status, decisions: account.decisions,
      note: account.note)
  }
}

extension Pattern.Words {
  /// The slots of the values in it.
  fileprivate var slots: [Int] {
    parts.compactMap { part in
      switch part {
      case .slot(let slot, _): slot
      case .text: nil
      }
    }
  }
}
