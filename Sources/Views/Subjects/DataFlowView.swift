import Architectures
import Facts
import Foundation
import RuleBase

/// Which classes of the client's data travel where, and which borders of trust they cross.
struct DataFlowView {
  private let subject: ViewSubject
  private let architecture: Architecture

  init(_ subject: ViewSubject) {
    self.subject = subject
    architecture = subject.architecture.withoutPlatform
  }

  var view: View? {
    let flows = architecture.connections.filter(carriesClientData)
    guard !flows.isEmpty else { return nil }
    let ends = Set(flows.flatMap { [$0.from, $0.to] })
    var view = subject.empty(.dataFlow)
    view.cards = architecture.components.filter { ends.contains($0.id) }.map { component in
      var card = subject.card(component)
      card.zone = subject.boundary(of: component.zone)?.id
      card.details = []
      card.badges.removeAll { $0.kind == .decision }
      return card
    }
    view.zones = boundaries(view.cards.compactMap(\.zone))
    view.arrows = arrows(flows)
    view.text = text(view.arrows)
    shorten(&view, flows)
    return view
  }

  /// Whether anything but what the system says about itself travels along it.
  private func carriesClientData(_ connection: Connection) -> Bool {
    connection.step != nil && !connection.data.isEmpty && connection.data != Self.ownData
  }

  /// The class of data that patterns give to what the system says about itself.
  private static let ownData = ["internal"]

  /// The borders of trust alone, each inside the next one around it.
  private func boundaries(_ occupied: [String]) -> [View.Zone] {
    subject.zones(around: occupied).filter(\.isTrustBoundary).map { zone in
      var zone = zone
      zone.parent = zone.parent.flatMap { subject.boundary(of: $0)?.id }
      return zone
    }
  }

  /// One arrow for the flows from one component to another.
  private func arrows(_ flows: [Connection]) -> [View.Arrow] {
    var arrows: [View.Arrow] = []
    for flow in flows {
      var arrow = subject.arrow(flow)
      arrow.time = nil
      arrow.detail = classes(flow).joined(separator: ", ")
      if let known = arrows.firstIndex(where: { $0.from == arrow.from && $0.to == arrow.to }) {
        arrows[known].join(arrow)
      } else {
        arrows.append(arrow)
      }
    }
    return arrows
  }

  private func classes(_ connection: Connection) -> [String] { connection.data.map(words) }

  private func words(_ dataClass: String) -> String {
    let label = subject.base.vocabulary["privacy.data_classes"]?.label(of: dataClass) ?? dataClass
    return label.prefix(1).lowercased() + label.dropFirst()
  }

  /// Tells the classes that most arrows carry once, below the picture, and puts letters in the place
  /// of the others where three or more are told apart.
  private func shorten(_ view: inout View, _ flows: [Connection]) {
    var known: [String] = []
    for dataClass in flows.flatMap(\.data) where !known.contains(dataClass) {
      known.append(dataClass)
    }
    if known.count > 2, known.count <= 26 { putLetters(in: &view, known) }
    let counts = Dictionary(grouping: view.arrows.compactMap(\.detail)) { $0 }
    let usual = counts.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
    guard view.arrows.count > 3, let usual, usual.value.count * 2 > view.arrows.count else {
      return
    }
    for index in view.arrows.indices where view.arrows[index].detail == usual.key {
      view.arrows[index].detail = nil
    }
    let isAll = usual.value.count == view.arrows.count
    let which = isAll ? "All arrows" : "Arrows that name none"
    view.remarks.append(View.Remark(text: "\(which) carry \(usual.key).", tone: .plain))
  }

  private func putLetters(in view: inout View, _ known: [String]) {
    let letters = Dictionary(
      zip(known.map(words), "ABCDEFGHIJKLMNOPQRSTUVWXYZ").map { ($0, String($1)) }
    ) { first, _ in first }
    for index in view.arrows.indices {
      let parts = view.arrows[index].detail?.components(separatedBy: ", ") ?? []
      view.arrows[index].detail = parts.map { letters[$0] ?? $0 }.joined(separator: " ")
    }
    let key = known.map(words).map { "\(letters[$0] ?? "") \($0)" }.joined(separator: ", ")
    view.remarks = [View.Remark(text: "Classes of data: \(key).", tone: .plain)]
  }

  private func text(_ arrows: [View.Arrow]) -> [String] {
    arrows.map { arrow in
      let number = arrow.number.map { "\($0). " } ?? ""
      let ends = "\(subject.name(of: arrow.from)) to \(subject.name(of: arrow.to))"
      let crossing = arrow.crossesBoundary ? "; crosses a trust boundary" : ""
      return "\(number)\(ends): \(arrow.label) (\(arrow.detail ?? ""))\(crossing)."
    }
  }
}
