import Architectures
import Decisions
import Facts
import OrderedCollections
import Quantities
import RuleBase

/// The phases of the undertaking, each with its length, the gate at its end and what ends it there.
struct RoadmapView {
  private let subject: ViewSubject
  private let timeline: PlanPart?

  init(_ subject: ViewSubject) {
    self.subject = subject
    timeline = PlanAssessment(subject.base).timeline(of: subject.architecture, subject.resolution)
  }

  private static let week = 604_800.0

  var view: View? {
    guard let timeline else { return nil }
    let entries = timeline.entries.filter { $0.span != nil }
    guard entries.count > 1 else { return nil }
    var view = subject.empty(.roadmap)
    view.phases = entries.compactMap(phase)
    view.cards = entries.map(card)
    view.arrows = zip(entries, entries.dropFirst()).map(arrow)
    view.text = view.phases.enumerated().map { sentence($0 + 1, $1, view.cards[$0].title) }
    let figures = entries.compactMap(length).map(\.id)
    // The phases up to one of them are what a deadline asks for; later ones come after it.
    let total = figures.indices.reversed().lazy.compactMap { last in
      subject.total(drawingOn: Set(figures[...last]), keepsUnit: true)
    }.first
    if let total {
      view.remarks = [total.remark]
      view.text.append(total.remark.text)
      if let limit = total.limit {
        let week = limit / Self.week
        view.deadline = .init(week: week, words: "asked for: week \(format(week))")
      }
    }
    return view
  }

  // MARK: - Phases

  private func phase(_ entry: PlanPart.Entry) -> View.Phase? {
    guard let span = entry.span else { return nil }
    return View.Phase(
      id: entry.entry.id, start: span.start.base / Self.week, end: span.end.base / Self.week,
      latestEnd: span.end.high / Self.week, decider: texts(.decider, entry).first ?? "",
      gate: texts(.gate, entry), stop: texts(.stop, entry))
  }

  private func card(_ entry: PlanPart.Entry) -> View.Card {
    View.Card(
      id: entry.entry.id, family: .operation, title: texts(.title, entry).first ?? entry.entry.id,
      subtitle: length(entry)?.inItsUnit,
      reason: texts(.question, entry).joined(separator: " "))
  }

  private func arrow(_ entry: PlanPart.Entry, _ next: PlanPart.Entry) -> View.Arrow {
    let gate = texts(.gate, entry)
    let decider = texts(.decider, entry).first ?? ""
    return View.Arrow(
      from: entry.entry.id, to: next.entry.id, label: "gate: \(decider)", style: .flow,
      says: "Gate, decided by the \(decider): \(gate.joined(separator: " "))")
  }

  private func sentence(_ number: Int, _ phase: View.Phase, _ title: String) -> String {
    let weeks =
      "weeks \(format(phase.start))–\(format(phase.end)), at the latest \(format(phase.latestEnd))"
    let gate = phase.gate.joined(separator: " ")
    let stop = phase.stop.joined(separator: " ")
    return "\(number). \(title), \(weeks). Gate, decided by the \(phase.decider): \(gate)"
      + (stop.isEmpty ? "" : " It ends here if: \(stop)")
  }

  /// Whole weeks.
  private func format(_ weeks: Double) -> String { Quantities.format(weeks.rounded()) }

  // MARK: - Fields

  /// What an entry says in the field that stands at a place of the picture.
  private func texts(
    _ place: PlanSection.Field.PicturePlace, _ entry: PlanPart.Entry
  ) -> [String] {
    let field = timeline?.section.fields.first { $0.picture == place }
    switch field.flatMap({ entry.contents[$0.name] }) {
    case .text(let text): return [text]
    case .texts(let texts): return texts
    case .figure, .choice, .controls, nil: return []
    }
  }

  private func length(_ entry: PlanPart.Entry) -> Estimate? {
    let field = timeline?.section.fields.first(where: \.isTimeline)
    guard case .figure(let figure)? = field.flatMap({ entry.contents[$0.name] }) else {
      return nil
    }
    return figure
  }
}
