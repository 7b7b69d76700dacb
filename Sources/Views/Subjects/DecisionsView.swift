import Decisions
import RuleBase

/// The decisions that got a record, what each came to and what it ruled out, and which outcomes
/// the others needed.
struct DecisionsView {
  private let subject: ViewSubject

  init(_ subject: ViewSubject) { self.subject = subject }

  var view: View? {
    let shown = subject.resolution.decisions.filter { subject.recorded.contains($0.id) }
    guard shown.count > 2 else { return nil }
    var view = subject.empty(.decisions)
    view.cards = shown.map(card)
    view.arrows = arrows(shown)
    view.text = shown.map { decision in
      let needs = view.arrows.filter { $0.to == cardID(decision.id) }.map(\.from)
      let codes = needs.compactMap { id in shown.first { cardID($0.id) == id }?.code }
      let needed = codes.isEmpty ? "" : " Needed the outcome of \(codes.joined(separator: ", "))."
      let out = excluded(decision)
      let excluded = out.isEmpty ? "" : " Ruled out: \(out.joined(separator: ", "))."
      return "\(decision.code) \(decision.member.title): \(outcome(decision)).\(excluded)\(needed)"
    }
    return view
  }

  /// No component has a hyphen in its id, so wishes for components leave decisions alone.
  private func cardID(_ decision: String) -> String { "decision-\(decision)" }

  private func outcome(_ decision: Decision) -> String {
    subject.outcomes[decision.id] ?? decision.outcome.options.joined(separator: ", ")
  }

  private func excluded(_ decision: Decision) -> [String] {
    decision.options.filter { $0.verdict == .excluded }.map(\.option.label)
  }

  private func card(_ decision: Decision) -> View.Card {
    let out = excluded(decision)
    let rest = out.count > 3 ? "; \(out.count - 3) more" : ""
    let named = out.prefix(3).joined(separator: "; ")
    let ruledOut = out.isEmpty ? [] : ["Ruled out: \(named)\(rest)"]
    return View.Card(
      id: cardID(decision.id), zone: nil, icon: nil, family: .service, title: outcome(decision),
      subtitle: decision.member.title, details: ruledOut,
      badges: [View.Badge(word: decision.code, kind: .decision)],
      link: "\(subject.records)/\(decision.id).md", reason: decision.member.question)
  }

  /// Arrows to each decision from those it needed, those left out that another needed one needs.
  private func arrows(_ shown: [Decision]) -> [View.Arrow] {
    let needs = Dictionary(
      subject.base.decisions.map { ($0.id, subject.base.requirements(of: $0).decisions) }
    ) { first, _ in first }
    var reach: [String: Set<String>] = [:]
    func everything(_ id: String) -> Set<String> {
      if let known = reach[id] { return known }
      reach[id] = []
      let all = (needs[id] ?? []).reduce(into: Set<String>()) { set, needed in
        set.insert(needed)
        set.formUnion(everything(needed))
      }
      reach[id] = all
      return all
    }
    // Members of a joint decision are decided together; the first shown stands for all.
    var heads: [String: String] = [:]
    for decision in shown where heads[decision.model.id] == nil {
      heads[decision.model.id] = decision.id
    }
    var arrows: [View.Arrow] = []
    for decision in shown {
      let model = decision.model.id
      if let head = heads[model], head != decision.id {
        arrows.append(dependency(from: head, to: decision.id, "decided together"))
        continue
      }
      let needed = everything(model).filter { heads[$0] != nil && $0 != model }
      let direct = needed.filter { id in
        !needed.contains { $0 != id && everything($0).contains(id) }
      }
      for other in subject.base.decisions.map(\.id) where direct.contains(other) {
        if let head = heads[other] { arrows.append(dependency(from: head, to: decision.id, "")) }
      }
    }
    return arrows
  }

  private func dependency(from: String, to: String, _ label: String) -> View.Arrow {
    View.Arrow(
      from: cardID(from), to: cardID(to), number: nil, label: label, time: nil, style: .dependency,
      crossesBoundary: false, says: "The outcome was needed.")
  }
}
