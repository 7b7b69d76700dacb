public import Diagnostics
import Facts
public import Foundation
import LocatedYAML
import OrderedCollections

/// What the knowledge has to cover, each item with where it went.
public struct Brief: Sendable {
  public let items: [Item]

  /// One thing that was asked for.
  public struct Item: Sendable {
    /// The heading that it stands under.
    public let group: String
    public let text: String
    /// Where it went, as `kind:id`, such as `decision:caching` or `product:feast`.
    public let places: [String]
    /// Why it has no place yet.
    public let pending: String?
    public let location: SourceLocation
  }

  /// Names that places may point at besides those of the rules.
  public struct OtherNames: Sendable {
    let examples: Set<String>
    let documents: Set<String>
    let commands: Set<String>

    /// The examples, document templates and commands that there are.
    public init(examples: Set<String>, documents: Set<String>, commands: Set<String>) {
      self.examples = examples
      self.documents = documents
      self.commands = commands
    }
  }

  /// Reads `brief/*.yaml` of rule folders and checks that every place exists.
  ///
  /// - Throws: everything that is wrong with the files, places that lead nowhere included.
  public static func read(
    folders: [URL], _ base: RuleBase, _ glossary: Glossary, _ others: OtherNames
  ) throws(DiagnosticError) -> Brief {
    let places = Places(base, glossary, others)
    var diagnostics: [Diagnostic] = []
    var items: [Item] = []
    for folder in RuleFolder.named(folders) {
      let read = folder.read("brief")
      diagnostics += read.diagnostics
      for group in read.files.flatMap({ $0.root["brief"]?.elements ?? [] }) {
        var fields = FieldReader(group, of: "a group of the brief", prefix: "brief")
        let heading = fields.text("group")
        let nodes = fields.list("items")
        diagnostics += fields.finish()
        guard let heading else { continue }
        for node in nodes {
          var fields = FieldReader(node, of: "an item of the brief", prefix: "brief")
          let text = fields.text("item")
          let named = fields.texts("places")
          let pending = fields.optionalText("pending")
          diagnostics += fields.finish()
          diagnostics += named.compactMap(places.problem)
          if named.isEmpty, pending == nil {
            diagnostics.append(
              Diagnostic(
                "brief/no-place", "the item has no place and no reason why not", at: node.location,
                help:
                  "name places, such as decision:caching, or say under 'pending' what is missing"))
          }
          guard let text else { continue }
          items.append(
            Item(
              group: heading, text: text, places: named.map(\.value), pending: pending,
              location: node.location))
        }
      }
    }
    guard !diagnostics.containsError else { throw DiagnosticError(diagnostics) }
    return Brief(items: items)
  }
}

/// Everything that an item of the brief can point at.
private struct Places {
  private let names: [String: Set<String>]

  init(_ base: RuleBase, _ glossary: Glossary, _ others: Brief.OtherNames) {
    let members = base.decisions.flatMap(\.members)
    names = [
      "decision": base.decisions.ids,
      "option": Set(members.flatMap { member in member.options.map { "\(member.id)/\($0.id)" } }),
      "rule": Set(base.decisions.flatMap(\.rules).map(\.id)),
      "role": Set(base.catalogue.roles.keys),
      "product": Set(base.catalogue.roles.values.flatMap(\.entries).map(\.id)),
      "pattern": Set(base.patterns.map(\.id)),
      "risk": Set(base.risks.map(\.id)),
      "formula": Set(base.formulas.map(\.id)),
      "fact": Set(base.vocabulary.fields.map(\.name.rawValue)),
      "check": Set(base.checks.map(\.id)),
      "source": Set(base.sources.keys),
      "term": Set(glossary.terms.map(\.id)),
      "example": others.examples,
      "document": others.documents,
      "command": others.commands,
    ]
  }

  /// What is wrong with a place, if anything.
  func problem(_ place: Located<String>) -> Diagnostic? {
    let parts = place.value.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, let known = names[parts[0]] else {
      return Diagnostic(
        "brief/unknown-kind", "'\(place.value)' is not a kind and an id", at: place.location,
        help: "the kinds are \(names.keys.sorted().joined(separator: ", "))")
    }
    guard !known.contains(parts[1]) else { return nil }
    return Diagnostic(
      "brief/unknown-place", "there is no \(parts[0]) '\(parts[1])'", at: place.location,
      help: nearest(parts[1], in: known.sorted()).map { "did you mean '\($0)'?" })
  }
}
