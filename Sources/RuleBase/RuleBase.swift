public import Diagnostics
public import Facts
public import Foundation
public import OrderedCollections

/// The rule files as values: sound, compiled, and in the order in which they are worked out.
public struct RuleBase: Sendable {
  public let vocabulary: Vocabulary
  public let formulas: [Formula]
  public let decisions: [DecisionModel]
  public let catalogue: Catalogue
  /// In the order of their ids.
  public let prices: OrderedDictionary<String, Price>
  public let patterns: [Pattern]
  public let checks: [Check]
  public let breakdowns: [BreakdownModel]
  public let contradictions: [Contradiction]
  public let doubts: [Doubt]
  /// What designs are weighed by, in the order in which documents tell it.
  public let criteria: [Criterion]
  /// Where a client can give way, and what that means.
  public let concessions: [Concession]
  public let risks: [Risk]
  /// What documents tell of plans, in the order of plans and sections.
  public let plans: [PlanSection]
  /// The numbers that estimators work with.
  public let estimators: [Estimator]
  /// The estimators as functions of the rules' language.
  public let estimatorFunctions: EstimatorFunctions
  public let sources: OrderedDictionary<String, KnowledgeSource>
  public let names: SlotTable
  /// Expressions of the vocabulary by the place of their field: how a fact is derived.
  public let derivations: [Int: CompiledExpression]
  /// Conditions of assumptions, by the place of their field; absent for unconditional ones.
  public let assumptionConditions: [Int: [CompiledExpression?]]
  /// Facts, formulas and decisions in the order in which they are worked out.
  public let order: [PlanStep]
  /// The folders with icons, the last one first.
  public let iconFolders: [URL]
  /// The date of the knowledge, as `2026-11-20`.
  public let version: String
  /// For how many months knowledge keeps, by the letter of a source's grade; `products` for entries
  /// of the catalogue.
  public let keepsMonths: [String: Int]
  /// For how many days figures keep that change quickly: `prices`.
  public let keepsDays: [String: Int]
  /// Eight hexadecimal digits that change with any byte of the rule files.
  public let digest: String
  /// The rule files, for findings.
  public internal(set) var files: [SourceFile]
  /// What was found but does not stop the work.
  public let warnings: [Diagnostic]
  /// The number of slots, those of candidates included.
  public let slotCount: Int

  /// The dates of the prices, each once, oldest first.
  public var pricesAsOf: [String] { Set(prices.values.map(\.asOf)).sorted() }

  /// All members of all decisions in the order of documents.
  public var members: [(model: DecisionModel, member: DecisionModel.Member)] {
    decisions.flatMap { model in model.members.map { (model, $0) } }
      .sorted { ($0.member.order, $0.member.code) < ($1.member.order, $1.member.code) }
  }

  /// The rule under an id.
  public func rule(_ id: String) -> (model: DecisionModel, rule: Rule)? {
    for model in decisions {
      if let rule = model.rules.first(where: { $0.id == id }) { return (model, rule) }
    }
    return nil
  }
}
