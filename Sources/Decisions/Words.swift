import Expressions
import Facts
import OrderedCollections
import Quantities
import RuleBase

/// Puts what came out of a run into words.
struct Words: Sendable {
  let run: Run
  let wording: Wording

  init(_ run: Run) {
    self.run = run
    wording = Wording(run.plan.base)
  }

  private init(_ run: Run, like other: Words) {
    self.run = run
    wording = other.wording
  }

  /// The same words over another run.
  func over(_ run: Run) -> Words { Words(run, like: self) }

  /// The label of what stands in a slot.
  func label(of slot: Int, model: DecisionModel? = nil) -> String {
    wording.label(of: slot, model: model)
  }

  /// The unit of what stands in a slot.
  func unit(of slot: Int, model: DecisionModel? = nil) -> Unit {
    wording.unit(of: slot, model: model)
  }

  /// A value in words, with the labels and the unit of what holds it.
  func text(_ value: Value, of slot: Int?, model: DecisionModel? = nil) -> String {
    wording.text(value, of: slot, model: model)
  }

  /// What is known of a fact, in words.
  func text(_ fact: Fact) -> String {
    guard let index = run.plan.fieldIndex(fact.name) else { return "unknown" }
    let slot = run.plan.fieldSlots[index]
    switch fact.knowledge {
    case .unknown: return "unknown"
    case .absent: return "none"
    case .known(let value):
      if let range = value.range {
        return readable(low: range.lowerBound, high: range.upperBound, in: unit(of: slot))
      }
      if !value.records.isEmpty { return records(value.records, run.plan.fields[index]) }
      return text(value.base, of: slot)
    }
  }

  private func records(_ records: [Record], _ field: Field) -> String {
    records.map { record in
      record.entries.compactMap { entry -> String? in
        guard case .stated(let statement) = entry.fact.origin else { return nil }
        return statement.text
      }.joined(separator: ", ")
    }.joined(separator: "; ")
  }

  /// The options of an outcome in words.
  func text(_ outcome: Outcome, of member: DecisionModel.Member) -> String {
    func label(_ id: String) -> String { wording.label(ofOption: id, of: member.id) }
    switch outcome {
    case .chosen(let id): return label(id)
    case .imposed(let id, _): return "\(label(id)), as the client fixed it"
    case .anyOf(let ids, _): return "any of " + ids.map(label).joined(separator: ", ")
    case .set(let ids): return ids.isEmpty ? "none" : ids.map(label).joined(separator: ", ")
    case .open: return "undecided"
    case .contradicted: return "no option left"
    case .notApplicable: return "not applicable"
    }
  }
}
