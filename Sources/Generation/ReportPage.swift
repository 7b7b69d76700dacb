import Diagnostics
import Documents
import Foundation
import Markdown
import RuleBase
import Views

/// What a page holds besides the report's values: pictures, charts, and other documents as chapters.
struct PageParts {
  let drawn: [DrawnView]
  /// The Markdown documents of this run, in their order.
  let texts: [(document: PlannedDocument, text: String)]
  let report: ReportValue

  /// What templates of pages see under `page`.
  func page(_ style: PageStyle) -> ReportValue {
    let pictures = drawn.map { picture($0) }
    let first =
      drawn.first { $0.view.name == .context } ?? drawn.first { $0.view.name == .container }
    return style.report.adding([
      "first_picture": first.map { picture($0) } ?? .null,
      "pictures": .list(
        zip(drawn, pictures).filter { $0.0.view.name != first?.view.name }.map(\.1)),
      "charts": .list(charts), "annexes": .list(annexes),
    ])
  }

  private func picture(_ drawn: DrawnView) -> ReportValue {
    [
      "id": .text(drawn.view.fileName), "title": .text(drawn.view.title),
      "text": .texts(drawn.view.text), "svg": .text(inlined(drawn)),
    ]
  }

  /// The picture as an element of the page, whose cards lead to the decisions of the page.
  private func inlined(_ drawn: DrawnView) -> String {
    var text = drawn.svg
    if let start = text.firstRange(of: "<svg") { text = String(text[start.lowerBound...]) }
    // A component may stand in several pictures of the page.
    text = text.replacing(" id=\"a_", with: " id=\"\(drawn.view.fileName)-a_")
    for decision in report["decisions"]?.entries ?? [] {
      guard let record = decision["record"]?.text, let id = decision["id"]?.text else { continue }
      text = text.replacing("xlink:href=\"../\(record)\"", with: "xlink:href=\"#decision-\(id)\"")
    }
    for other in self.drawn {
      let name = other.view.fileName
      text = text.replacing("xlink:href=\"\(name).svg\"", with: "xlink:href=\"#picture-\(name)\"")
    }
    return text
  }

  private var charts: [ReportValue] {
    let theme = Theme.light
    let colours = RangeChart.Colours(
      ink: theme.ink, text: theme.text, grid: theme.frame, range: theme.faint,
      likely: theme.border(.service))
    return (report["breakdowns"]?.entries ?? []).compactMap { breakdown in
      RangeChart(breakdown).map { ["title": .text($0.title), "svg": .text($0.svg(colours))] }
    }
  }

  private var annexes: [ReportValue] {
    chapters.map { document, text in
      var setting = MarkdownPage.Setting()
      setting.shift = 1
      setting.omitsTitle = true
      setting.prefix = prefix(document)
      let targets = targets
      let path = document.path
      let own = setting.prefix
      setting.link = { address in
        address.hasPrefix("#")
          ? "#" + own + address.dropFirst() : targets.place(address, from: path)
      }
      // Pictures stand in their own chapter.
      setting.image = { _, words in "<em>\(escapedForPage(words))</em>" }
      let page = MarkdownPage(text, setting)
      return [
        "id": .text(anchor(document)), "title": .text(document.entry.title),
        "for": .text(document.entry.audience), "html": .text(page.html),
      ]
    }
  }

  /// The documents that the report takes up, in their order.
  private var chapters: [(document: PlannedDocument, text: String)] {
    texts.filter { $0.document.entry.isInReport && $0.document.entry.repetition == nil }
  }

  private func anchor(_ document: PlannedDocument) -> String {
    "chapter-" + document.entry.id.replacing("_", with: "-")
  }

  private func prefix(_ document: PlannedDocument) -> String { anchor(document) + "-" }

  /// Where links between documents lead inside the page.
  private var targets: PageTargets {
    var places: [String: PageTargets.Place] = [:]
    for (document, _) in chapters {
      places[document.path] = .init(anchor: anchor(document), prefix: prefix(document))
    }
    for decision in report["decisions"]?.entries ?? [] {
      guard let record = decision["record"]?.text, let id = decision["id"]?.text else { continue }
      places[record] = .init(anchor: "decision-\(id)", prefix: nil)
    }
    places["architecture.md"] = places["architecture.md"] ?? .init(anchor: "pictures", prefix: nil)
    return PageTargets(places: places)
  }
}

/// Where links between Markdown documents lead once the documents are chapters of one page.
struct PageTargets: Sendable {
  struct Place: Sendable {
    let anchor: String
    /// What stands before the ids of its headings; `nil` where they are not in the page.
    let prefix: String?
  }

  let places: [String: Place]

  /// The address inside the page; others stay links to the files beside it.
  func place(_ address: String, from path: String) -> String {
    if address.contains("://") || address.hasPrefix("mailto:") { return address }
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let file = resolved(String(parts[0]), from: path)
    guard let place = places[file] else { return file + (parts.count > 1 ? "#\(parts[1])" : "") }
    guard parts.count > 1, let prefix = place.prefix else { return "#" + place.anchor }
    return "#" + prefix + parts[1]
  }

  /// A path as seen from the output folder.
  private func resolved(_ target: String, from path: String) -> String {
    var folders = path.split(separator: "/").dropLast().map(String.init)
    for part in target.split(separator: "/") {
      if part == ".." { _ = folders.popLast() } else { folders.append(String(part)) }
    }
    return folders.joined(separator: "/")
  }
}
