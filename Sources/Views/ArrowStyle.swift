import RuleBase

/// How connections of a kind are drawn.
public enum ArrowStyle: Hashable, Sendable, CaseIterable {
  case request, deferred, flow, control, telemetry
  /// One thing depends on another; no data flow.
  case dependency

  init(_ kind: Pattern.Connection.Kind) {
    switch kind {
    case .request: self = .request
    case .async, .batch: self = .deferred
    case .stream, .cdc: self = .flow
    case .control: self = .control
    case .telemetry, .feedback: self = .telemetry
    }
  }

  /// The words of the legend.
  var label: String {
    switch self {
    case .request: "request"
    case .deferred: "queued or in batches"
    case .flow: "stream or change"
    case .control: "control"
    case .telemetry: "telemetry and feedback"
    case .dependency: "its outcome was needed"
    }
  }

  var width: Double {
    switch self {
    case .request, .deferred: 1.3
    case .flow: 1.7
    case .control, .telemetry, .dependency: 1
    }
  }

  var dashes: Dashes {
    switch self {
    case .request, .telemetry, .dependency: .solid
    case .deferred: .dashed
    case .flow, .control: .dotted
    }
  }

  /// Whether the main flow does not depend on it.
  var isAside: Bool {
    switch self {
    case .request, .deferred, .flow, .dependency: false
    case .control, .telemetry: true
    }
  }

  /// The pattern of a line, by Graphviz's name.
  enum Dashes: String { case solid, dashed, dotted }
}
