import Diagnostics
import Expressions
import Facts
import LocatedYAML
import OrderedCollections
import Quantities

/// Reads the catalogue's roles and entries.
struct CatalogueReader {
  let files: [String: SourceFile]
  /// The prices that values may refer to.
  let prices: PriceReader
  private(set) var diagnostics: [Diagnostic] = []

  init(files: [String: SourceFile], prices: PriceReader) {
    self.files = files
    self.prices = prices
  }

  /// Reads one role with its products.
  mutating func readRole(_ root: Node, sources: Set<String>) -> Catalogue.Role? {
    var fields = FieldReader(root, of: "a catalogue file", prefix: "rule")
    let id = fields.text("role")
    let label = fields.text("label")
    let icon = fields.text("icon")
    let family = fields.optionalChoice("family", as: Catalogue.Family.self) ?? .service
    let isOutside = fields.boolean("outside", default: false)
    let duty = fields.text("duty")
    _ = fields.texts("technology")
    let schemaNode = fields.optionalNode("attributes")
    let entryNodes = fields.list("entries")
    diagnostics += fields.finish()
    guard let id, let label, let icon, let duty else { return nil }
    let schema = attributes(schemaNode, root)
    let ids = entryNodes.compactMap { $0["id"]?.text }
    for node in entryNodes {
      guard let other = node["superseded_by"], let name = other.text, !ids.contains(name) else {
        continue
      }
      diagnostics.append(.unknownEntry(name, role: id, at: other.location, known: ids))
    }
    var entries: [Catalogue.Entry] = []
    for node in entryNodes {
      guard let entry = entry(node, schema, sources: sources) else { continue }
      if let first = entries.first(where: { $0.id == entry.id }) {
        diagnostics.append(
          Diagnostic(
            "rule/duplicate-id", "'\(entry.id)' is defined twice", at: node.location,
            notes: [.init("first defined here", at: first.location)]))
        continue
      }
      entries.append(entry)
    }
    return Catalogue.Role(
      id: id, label: label, icon: icon, family: family, isOutside: isOutside, duty: duty,
      attributes: schema, entries: entries)
  }

  private mutating func attributes(_ node: Node?, _ root: Node) -> [Field] {
    guard let node, let file = files[root.location.file] else { return [] }
    var reader = VocabularyFieldReader(file: file)
    let fields = (node.entries ?? []).compactMap {
      reader.field($0.value, prefix: "", name: $0.key)
    }
    diagnostics += reader.diagnostics
    return fields
  }

  private mutating func entry(
    _ node: Node, _ schema: [Field], sources: Set<String>
  ) -> Catalogue.Entry? {
    var fields = FieldReader(node, of: "a catalogue entry", prefix: "rule")
    let id = fields.text("id")
    let label = fields.text("label")
    let provider = fields.text("provider")
    let clouds = fields.texts("clouds").map(\.value)
    let hosting = fields.texts("hosting").map(\.value)
    let licence = fields.text("licence")
    let status = fields.optionalChoice("status", as: Catalogue.Status.self) ?? .active
    let note = fields.optionalText("status_note")
    let supersededBy = fields.optionalText("superseded_by")
    let stack = fields.texts("stack").map(\.value)
    let asOf = fields.text("as_of")
    let endNodes = fields.list("ends")
    let cited = fields.texts("sources")
    let values = fields.entries("values")
    diagnostics += fields.finish()
    for source in cited where !sources.contains(source.value) {
      diagnostics.append(.unknownSource(source.value, at: source.location, known: sources))
    }
    guard let id, let label, let provider, let licence, let asOf else { return nil }
    return Catalogue.Entry(
      id: id, label: label, provider: provider, clouds: clouds, hosting: hosting,
      licence: licence, status: status, statusNote: note, supersededBy: supersededBy,
      stack: stack, asOf: asOf, ends: endNodes.compactMap { end($0) },
      sources: cited.map(\.value),
      values: slots(values, schema), prices: priceIDs(values, schema), location: node.location)
  }

