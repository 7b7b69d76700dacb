import RuleBase

/// How connections of a kind are drawn.
enum ArrowStyle: CaseIterable {
  case request, deferred, flow, control, telemetry

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
    }
  }

  var colour: String {
    switch self {
    case .request, .deferred: Palette.line
    case .flow: Palette.flow
    case .control, .telemetry: Palette.faint
    }
  }

  var width: Double {
    switch self {
    case .request, .deferred: 1.3
    case .flow: 1.6
    case .control, .telemetry: 0.9
    }
  }

  var dashes: Dashes {
    switch self {
    case .request, .telemetry: .solid
    case .deferred: .dashed
    case .flow, .control: .dotted
    }
  }

  /// Whether the main flow does not depend on it.
  var isAside: Bool {
    switch self {
    case .request, .deferred, .flow: false
    case .control, .telemetry: true
    }
  }

  /// The pattern of a line, by Graphviz's name.
  enum Dashes: String { case solid, dashed, dotted }
}
