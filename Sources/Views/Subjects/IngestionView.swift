import Architectures
import RuleBase

/// How documents, records and events get from their sources into the stores.
struct IngestionView {
  private let subject: ViewSubject
  private let architecture: Architecture

  init(_ subject: ViewSubject) {
    self.subject = subject
    architecture = subject.architecture.withoutPlatform
  }

  var view: View? {
    let working = Set(
      architecture.components.filter { $0.lane == Lane.ingestion.rawValue }.map(\.id))
    let flows = architecture.connections.filter { connection in
      !ArrowStyle(connection.kind).isAside
        && (working.contains(connection.from) || working.contains(connection.to))
    }
    let ends = Set(flows.flatMap { [$0.from, $0.to] })
    guard ends.count > 3 else { return nil }
    var view = subject.empty(.ingestion)
    view.cards = architecture.components.filter { ends.contains($0.id) }.map(subject.card)
    view.arrows = flows.map(subject.arrow)
    view.zones = subject.zones(around: view.cards.compactMap(\.zone))
    view.text = flows.compactMap { flow in flow.step.map { "\($0). \(flow.says)" } }
    return view
  }
}
