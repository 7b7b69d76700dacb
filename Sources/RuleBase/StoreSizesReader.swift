public import Diagnostics
import Estimates
import Facts
public import Foundation
import LocatedYAML
import OrderedCollections
import Quantities

extension StoreSizes {
  /// Reads `sizing/*.yaml` of rule folders; a later folder replaces stores of an earlier.
  ///
  /// - Parameters:
  ///   - folders: the standard rules, then the user's own.
  ///   - base: the rules, whose prices, sources and stores are meant.
  /// - Returns: what is known of indexes.
  /// - Throws: everything that is wrong with the files.
  public static func read(
    folders: [URL], _ base: RuleBase
  ) throws(DiagnosticError) -> StoreSizes {
    var reader = StoreSizesReader(base)
    for folder in RuleFolder.named(folders) {
      let read = folder.read("sizing")
      reader.diagnostics += read.diagnostics
      for file in read.files where file.root["stores"] != nil { reader.read(file.root) }
    }
    guard !reader.diagnostics.containsError, let general = reader.general else {
      throw DiagnosticError(
        reader.diagnostics.isEmpty
          ? [
            Diagnostic(
              "sizing/no-general-rule", "no file says how an index is sized in general", at: nil)
          ] : reader.diagnostics)
    }
    return StoreSizes(
      role: general.role, longestAttribute: general.longest, largestAttribute: general.largest,
      links: general.links, margin: general.margin, words: general.words,
      sources: general.sources, servers: general.servers, formulas: reader.formulas,
      stores: reader.stores)
  }
}

private struct StoreSizesReader {
  struct General {
    let role: String
    let longest: String?
    let largest: String?
    let links: Int
    let margin: Double
    let words: String
    let sources: [String]
    let servers: StoreSizes.Tariff
  }

  var general: General?
  var formulas: [StoreSizes.Formula] = []
  var stores: OrderedDictionary<String, StoreSizes.Store> = [:]
  var diagnostics: [Diagnostic] = []
  private let base: RuleBase

  init(_ base: RuleBase) { self.base = base }

  mutating func read(_ root: Node) {
    var fields = FieldReader(root, of: "a file about indexes", prefix: "sizing")
    let general = fields.optionalNode("general")
    let formulaNodes = fields.list("formulas")
    let storeNodes = fields.list("stores")
    diagnostics += fields.finish()
    if let general { readGeneral(general) }
    formulas += formulaNodes.compactMap { formula($0, needsLabel: true) }
    for node in storeNodes {
      if let store = store(node) { stores[store.id] = store }
    }
  }

  private mutating func readGeneral(_ node: Node) {
    var fields = FieldReader(node, of: "the general size of an index", prefix: "sizing")
    let role = fields.locatedText("role")
    let attributes = ["longest", "largest"].map { fields.optionalLocatedText($0) }
    let links = fields.number("links")
    let margin = fields.number("margin")
    let words = fields.text("words")
    let cited = fields.texts("sources")
    let servers = fields.node("servers")
    diagnostics += fields.finish()
    guard let role, let words, let servers, let tariff = tariff(servers) else { return }
    guard let known = base.catalogue.roles[role.value] else {
      diagnostics.append(
        Diagnostic(
          "sizing/unknown-role", "the catalogue has no role '\(role.value)'", at: role.location,
          help: nearest(role.value, in: Array(base.catalogue.roles.keys)).map {
            "did you mean '\($0)'?"
          }))
      return
    }
    for attribute in attributes.compactMap(\.self)
    where !known.attributes.contains(where: { $0.name.rawValue == attribute.value }) {
      diagnostics.append(
        Diagnostic(
          "sizing/unknown-attribute", "the role has no attribute '\(attribute.value)'",
          at: attribute.location))
    }
    general = General(
      role: role.value, longest: attributes[0]?.value, largest: attributes[1]?.value,
      links: whole(links) ?? 16, margin: margin ?? 1, words: words, sources: self.known(cited),
      servers: tariff)
  }

  private mutating func store(_ node: Node) -> StoreSizes.Store? {
    var fields = FieldReader(node, of: "a store", prefix: "sizing")
    let id = fields.locatedText("id")
    let keeps = fields.has("keeps") ? fields.texts("keeps") : nil
    let isInMemory = fields.boolean("in_memory", default: true)
    let longest = fields.entries("longest")
    let formulaNodes = fields.list("formulas")
    let tariffNodes = fields.list("tariffs")
    diagnostics += fields.finish()
    guard let id else { return nil }
    if base.catalogue.entry(id.value) == nil {
      let ids = base.catalogue.roles.values.flatMap(\.entries).map(\.id)
      diagnostics.append(
        Diagnostic(
          "sizing/unknown-store", "the catalogue has no product '\(id.value)'",
          at: id.location, help: nearest(id.value, in: ids).map { "did you mean '\($0)'?" }))
    }
    var lengths: [NumberFormat: Int] = [:]
    for entry in longest {
      let number = entry.value.text.flatMap(Int.init)
      guard let format = format(entry.key, at: entry.keyLocation) else { continue }
      guard let number, number > 0 else {
        diagnostics.append(
          Diagnostic(
            "sizing/not-a-number", "'\(entry.value.text ?? "")' is no length of a vector",
            at: entry.value.location))
        continue
      }
      lengths[format] = number
    }
    return StoreSizes.Store(
      id: id.value, keeps: keeps?.compactMap { format($0.value, at: $0.location) },
      isInMemory: isInMemory, longest: lengths,
      formulas: formulaNodes.compactMap { formula($0, needsLabel: false) },
      tariffs: tariffNodes.compactMap { tariff($0) }, location: node.location)
  }

