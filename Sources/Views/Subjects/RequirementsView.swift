public import Graphviz
public import RuleBase

/// The graph of decisions: which one needs the outcome of which.
public struct RequirementsView: Sendable {
  private let base: RuleBase

  /// A view of the decisions of a rule base.
  public init(_ base: RuleBase) { self.base = base }

  /// The picture as a drawing, not yet laid out.
  ///
  /// - Parameter page: gives the address of a decision's page by its id.
  /// - Returns: one card for each decision, and an arrow for each outcome that is needed directly.
  public func drawing(page: (String) -> String) -> Drawing {
    let models = base.decisions.sorted {
      ($0.members[0].order, $0.code) < ($1.members[0].order, $1.code)
    }
    let edges = models.flatMap { model in
      direct(model).map { needed in
        Edge(from: needed, to: model.id, attributes: [Attribute("color", Theme.light.line)])
      }
    }
    return Drawing(
      name: "requirements", title: "Decisions and what they need",
      summary: "Each arrow leads from a decision to one that needs its outcome.",
      graphAttributes: [
        Attribute("rankdir", "TB"), Attribute("nodesep", "0.18"), Attribute("ranksep", "0.5"),
        Attribute("bgcolor", Theme.light.paper), Attribute("pad", "0.3"),
      ],
      nodeAttributes: [
        Attribute("shape", "plain"), Attribute("fontname", Theme.measuredFont),
        Attribute("fontsize", "11"),
      ],
      edgeAttributes: [Attribute("arrowsize", "0.6"), Attribute("penwidth", "0.9")],
      nodes: models.map { node($0, page) }, edges: edges)
  }

  /// The decisions needed, without those that another needed one needs already.
  private func direct(_ model: DecisionModel) -> [String] {
    let needed = requirements[model.id] ?? []
    return needed.filter { id in
      !needed.contains { other in other != id && reachable[other]?.contains(id) == true }
    }
  }

  private var requirements: [String: [String]] {
    Dictionary(base.decisions.map { ($0.id, base.requirements(of: $0).decisions) }) { first, _ in
      first
    }
  }

  /// Everything that each decision needs, directly or through others.
  private var reachable: [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    let requirements = requirements
    func visit(_ id: String) -> Set<String> {
      if let known = found[id] { return known }
      found[id] = []
      let all = (requirements[id] ?? []).reduce(into: Set<String>()) { set, needed in
        set.insert(needed)
        set.formUnion(visit(needed))
      }
      found[id] = all
      return all
    }
    for model in base.decisions { _ = visit(model.id) }
    return found
  }

  private func node(_ model: DecisionModel, _ page: (String) -> String) -> Node {
    let codes = model.members.map(\.code).joined(separator: " ")
    let title = LabelText.lines(
      model.title.wrapped(at: 24), size: 11, colour: Theme.light.ink, isBold: true)
    let label = """
      <TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="4" STYLE="rounded" \
      COLOR="\(Theme.light.line)" BGCOLOR="\(Theme.light.paper)">\
      <TR><TD ALIGN="LEFT">\(LabelText.lines([codes], size: 8.5, colour: Theme.light.quiet))</TD></TR>\
      <TR><TD ALIGN="LEFT">\(title)</TD></TR></TABLE>
      """
    return Node(
      id: model.id,
      attributes: [
        Attribute("label", .html(label)), Attribute("URL", page(model.id)),
        Attribute("tooltip", model.question),
      ])
  }
}
