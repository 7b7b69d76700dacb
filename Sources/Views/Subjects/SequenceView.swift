import Architectures
import Decisions
import RuleBase

/// One request step by step, with the time of each step and the total against its limit.
struct SequenceView {
  private let subject: ViewSubject
  private let architecture: Architecture

  init(_ subject: ViewSubject) {
    self.subject = subject
    architecture = subject.architecture.withoutPlatform
  }

  /// The lanes that a request passes before its answer.
  private static let lanes: Set<String> = Set(
    [Lane.request, .guardrail, .retrieval, .generation].map(\.rawValue))

  var view: View? {
    let onTheWay = Set(
      architecture.components.filter { Self.lanes.contains($0.lane) }.map(\.id))
    let steps = architecture.connections.filter { connection in
      let isMain = !ArrowStyle(connection.kind).isAside && connection.kind != .batch
      return connection.step != nil && connection.from != connection.to && isMain
        && onTheWay.contains(connection.from) && onTheWay.contains(connection.to)
    }
    guard steps.count > 2 else { return nil }
    var order: [String] = []
    for id in steps.flatMap({ [$0.from, $0.to] }) where !order.contains(id) { order.append(id) }
    var view = subject.empty(.sequence)
    view.cards = order.compactMap { id in
      architecture.components.first { $0.id == id }.map(subject.card)
    }
    view.arrows = steps.map(subject.arrow)
    view.zones = subject.zones(around: view.cards.compactMap(\.zone))
    let names = Set(steps.flatMap { $0.takes?.names ?? [] })
    if let total = subject.total(drawingOn: names) { view.remarks = [total.remark] }
    view.text =
      steps.map { step in
        let time = step.takes.map { " It takes \($0.words)." } ?? ""
        return "\(step.step ?? 0). \(step.says)\(time)"
      } + view.remarks.map(\.text)
    return view
  }
}