  private mutating func formula(_ node: Node, needsLabel: Bool) -> StoreSizes.Formula? {
    var fields = FieldReader(node, of: "a formula of a maker", prefix: "sizing")
    _ = fields.optionalText("id")
    let label = needsLabel ? fields.text("label") : fields.optionalText("label")
    let name = fields.locatedText("format")
    let factor = fields.number("factor")
    let bits = fields.number("bits")
    let added = fields.optionalLocatedText("added")
    let links = fields.number("links")
    let linkBytes = fields.number("link_bytes")
    let words = fields.text("words")
    let cited = fields.texts("sources")
    diagnostics += fields.finish()
    guard let name, let words, let format = format(name.value, at: name.location) else {
      return nil
    }
    let sizing = MakerSizing(
      factor: factor ?? 1, bits: bits ?? Double(format.bits),
      added: BytesPerVector(quantity(added, in: "B") ?? 0), links: links ?? 0,
      linkBytes: linkBytes ?? 0)
    return StoreSizes.Formula(
      label: label, format: format, sizing: sizing, words: words, sources: known(cited))
  }

  private mutating func tariff(_ node: Node) -> StoreSizes.Tariff? {
    var fields = FieldReader(node, of: "a tariff", prefix: "sizing")
    let label = fields.text("label")
    let names = ["storage", "memory", "query", "write", "unit", "least"]
    let ids = names.map { fields.optionalLocatedText($0) }
    let searched = fields.optionalLocatedText("searched_at_least")
    let written = fields.optionalLocatedText("written_at_least")
    let unitVectors = fields.number("unit_vectors")
    let unitDimensions = fields.number("unit_dimensions")
    let unitMemory = fields.optionalLocatedText("unit_memory")
    diagnostics += fields.finish()
    var prices: [String: Price] = [:]
    for (name, id) in zip(names, ids) {
      if let id { prices[name] = price(id) }
    }
    guard let label else { return nil }
    return StoreSizes.Tariff(
      label: label, storage: prices["storage"], memory: prices["memory"],
      query: prices["query"],
      searchedAtLeast: quantity(searched, in: "GB").map { Bytes($0).inGigabytes },
      write: prices["write"], writtenAtLeast: (quantity(written, in: "KB") ?? 0) / 1e3,
      unit: prices["unit"],
      unitNumbers: unitVectors.map { $0 * (unitDimensions ?? 1) },
      unitMemory: quantity(unitMemory, in: "GB").map { Bytes($0) }, least: prices["least"])
  }

  // MARK: - Parts

  private mutating func price(_ id: Located<String>) -> Price? {
    if let price = base.prices[id.value] { return price }
    diagnostics.append(
      Diagnostic(
        "sizing/unknown-price", "no price is called '\(id.value)'", at: id.location,
        help: nearest(id.value, in: Array(base.prices.keys)).map { "did you mean '\($0)'?" }))
    return nil
  }

  private mutating func format(_ name: String, at place: SourceLocation) -> NumberFormat? {
    if let format = NumberFormat(rawValue: name) { return format }
    let all = NumberFormat.allCases.map(\.rawValue)
    diagnostics.append(
      Diagnostic(
        "sizing/unknown-format", "'\(name)' is no way to keep numbers", at: place,
        help: "allowed: \(all.joined(separator: ", "))"))
    return nil
  }

  /// The canonical value of a text with a unit.
  private mutating func quantity(_ text: Located<String>?, in symbol: String) -> Double? {
    guard let text, let unit = Unit.named(symbol) else { return nil }
    do throws(QuantityReadingError) {
      return try readQuantity(text.value, in: unit).base
    } catch {
      diagnostics.append(
        Diagnostic(
          .init(rawValue: "sizing/\(error.name)"), error.message, at: text.location,
          help: error.help))
      return nil
    }
  }

  private mutating func known(_ cited: [Located<String>]) -> [String] {
    for source in cited where base.sources[source.value] == nil {
      diagnostics.append(
        .unknownSource(source.value, at: source.location, known: Set(base.sources.keys)))
    }
    return cited.map(\.value)
  }

  private func whole(_ number: Double?) -> Int? { number.flatMap { Int(exactly: $0) } }
}
