import Decisions
import Diagnostics
import Expressions
public import Facts
import Quantities
import RuleBase

extension Design {
  /// What is known of a fact, as a person would write it: `12,000 requests/day`, `Legal services`.
  public func words(for fact: Fact) -> String {
    switch fact.knowledge {
    case .unknown: "unknown"
    case .absent: "none"
    case .known(let value): words(for: value, of: ruleBase.vocabulary[fact.name])
    }
  }

  /// The label of a fact, or its name where the vocabulary has none.
  public func label(_ name: FactName) -> String {
    ruleBase.vocabulary[name]?.label ?? name.rawValue
  }

  /// Where the value of a fact comes from: `spec.yaml:12`, `assumed`, `derived from …`, `not stated`.
  public func origin(_ name: FactName) -> String {
    guard let fact = resolution.facts[name] else { return "not stated" }
    switch fact.origin {
    case .stated(let statement): return place(of: statement)
    case .derived(let names, _):
      return "derived from " + names.map(label).joined(separator: " and ")
    case .assumed: return "assumed"
    case .missing: return "not stated"
    }
  }

  /// A place in the specification, such as `spec.yaml:12`.
  func place(of statement: Statement) -> String {
    "\(lastPathComponent(statement.location.file)):\(statement.location.start.line)"
  }

  func words(for value: FactValue, of field: Field?) -> String {
    guard value.records.isEmpty else {
      return value.records.map { words(for: $0, of: field) }.joined(separator: "; ")
    }
    if let range = value.range {
      return readable(low: range.lowerBound, high: range.upperBound, in: field?.unit ?? .plain)
    }
    return valueWords(value.base, of: field)
  }

  private func words(for record: Record, of field: Field?) -> String {
    var nested: [Field] = []
    if case .records(let fields, _)? = field?.kind { nested = fields }
    return record.entries.map { entry in
      let inner = nested.first { $0.name.rawValue == entry.field }
      let text =
        switch entry.fact.knowledge {
        case .known(let value): words(for: value, of: inner)
        case .absent: "none"
        case .unknown: "unknown"
        }
      return entry.field == "name" || entry.field == "text"
        ? text : "\(inner?.label ?? entry.field): \(text)"
    }.joined(separator: ", ")
  }
}