  private mutating func end(_ node: Node) -> Catalogue.End? {
    var fields = FieldReader(node, of: "the end of an offer", prefix: "rule")
    let place = fields.text("at")
    let date = fields.locatedText("date")
    diagnostics += fields.finish()
    guard let place, let date else { return nil }
    if CalendarDay(date.value) == nil {
      diagnostics.append(
        Diagnostic("rule/not-a-date", "'\(date.value)' is not a date", at: date.location))
    }
    return Catalogue.End(place: place, date: date.value)
  }

  private mutating func slots(_ entries: [Node.Entry], _ schema: [Field]) -> [FactSlot] {
    for entry in entries where !schema.contains(where: { $0.answers(to: entry.key) }) {
      diagnostics.append(
        Diagnostic(
          "rule/unknown-attribute", "the role has no attribute '\(entry.key)'",
          at: entry.keyLocation,
          help: nearest(entry.key, in: schema.map(\.name.rawValue)).map {
            "did you mean '\($0)'?"
          }))
    }
    return schema.map { field in
      guard let node = entries.first(where: { field.answers(to: $0.key) })?.value else {
        return .unknown
      }
      return slot(node, field)
    }
  }

  private mutating func slot(_ node: Node, _ field: Field) -> FactSlot {
    if let reference = node["price"] { return price(reference, field) }
    guard let file = files[node.location.file] else { return .unknown }
    var reader = FieldValueReader(file: file)
    let fact = reader.fact(field, named: field.name, from: node)
    diagnostics += reader.diagnostics
    switch fact?.knowledge {
    case .known(let value): return .known(value.base)
    case .absent: return .absent
    case .unknown, nil: return .unknown
    }
  }

  private mutating func price(_ reference: Node, _ field: Field) -> FactSlot {
    let name = reference.text ?? ""
    guard let price = prices.prices[name] else {
      if !prices.faulty.contains(name) {
        diagnostics.append(
          .unknownPrice(name, at: reference.location, known: prices.prices.keys))
      }
      return .unknown
    }
    guard price.unit.dimension == field.unit.dimension else {
      diagnostics.append(.priceDimension(price, field.unit, at: reference.location))
      return .unknown
    }
    return .known(.double(price.value))
  }

  /// The prices that values refer to, by the name of the attribute.
  private func priceIDs(
    _ entries: [Node.Entry], _ schema: [Field]
  ) -> OrderedDictionary<String, String> {
    var ids: OrderedDictionary<String, String> = [:]
    for field in schema {
      let node = entries.first { field.answers(to: $0.key) }?.value
      if let id = node?["price"]?.text { ids[field.name.rawValue] = id }
    }
    return ids
  }
}

extension Diagnostic {
  static func unknownSource(
    _ id: String, at location: SourceLocation, known: Set<String>
  ) -> Diagnostic {
    Diagnostic(
      "rule/unknown-source", "no source is called '\(id)'", at: location,
      help: nearest(id, in: known.sorted()).map { "did you mean '\($0)'?" }
        ?? "add it to sources.yaml, or write house for a rule of our own")
  }

  static func unknownEntry(
    _ name: String, role: String, at location: SourceLocation, known: [String]
  ) -> Diagnostic {
    Diagnostic(
      "rule/unknown-entry", "the role '\(role)' has no entry '\(name)'", at: location,
      help: nearest(name, in: known).map { "did you mean '\($0)'?" })
  }

  static func unknownFact(
    _ name: String, at location: SourceLocation, known: [String]
  ) -> Diagnostic {
    Diagnostic(
      "rule/unknown-fact", "no fact or formula is called '\(name)'", at: location,
      help: nearest(name, in: known).map { "did you mean '\($0)'?" })
  }

  static func unknownDecision(
    _ name: String, at location: SourceLocation, known: Set<String>
  ) -> Diagnostic {
    Diagnostic(
      "rule/unknown-decision", "there is no decision '\(name)'", at: location,
      help: nearest(name, in: known.sorted()).map { "did you mean '\($0)'?" })
  }
}
