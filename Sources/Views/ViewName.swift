/// The pictures that can be made of one design, by the names of their files.
public enum ViewName: String, Hashable, Sendable, CaseIterable {
  /// The system as one box between the people and systems around it.
  case context
  /// The parts of the system and the numbered flow between them.
  case container
  /// Which classes of data cross which borders of trust.
  case dataFlow = "data_flow"
  /// What runs where, and in what size.
  case deployment
  /// One request step by step, with the time that each step takes.
  case sequence
  /// How documents and records get into the stores.
  case ingestion
  /// What observes, protects and trains the system.
  case operations
  /// From the first conversation to operation: how long, what is shown at each gate, what ends it.
  case roadmap
  /// Which decision depended on which, what was chosen and what was not.
  case decisions

  /// The heading under the project's name.
  public var title: String {
    switch self {
    case .context: "Context"
    case .container: "Containers and numbered data flow"
    case .dataFlow: "Data flow across borders of trust"
    case .deployment: "Deployment"
    case .sequence: "Sequence of a request"
    case .ingestion: "Ingestion of data"
    case .operations: "Operations"
    case .roadmap: "Roadmap with gates"
    case .decisions: "Decisions that shaped the design"
    }
  }
}
