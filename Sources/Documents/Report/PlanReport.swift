public import Architectures
import Decisions
import OrderedCollections
import Quantities
import RuleBase

extension Design {
  /// What the plans of the rules say of this design.
  public var plans: [PlanPart] { PlanAssessment(ruleBase).parts(of: architecture, resolution) }

  /// Plans, borders that data cross, and the ends of products, as members of the report.
  func planReports() -> ReportValue {
    let parts = plans
    let crossings = architecture.crossings
    var reports: OrderedDictionary<String, ReportValue> = [:]
    for part in parts {
      let section: ReportValue = .object([
        part.section.id: .list(part.entries.map { entryReport($0, part.section, crossings) })
      ])
      reports[part.section.plan] = (reports[part.section.plan] ?? .object([:])).adding(section)
    }
    return [
      "plans": .object(reports),
      "crossings": .list(
        crossings.enumerated().map { crossingReport($1, code: crossingCode($0), parts) }),
    ]
  }

  private func crossingCode(_ place: Int) -> String { "X\(place + 1)" }

  // MARK: - Entries

  private func entryReport(
    _ entry: PlanPart.Entry, _ section: PlanSection, _ crossings: [BorderCrossing]
  ) -> ReportValue {
    var report: ReportValue = ["id": .text(entry.entry.id), "is_assumed": .flag(entry.isAssumed)]
    for field in section.fields {
      report = report.adding(contentReport(entry.contents[field.name], field))
    }
    let places = crossings.indices.filter { place in
      crossings[place].connections.contains(where: entry.connections.contains)
    }
    return report.adding([
      "span": entry.span.map(spanReport) ?? .null,
      "flows": .list(entry.connections.map(flowReport)),
      "crossings": .texts(places.map(crossingCode)),
      "components": .list(entry.components.map(partReport)),
      "sources": .texts(entry.entry.sources),
      "is_house": .flag(entry.entry.sources.allSatisfy { $0 == "house" }),
    ])
  }

  private func contentReport(
    _ content: PlanPart.Content?, _ field: PlanSection.Field
  ) -> ReportValue {
    let name = field.name
    switch content {
    case .text(let text): return .object([name: .text(text)])
    case .texts(let texts): return .object([name: .texts(texts)])
    case .figure(let figure): return .object([name: estimateReport(figure)])
    case .choice(let word, let left):
      let report: ReportValue = .object([
        name: .text(word), "\(name)_label": .text(orNull: field.choices[word]),
      ])
      guard field.isLowered else { return report }
      return report.adding(
        .object([
          "\(name)_left": .text(left), "\(name)_left_label": .text(orNull: field.choices[left]),
        ]))
    case .controls(let controls):
      return .object([
        name: [
          "in_design": .list(controls.filter(\.isInDesign).map(controlReport)),
          "to_do": .texts(controls.filter { !$0.isInDesign }.map(\.text)),
        ]
      ])
    case nil:
      switch field.kind {
      case .texts: return .object([name: .list([])])
      case .controls: return .object([name: ["in_design": [], "to_do": []]])
      case .text, .figure, .choice: return .object([name: .null])
      }
    }
  }

  private func controlReport(_ control: PlanPart.Control) -> ReportValue {
    let decisions = control.decisions.compactMap { id in
      resolution.decisions.first { $0.id == id }
    }
    return [
      "text": .text(control.text), "decisions": .list(decisions.map(decisionReference)),
      "components": .list(control.components.map(partReport)),
    ]
  }

  private func partReport(_ id: String) -> ReportValue {
    ["id": .text(id), "name": .text(componentName(id))]
  }

  private func flowReport(_ connection: Connection) -> ReportValue {
    [
      "step": connection.step.map { .number(Double($0)) } ?? .null,
      "label": .text(connection.label), "from_name": .text(componentName(connection.from)),
      "to_name": .text(componentName(connection.to)),
    ]
  }

  private func spanReport(_ span: PlanPart.Span) -> ReportValue {
    func weeks(_ seconds: Double) -> String { format(weekNumber(seconds)) }
    return [
      "start": .number(weekNumber(span.start.base)), "end": .number(weekNumber(span.end.base)),
      "earliest_end": .number(weekNumber(span.end.low)),
      "latest_end": .number(weekNumber(span.end.high)),
      "start_text": .text(weeks(span.start.base)), "end_text": .text(weeks(span.end.base)),
      "earliest_end_text": .text(weeks(span.end.low)),
      "latest_end_text": .text(weeks(span.end.high)),
    ]
  }

  /// Seconds in whole weeks.
  private func weekNumber(_ seconds: Double) -> Double { (seconds / 604_800).rounded() }

  // MARK: - Crossings

  private func crossingReport(
    _ crossing: BorderCrossing, code: String, _ parts: [PlanPart]
  ) -> ReportValue {
    var data: [String] = []
    for name in crossing.connections.flatMap(\.data) where !data.contains(name) {
      data.append(name)
    }
    let about = parts.flatMap(\.entries).filter { entry in
      entry.connections.contains(where: crossing.connections.contains)
    }
    return [
      "code": .text(code), "from_label": .text(crossing.from.label),
      "to_label": .text(crossing.to.label), "is_trust_boundary": .flag(crossing.isTrustBoundary),
      "flows": .list(crossing.connections.map(flowReport)),
      "data_words": .texts(data.map(dataClassWords)),
      "threats": .list(
        about.map { entry in
          var code: String?
          if case .text(let text) = entry.contents["code"] { code = text }
          return ["id": .text(entry.entry.id), "code": .text(orNull: code)]
        }),
    ]
  }
}
