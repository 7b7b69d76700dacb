import Architectures
import RuleBase

/// What serves all parts alike, with the connections that the main picture leaves out.
struct OperationsView {
  private let subject: ViewSubject
  private let architecture: Architecture

  init(_ subject: ViewSubject) {
    self.subject = subject
    architecture = subject.architecture.withoutPlatform
  }

  var view: View? {
    let serving = ServingParts(architecture).ids
    let flows = architecture.connections.filter {
      serving.contains($0.from) || serving.contains($0.to)
    }
    let ends = Set(flows.flatMap { [$0.from, $0.to] })
    guard ends.count > 3 else { return nil }
    var view = subject.empty(.operations)
    view.cards = architecture.components.filter { ends.contains($0.id) }.map(subject.card)
    view.arrows = flows.map(subject.arrow)
    view.zones = subject.zones(around: view.cards.compactMap(\.zone))
    view.text = flows.compactMap { flow in flow.step.map { "\($0). \(flow.says)" } }
    return view
  }
}
