import Foundation
import FoundationXML
import TestSupport
import Testing
import Views

struct TextFormatTests {
  /// Every view of every example in a format, and views of hostile texts.
  private func texts(_ format: TextFormat) throws -> [(name: String, text: String)] {
    var texts: [(name: String, text: String)] = []
    for example in ExampleDesign.names {
      let design = try ExampleDesign(example)
      for name in ViewName.allCases {
        guard let view = try design.view(name) else { continue }
        texts.append(("\(example)-\(name.rawValue)", try text(view, format)))
      }
    }
    for view in HostileView.all {
      texts.append(("hostile-\(view.name.rawValue)", try text(view, format)))
    }
    return texts
  }

  private func text(_ view: View, _ format: TextFormat) throws -> String {
    let picture = try view.picture(icons: standardIcons)
    return view.text(in: format, picture: picture, icons: standardIcons)
  }

  @Test(.enabled(if: DiagramReaders.plantUML != nil, "\(DiagramReaders.missingPlantUML)"))
  func plantUMLReadsItsTexts() throws {
    let findings = try DiagramReaders.plantUMLFindings(try texts(.plantuml))
    #expect(findings == "")
    let broken = try DiagramReaders.plantUMLFindings([("broken", "@startuml\nclass {\n@enduml\n")])
    #expect(broken != "")
  }

  @Test(
    .enabled(if: DiagramReaders.python != nil, "\(DiagramReaders.missingPython)"),
    arguments: [TextFormat.mermaid, .d2])
  func compilersReadTheirTexts(_ format: TextFormat) throws {
    let texts = try texts(format).map { ("\($0.name).\(format.fileEnding)", $0.text) }
    #expect(try DiagramReaders.compilerFindings(texts) == "")
    let broken = try DiagramReaders.compilerFindings([("broken.\(format.fileEnding)", "a: { [")])
    #expect(broken != "")
  }

  @Test func drawioIsXMLWhoseReferencesResolve() throws {
    for (name, text) in try texts(.drawio) {
      let reader = DrawioReader()
      let parser = XMLParser(data: Data(text.utf8))
      parser.delegate = reader
      #expect(parser.parse(), "\(name)")
      #expect(reader.findings.isEmpty, "\(name): \(reader.findings)")
      #expect(reader.vertices > 3, "\(name)")
      #expect(reader.edges > 0, "\(name)")
    }
  }

  /// No reader of Structurizr's DSL is in the packages at hand, so its own rules are checked here:
  /// quoted texts end on their line, braces match, and names are made before they are used.
  @Test func structurizrFollowsItsGrammar() throws {
    for (name, text) in try texts(.structurizr) {
      var depth = 0
      var known: Set<String> = []
      for line in text.split(separator: "\n") {
        #expect(line.count { $0 == "\"" } % 2 == 0, "\(name): \(line)")
        let bare = line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
          .filter { $0.offset % 2 == 0 }.map(\.element).joined(separator: " ")
        let words = bare.split(separator: " ").map(String.init)
        if words.last == "{" { depth += 1 }
        if words == ["}"] { depth -= 1 }
        #expect(depth >= 0, "\(name)")
        if words.count > 2, words[1] == "=" {
          #expect(known.insert(words[0]).inserted, "\(name): \(line)")
        }
        if words.count > 2, words[1] == "->" {
          #expect(known.contains(words[0]) && known.contains(words[2]), "\(name): \(line)")
        }
        #expect(words.dropLast().allSatisfy { !$0.contains("{") }, "\(name): \(line)")
      }
      #expect(depth == 0, "\(name)")
    }
  }

  @Test(arguments: TextFormat.allCases)
  func everyCardAndConnectionIsThere(_ format: TextFormat) throws {
    for name in [ViewName.container, .sequence, .deployment] {
      let view = try #require(try ExampleDesign("research-assistant").view(name))
      let text = try text(view, format)
      for card in view.allCards where name != .sequence || format == .markdown {
        #expect(text.contains(card.title.prefix(12)), "\(name): \(card.title)")
      }
      guard format != .markdown else { continue }
      for arrow in view.arrows {
        let words = arrow.label.prefix { $0.isLetter || $0 == " " }
        #expect(text.contains(words), "\(name): \(arrow.label)")
      }
    }
  }

  /// No text of a client's can end a string or begin a tag in any format.
  @Test(arguments: TextFormat.allCases)
  func clientsTextsStayTexts(_ format: TextFormat) throws {
    for view in HostileView.all {
      let text = try text(view, format)
      #expect(format == .d2 || format == .structurizr || !text.contains("<script"), "\(view.name)")
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }, "\(view.name)")
      let substitutions = text.components(separatedBy: "\\${").joined().contains("${HOME}")
      #expect(!substitutions || ![.d2, .structurizr].contains(format), "\(view.name)")
      #expect(text.contains("🦊"), "\(view.name)")
      #expect(text.contains("מסמכים"), "\(view.name)")
    }
  }

  @Test func aTableOfPartsStandsBelowTheFlowInWords() throws {
    let view = try #require(try ExampleDesign("contract-summaries").view(.container))
    let lines = try text(view, .markdown).split(separator: "\n")
    let rows = lines.filter { $0.hasPrefix("| ") }
    #expect(rows.count == view.allCards.count + 1)
    #expect(rows.contains { $0.contains("](../decisions/hosting.md)") })
    #expect(lines.count { $0.hasPrefix("- ") } == view.text.count)
  }
}

/// Reads the cells of a draw.io file: which ids there are, and which are referred to.
private final class DrawioReader: NSObject, XMLParserDelegate {
  private var ids: Set<String> = []
  private var references: Set<String> = []
  private var twice: [String] = []
  private(set) var vertices = 0
  private(set) var edges = 0
  private var withoutPlace = 0

  var findings: [String] {
    twice.map { "twice: \($0)" } + references.subtracting(ids).sorted().map { "unknown: \($0)" }
      + (withoutPlace > 0 ? ["\(withoutPlace) without a place"] : [])
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if let id = attributes["id"], ["mxCell", "UserObject"].contains(element) {
      if !ids.insert(id).inserted { twice.append(id) }
    }
    if element == "mxCell" {
      for name in ["parent", "source", "target"] {
        if let id = attributes[name] { references.insert(id) }
      }
      if attributes["vertex"] == "1" { vertices += 1 }
      if attributes["edge"] == "1" { edges += 1 }
      if attributes["vertex"] == "1" { withoutPlace += 1 }
    }
    if element == "mxGeometry", let width = attributes["width"].flatMap(Double.init), width > 0,
      let height = attributes["height"].flatMap(Double.init), height > 0
    {
      withoutPlace -= 1
    }
  }
}
