import Architectures
import Decisions
import Facts
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
    if let total = total(of: steps) { view.remarks = [total] }
    view.text =
      steps.map { step in
        let time = step.takes.map { " It takes \($0.words)." } ?? ""
        return "\(step.step ?? 0). \(step.says)\(time)"
      } + view.remarks.map(\.text)
    return view
  }

  // MARK: - Total

  /// The first figure that draws on the times of all steps, against the client's limit if there
  /// is one.
  private func total(of steps: [Connection]) -> View.Remark? {
    let names = Set(steps.flatMap { $0.takes?.names ?? [] })
    guard !names.isEmpty else { return nil }
    let checked = subject.resolution.checks.compactMap { check in
      check.estimate.map { (check, $0) }
    }.first { isSum($0.1, of: names) }
    guard
      let estimate = checked?.1
        ?? subject.resolution.estimates.first(where: { $0.isHeadline && isSum($0, of: names) }),
      let slot = subject.base.names[estimate.id],
      let words = subject.resolution.values.words(atSlot: slot)
    else { return nil }
    guard let check = checked?.0, let limit = subject.base.names[check.fact.name.rawValue],
      let most = subject.resolution.values.words(atSlot: limit)
    else {
      return View.Remark(text: "Total: \(words), \(estimate.label).", tone: .plain)
    }
    let (verdict, tone): (String, View.Remark.Tone) =
      switch check.status {
      case .met: ("met", .good)
      case .atRisk: ("at risk", .doubtful)
      case .notMet: ("not met", .bad)
      case .toBeShown: ("to be shown by a test", .plain)
      }
    return View.Remark(
      text: "Total: \(words), \(estimate.label). Limit: \(most), \(verdict).", tone: tone)
  }

  /// Whether a figure draws on all of these, directly or through others.
  private func isSum(_ estimate: Estimate, of names: Set<String>) -> Bool {
    let inputs = Dictionary(
      subject.resolution.estimates.map { ($0.id, $0.inputs.map(\.name)) }
    ) { first, _ in first }
    var seen: Set<String> = []
    var open = estimate.inputs.map(\.name)
    while let name = open.popLast() {
      if seen.insert(name).inserted { open += inputs[name] ?? [] }
    }
    return names.isSubset(of: seen)
  }
}
