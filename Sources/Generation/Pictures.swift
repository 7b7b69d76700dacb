import Decisions
public import Diagnostics
public import Documents
import Expressions
import Facts
import Foundation
public import Graphviz
import RuleBase
import Specifications
public import Views

/// One view of a design with its files.
struct DrawnView: Sendable {
  let view: View
  let files: [OutputFile]
  /// The picture in light colours, for pages that know the dark ones themselves.
  let svg: String
  /// The same for programs that take no SVG; `nil` where none is asked.
  let png: [UInt8]?
}

extension Design {
  /// The design as the views look at it.
  public var subject: ViewSubject {
    ViewSubject(
      architecture, resolution: resolution, base: ruleBase, project: specification.name,
      notes: notes,
      outcomes: Dictionary(resolution.decisions.map { ($0.id, $0.outcomeLabel) }) { first, _ in
        first
      })
  }

  /// The client and the date, as far as they are stated.
  private var notes: [String] {
    ["project.client", "project.as_of"].compactMap { name in
      guard case .string(let text)? = specification.facts[FactName(name)]?.value?.base else {
        return nil
      }
      return text.isEmpty ? nil : text
    }
  }
}

extension Generator {
  /// Where the icons of the cards lie.
  public var icons: IconFolders { IconFolders(ruleBase.iconFolders.map(\.path)) }

  /// The views of a design that have anything to show, with the client's wishes followed; one that is
  /// too large for a picture is an overview with parts.
  ///
  /// - Throws: `diagram/…` for wishes that name nothing in this design.
  public func views(
    of design: Design, _ names: [ViewName] = ViewName.allCases
  ) throws(DiagnosticError) -> [View] {
    let subject = design.subject
    let hints = design.specification.diagram
    let findings = subject.findings(hints)
    if !findings.isEmpty { throw DiagnosticError(findings.inReadingOrder) }
    return names.compactMap { subject.view($0)?.following(hints) }.flatMap { $0.split() }
  }

  func pictures(
    of design: Design, _ wishes: PictureWishes, records: [String: String] = [:],
    isConverted: Bool = false
  ) throws(DiagnosticError) -> [DrawnView] {
    let views = try views(of: design, wishes.views).map { $0.leading(to: records) }
    // Graphviz works for one view at a time; what comes after it needn't wait.
    let results = concurrently(views.count) { index in
      Result { () throws(GraphvizError) in
        try draw(views[index], wishes, isConverted: isConverted)
      }
    }
    var drawn: [DrawnView] = []
    for (view, result) in zip(views, results) {
      do throws(GraphvizError) {
        drawn.append(try result.get())
      } catch {
        throw DiagnosticError([
          Diagnostic(
            "picture/failed",
            "the picture '\(view.fileName)' can't be drawn: \(error.description)", at: nil)
        ])
      }
    }
    return drawn
  }

  private func draw(
    _ view: View, _ wishes: PictureWishes, isConverted: Bool
  ) throws(GraphvizError) -> DrawnView {
    let picture = try view.picture(theme: wishes.theme, icons: icons)
    var files: [OutputFile] = []
    for format in wishes.formats {
      let path = "diagrams/\(view.fileName).\(format.fileEnding)"
      if let text = format.textFormat {
        files.append(
          OutputFile(
            path: path,
            text: view.text(in: text, picture: picture, theme: wishes.theme, icons: icons)))
      } else if let format = format.format(scale: wishes.scale) {
        files.append(OutputFile(path: path, bytes: try picture.rendered(as: format)))
      }
    }
    let light =
      wishes.theme.isDark ? try view.picture(theme: wishes.theme.inLight, icons: icons) : picture
    return DrawnView(
      view: view, files: files, svg: String(decoding: try light.rendered(as: .svg), as: UTF8.self),
      png: isConverted ? try light.rendered(as: .png(scale: 1.5)) : nil)
  }

  private static let tradeoffsFile = "diagrams/tradeoffs.svg"
  private static let sensitivityFile = "diagrams/sensitivity.svg"

  /// The charts of a design, as far as there is anything to show.
  func charts(
    of design: Design, _ report: ReportValue, _ wishes: PictureWishes
  ) -> [OutputFile] {
    var files: [OutputFile] = []
    if let chart = design.tradeoffChart(report) {
      files.append(OutputFile(path: Self.tradeoffsFile, text: chart.svg(theme: wishes.theme)))
    }
    if let chart = design.sensitivityChart(report) {
      files.append(OutputFile(path: Self.sensitivityFile, text: chart.svg(theme: wishes.theme)))
    }
    return files
  }

  /// The pictures for the templates: each with its file, if one can be shown, and in words.
  func pictureReport(_ drawn: [DrawnView], _ charts: [OutputFile]) -> ReportValue {
    let views = drawn.map { drawn -> ReportValue in
      [
        "id": .text(drawn.view.fileName), "title": .text(drawn.view.title),
        "file": .text(orNull: drawn.shownFile), "text": .texts(drawn.view.text),
        "is_main": .flag(drawn.view.fileName == ViewName.container.rawValue),
      ]
    }
    let main = drawn.first { $0.view.name == .container }
    return [
      "container": .text(orNull: main?.shownFile),
      "roadmap": .text(orNull: drawn.first { $0.view.name == .roadmap }?.shownFile),
      "views": .list(views),
      "files": .texts((drawn.flatMap(\.files) + charts).map(\.path)),
      "tradeoffs": .text(orNull: charts.map(\.path).first { $0 == Self.tradeoffsFile }),
      "sensitivity": .text(orNull: charts.map(\.path).first { $0 == Self.sensitivityFile }),
    ]
  }
}

extension DrawnView {
  /// The file that a document shows: SVG, or else PNG.
  fileprivate var shownFile: String? {
    let paths = files.map(\.path)
    return paths.first { $0.hasSuffix(".svg") } ?? paths.first { $0.hasSuffix(".png") }
  }
}

extension View {
  /// The view whose cards lead to the records under their present names.
  ///
  /// - Parameter records: the present paths of records by those that cards name.
  /// - Returns: the view with these links.
  fileprivate func leading(to records: [String: String]) -> View {
    guard !records.isEmpty else { return self }
    func renamed(_ cards: [Card]) -> [Card] {
      cards.map { card in
        var card = card
        if let link = card.link, link.hasPrefix("../"),
          let path = records[String(link.dropFirst(3))]
        {
          card.link = "../" + path
        }
        return card
      }
    }
    var view = self
    view.cards = renamed(cards)
    for index in view.panels.indices { view.panels[index].cards = renamed(panels[index].cards) }
    for index in view.bands.indices { view.bands[index].cards = renamed(bands[index].cards) }
    return view
  }
}
