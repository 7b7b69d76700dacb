public import Diagnostics
public import Foundation
import LocatedYAML
import OrderedCollections
import Quantities

extension ImportFormat {
  /// Reads `imports/*.yaml` of rule folders.
  ///
  /// A later folder adds entries to a format of an earlier one, or replaces them.
  ///
  /// - Parameters:
  ///   - folders: the standard rules, then the user's own.
  ///   - base: the rules, whose prices and sources are meant.
  /// - Returns: the formats in the order of their files.
  /// - Throws: everything that is wrong with the files.
  public static func read(
    folders: [URL], _ base: RuleBase
  ) throws(DiagnosticError) -> [ImportFormat] {
    var reader = ImportFormatReader(base)
    for folder in RuleFolder.named(folders) {
      let read = folder.read("imports")
      reader.diagnostics += read.diagnostics
      for file in read.files { reader.read(file.root) }
    }
    guard !reader.diagnostics.containsError else { throw DiagnosticError(reader.diagnostics) }
    return Array(reader.formats.values)
  }
}

private struct ImportFormatReader {
  var formats: OrderedDictionary<String, ImportFormat> = [:]
  var diagnostics: [Diagnostic] = []
  private let base: RuleBase
  /// The ids of prices without their last part.
  private let stems: Set<String>

  init(_ base: RuleBase) {
    self.base = base
    stems = Set(base.prices.keys.map { $0.split(separator: "/").dropLast().joined(separator: "/") })
  }

  mutating func read(_ root: Node) {
    var fields = FieldReader(root, of: "a format of price files", prefix: "import")
    guard let id = fields.text("id") else { return diagnostics += fields.finish() }
    let earlier = formats[id]
    let label = earlier == nil ? fields.text("label") : fields.optionalText("label")
    let source =
      earlier == nil ? fields.locatedText("source") : fields.optionalLocatedText("source")
    let kind =
      earlier == nil
      ? fields.choice("kind", as: ImportFormat.Kind.self)
      : fields.optionalChoice("kind", as: ImportFormat.Kind.self)
    let priceNodes = fields.entries("prices")
    let columns = fields.entries("columns")
    let entryNodes = fields.entries("entries")
    diagnostics += fields.finish()
    if let source, base.sources[source.value] == nil {
      diagnostics.append(
        .unknownSource(source.value, at: source.location, known: Set(base.sources.keys)))
    }
    var prices = earlier?.fields ?? [:]
    for node in priceNodes { prices[node.key] = field(node.value) ?? prices[node.key] }
    guard let label = label ?? earlier?.label, let source = source?.value ?? earlier?.source,
      let kind = kind ?? earlier?.kind
    else { return }
    var names = earlier?.columns ?? [:]
    for column in columns { names[column.key] = column.value.text ?? "" }
    var entries = earlier?.entries ?? [:]
    for node in entryNodes { entries[node.key] = entry(node, kind) ?? entries[node.key] }
    formats[id] = ImportFormat(
      id: id, label: label, source: source, kind: kind, fields: prices, columns: names,
      entries: entries)
  }

  private mutating func field(_ node: Node) -> ImportFormat.Field? {
    var fields = FieldReader(node, of: "a field with prices", prefix: "import")
    let name = fields.text("field")
    let unit = fields.locatedText("unit")
    let most = fields.number("most")
    let per = fields.optionalText("per")
    if most == nil {
      fields.report(
        Diagnostic(
          "import/missing-key", "a field with prices needs the key 'most'", at: node.location,
          help: "write the largest number that may be believed"))
    }
    if let unit, Quantities.Unit.named(unit.value) == nil {
      fields.report(
        Diagnostic(
          "import/unknown-unit", "'\(unit.value)' is not a known unit", at: unit.location))
    }
    diagnostics += fields.finish()
    guard let name, let most, let unit = unit.flatMap({ Quantities.Unit.named($0.value) })
    else { return nil }
    return ImportFormat.Field(name: name, unit: unit, most: most, per: per)
  }

  private mutating func entry(
    _ node: Node.Entry, _ kind: ImportFormat.Kind
  ) -> ImportFormat.Entry? {
    if !stems.contains(node.key) {
      diagnostics.append(
        Diagnostic(
          "import/unknown-price", "no price is called '\(node.key)/…'", at: node.keyLocation,
          help: nearest(node.key, in: stems.sorted()).map { "did you mean '\($0)'?" }))
    }
    switch kind {
    case .map:
      guard let key = node.value.text else { return wrong(node, "is the name of a member") }
      return ImportFormat.Entry(key: key, values: [:], divisor: nil, location: node.keyLocation)
    case .table:
      guard let columns = node.value.entries, !columns.isEmpty else {
        return wrong(node, "has columns with values")
      }
      var values: OrderedDictionary<String, String> = [:]
      var divisor: Double?
      for column in columns {
        if column.key == "divided_by" {
          divisor = column.value.text.flatMap(Double.init)
          guard let divisor, divisor > 0 else { return wrong(node, "is divided by a number") }
        } else {
          values[column.key] = column.value.text ?? ""
        }
      }
      return ImportFormat.Entry(
        key: nil, values: values, divisor: divisor, location: node.keyLocation)
    }
  }

  private mutating func wrong(_ node: Node.Entry, _ what: String) -> ImportFormat.Entry? {
    diagnostics.append(
      Diagnostic(
        "import/not-an-entry", "what is looked for \(what)", at: node.value.location))
    return nil
  }
}
