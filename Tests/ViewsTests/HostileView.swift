import RuleBase
import TestSupport
import Views

/// Views in which every text is one that breaks careless writers.
enum HostileView {
  /// Views of each shape: cards in zones, panels, a sequence, decisions, and the context.
  ///
  /// Each shows some of the texts: the compilers of diagram languages take minutes for all at once.
  static let all: [View] = names.indices.map(view)

  private static let names: [ViewName] = [.container, .deployment, .sequence, .decisions, .context]

  private static func view(_ number: Int) -> View {
    let name = names[number]
    let some = HostileText.all.indices.filter { $0 % names.count == number }
    let texts = ["🦊 מסמכים"] + some.map { HostileText.all[$0] }
    var view = View(name, project: texts.joined(separator: " ").prefix(400).description)
    view.notes = ["<client> & \"sons\""]
    view.text = texts
    let families = Catalogue.Family.allCases
    let cards = texts.enumerated().map { index, text -> View.Card in
      View.Card(
        id: "card_\(index)", zone: index % 3 == 0 ? nil : "zone_\(index % 2)",
        family: families[index % families.count], title: text,
        subtitle: index % 2 == 0 ? text : nil,
        details: [text], references: index % 5 == 0 ? [View.Reference(number: 3, text: text)] : [],
        badges: [View.Badge(word: "D01", kind: .decision)], link: "../decisions/model.md",
        reason: text)
    }
    if name == .deployment {
      for number in 0..<3 {
        let own = cards.indices.filter { $0 % 3 == number }.map { cards[$0] }
        view.panels.append(
          View.Panel(
            id: "zone-panel_\(number)", zone: number == 2 ? "zone_0" : nil,
            title: texts[number + 3], isTrustBoundary: number == 1, cards: own))
      }
      view.arrows = texts.enumerated().map { index, text in
        arrow("zone-panel_\(index % 3)", "zone-panel_\((index + 1) % 3)", index, text)
      }
    } else {
      view.cards = cards
      view.arrows = texts.indices.dropLast().map { index in
        arrow("card_\(index)", "card_\(index + 1)", index, texts[index])
      }
    }
    view.zones = [
      View.Zone(id: "zone_0", label: "a \"quoted\" </zone> [x] {y}", isTrustBoundary: true),
      View.Zone(id: "zone_1", label: "מסמכים 🦊", isTrustBoundary: false, parent: "zone_0"),
    ]
    view.remarks = [View.Remark(text: "Total: <b>1</b> \"s\" $HOME; %date() \\n", tone: .good)]
    return view
  }

  private static func arrow(_ from: String, _ to: String, _ index: Int, _ text: String)
    -> View.Arrow
  {
    View.Arrow(
      from: from, to: to, number: index + 1, label: text, detail: index % 4 == 0 ? text : nil,
      style: ArrowStyle.allCases[index % ArrowStyle.allCases.count],
      crossesBoundary: index % 2 == 0, says: text)
  }
}
