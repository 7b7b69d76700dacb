import Graphviz
import RuleBase
import Testing
import Views

struct SplitTests {
  /// A made-up architecture: people, and services and stores in zones, each connected to the next
  /// and to one farther on.
  private func view(zones: Int, cards: Int) -> View {
    var view = View(.container, project: "Large")
    view.zones = (0..<zones).map {
      View.Zone(id: "zone_\($0)", label: "Zone \($0)", isTrustBoundary: $0 == 0)
    }
    view.cards = [View.Card(id: "users", family: .person, title: "Users")]
    view.cards += (0..<cards).map { index in
      View.Card(
        id: "part_\(index)", zone: "zone_\(index * zones / cards)",
        family: index % 3 == 0 ? .store : .service, title: "Part number \(index)",
        subtitle: "role \(index % 7)")
    }
    view.arrows = [arrow("users", "part_0", 1)]
    for index in 0..<cards {
      for step in [1, 5] where index + step < cards && (step == 1 || index % 4 == 0) {
        view.arrows.append(
          arrow("part_\(index)", "part_\(index + step)", view.arrows.count + 1))
      }
    }
    view.text = view.arrows.map(\.says)
    view.sameRanks = [["part_0", "part_1"]]
    return view
  }

  private func arrow(_ from: String, _ to: String, _ number: Int) -> View.Arrow {
    View.Arrow(
      from: from, to: to, number: number, label: "request", says: "\(from) asks \(to).")
  }

  @Test(arguments: [(4, 44), (3, 60), (1, 48), (7, 90)])
  func aLargeViewIsAnOverviewAndPartsThatCanBeRead(_ zones: Int, _ cards: Int) throws {
    let whole = view(zones: zones, cards: cards)
    let views = whole.split()
    #expect(views.count > 1)
    let overview = try #require(views.first)
    #expect(overview.cards.count <= View.mostCards)
    #expect(overview.text == whole.text)
    #expect(Set(views.map(\.fileName)).count == views.count)
    // Each part is led to from one card of the overview, and what is not on it is in a part.
    let links = overview.cards.compactMap(\.link)
    #expect(links.sorted() == views.dropFirst().map { "\($0.fileName).svg" }.sorted())
    let shown = Set(views.flatMap(\.cards).map(\.id))
    #expect(Set(whole.cards.map(\.id)).isSubset(of: shown))
    let told = Set(views.flatMap(\.arrows).compactMap(\.number))
    #expect(told.isSuperset(of: whole.arrows.compactMap(\.number)))
    for view in views {
      let picture = try view.picture(icons: standardIcons)
      let faults = PictureFaults(picture)
      #expect(faults.overlaps == 0, "\(view.fileName)")
      #expect(faults.linesOverCards == 0, "\(view.fileName)")
      #expect(view.cards.count <= View.mostCards + 10, "\(view.fileName)")
    }
  }

  @Test func aViewThatCanBeReadStaysWhole() {
    let small = view(zones: 2, cards: 20)
    #expect(small.split() == [small])
  }

  @Test func peopleStayInTheOverview() throws {
    let overview = try #require(view(zones: 2, cards: 50).split().first)
    #expect(overview.cards.contains { $0.id == "users" })
  }
}
