import Architectures

extension View.Mark {
  /// The mark for a difference between two architectures.
  init(_ kind: ArchitectureDifference.Kind) {
    switch kind {
    case .added: self = .added
    case .removed: self = .removed
    case .changed: self = .changed
    }
  }

  /// The word on a card, with a sign that shows without colour.
  var label: String { "\(sign) \(rawValue)" }

  /// The sign on a connection.
  var sign: String {
    switch self {
    case .added: "+"
    case .removed: "\u{2212}"
    case .changed: "~"
    }
  }

  /// The words of the legend.
  var meaning: String {
    switch self {
    case .added: "only after the change"
    case .removed: "only before it"
    case .changed: "in both, not the same"
    }
  }
}

extension Theme {
  /// The field of a mark.
  func fill(_ mark: View.Mark) -> String {
    switch mark {
    case .added: good
    case .removed: crossing
    case .changed: doubtful
    }
  }
}
