import Decisions
import Diagnostics
import Expressions
import Facts
import Quantities
import RuleBase

extension Design {
  /// All facts by where they come from.
  var factsReport: ReportValue {
    var stated: [ReportValue] = []
    var derived: [ReportValue] = []
    var assumed: [ReportValue] = []
    for fact in resolution.facts.all {
      switch fact.origin {
      case .stated: stated.append(factReport(fact))
      case .derived: derived.append(factReport(fact))
      case .assumed: assumed.append(factReport(fact))
      case .missing: continue
      }
    }
    return ["stated": .list(stated), "derived": .list(derived), "assumed": .list(assumed)]
  }

  /// One fact in full.
  func factReport(_ fact: Fact) -> ReportValue {
    let readers = resolution.decisions.filter {
      $0.outcome != .notApplicable && $0.reads.contains(fact.name)
    }
    return factReference(fact.name).adding([
      "section": .text(String(fact.name.section)),
      "number": numberReport(fact),
      "strength": .text(fact.strength.rawValue),
      "read_by": .texts(readers.map(\.code)),
      "matters": .flag(!readers.isEmpty || !figuresReading(fact.name).isEmpty),
    ]).adding(originReport(fact.origin))
  }

  /// A fact as others point to it: its name, label, value in words, and where that comes from.
  func factReference(_ name: FactName) -> ReportValue {
    let fact = resolution.facts[name]
    let status =
      switch fact?.origin {
      case .stated: fact?.value == nil ? "unknown" : "stated"
      case .derived: "derived"
      case .assumed: "assumed"
      case .missing, nil: "unknown"
      }
    return [
      "name": .text(name.rawValue),
      "label": .text(label(name)),
      "value": .text(fact.map(words(for:)) ?? "unknown"),
      "origin": .text(origin(name)),
      "status": .text(status),
    ]
  }

  private func originReport(_ origin: Origin) -> ReportValue {
    var written: String?
    var line: ReportValue = .null
    var clientSource: String?
    var requirement: String?
    var because: String?
    var source: String?
    var expression: String?
    var from: [FactName] = []
    switch origin {
    case .stated(let statement):
      written = statement.text
      line = .number(Double(statement.location.start.line))
      clientSource = statement.source
      requirement = statement.requirement
    case .derived(let names, let text):
      from = names
      expression = text
    case .assumed(let reason, let id):
      because = reason
      source = id
    case .missing: break
    }
    return [
      "written": .text(orNull: written), "line": line,
      "client_source": .text(orNull: clientSource), "requirement": .text(orNull: requirement),
      "because": .text(orNull: because), "source": .text(orNull: source),
      "expression": .text(orNull: expression), "derived_from": .texts(from.map(\.rawValue)),
    ]
  }

  /// The number of a fact in the unit of its field, with the ends of its range.
  private func numberReport(_ fact: Fact) -> ReportValue {
    guard let value = fact.value, let base = value.base.number else { return .null }
    let unit = ruleBase.vocabulary[fact.name]?.unit ?? .plain
    let range = value.range ?? base...base
    return [
      "low": .number(range.lowerBound / unit.factor), "base": .number(base / unit.factor),
      "high": .number(range.upperBound / unit.factor), "unit": .text(unit.symbol),
    ]
  }
}
