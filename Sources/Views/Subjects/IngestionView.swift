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
    return subject.view(.ingestion, of: flows, among: architecture.components)
  }
}
