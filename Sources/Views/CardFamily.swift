/// What a card stands for at a glance: it gives the card its colour and the legend its entries.
enum CardFamily: CaseIterable {
  case person, service, store, model, protection, operation

  /// The family that an icon belongs to.
  init(icon: String) {
    self = Self.families[icon] ?? .service
  }

  private static let families: [String: CardFamily] = [
    "user": .person, "users": .person,
    "cache": .store, "database": .store, "document": .store, "feature_store": .store,
    "file": .store, "object_store": .store, "queue": .store, "registry": .store,
    "stream": .store, "vector_store": .store,
    "embedding": .model, "gpu_server": .model, "model": .model, "reranker": .model,
    "training": .model,
    "guardrail": .protection, "human_review": .protection, "identity": .protection,
    "secret": .protection, "shield": .protection,
    "evaluation": .operation, "metrics": .operation, "tracing": .operation,
  ]

  /// The words of the legend.
  var label: String {
    switch self {
    case .person: "people"
    case .service: "application"
    case .store: "data at rest or in transit"
    case .model: "model"
    case .protection: "protection and review"
    case .operation: "operations"
    }
  }

  /// The colour of the card's border.
  var border: String {
    switch self {
    case .person: "#64748b"
    case .service: "#2563eb"
    case .store: "#b45309"
    case .model: "#7c3aed"
    case .protection: "#be185d"
    case .operation: "#0f766e"
    }
  }

  /// The colour behind the icon.
  var tint: String {
    switch self {
    case .person: "#e2e8f0"
    case .service: "#dbeafe"
    case .store: "#fef3c7"
    case .model: "#ede9fe"
    case .protection: "#fce7f3"
    case .operation: "#ccfbf1"
    }
  }
}
