import Diagnostics
import Facts
import LocatedYAML
import OrderedCollections
import Quantities

/// Reads price files.
///
/// Unit, region, date and source stand at the top of a file and hold for all its prices, but each
/// price may bring its own.
struct PriceReader {
  /// The prices by id, in the order of the files.
  private(set) var prices: OrderedDictionary<String, Price> = [:]
  /// Ids of prices that were found to be wrong, so that what refers to them is not reported too.
  private(set) var faulty: Set<String> = []
  private(set) var diagnostics: [Diagnostic] = []
  private let sources: Set<String>

  /// What a price is stated with.
  private struct Terms {
    var unit: Located<String>?
    var region: String?
    var asOf: Located<String>?
    var source: Located<String>?
  }

  init(sources: Set<String>) { self.sources = sources }

  /// Reads one file.
  mutating func read(_ root: Node) {
    var fields = FieldReader(root, of: "a price file", prefix: "rule")
    let common = terms(&fields)
    _ = fields.optionalText("note")
    let entries = fields.entries("prices")
    diagnostics += fields.finish()
    check(common)
    for entry in entries { read(entry, common) }
  }

  private func terms(_ fields: inout FieldReader) -> Terms {
    Terms(
      unit: fields.optionalLocatedText("unit"), region: fields.optionalText("region"),
      asOf: fields.optionalLocatedText("as_of"), source: fields.optionalLocatedText("source"))
  }

  /// Reports a unit, a date or a source that is none.
  private mutating func check(_ terms: Terms) {
    if let unit = terms.unit, Unit.named(unit.value) == nil {
      report("rule/unknown-unit", "'\(unit.value)' is not a known unit", unit.location)
    }
    if let date = terms.asOf, CalendarDay(date.value) == nil {
      report(
        "rule/not-a-date", "'\(date.value)' is no date", date.location,
        help: "write a day, a month or a year, as 2026-10-24, 2026-10 or 2026")
    }
    if let source = terms.source, !sources.contains(source.value) {
      diagnostics.append(.unknownSource(source.value, at: source.location, known: sources))
    }
  }

  private mutating func read(_ entry: Node.Entry, _ common: Terms) {
    guard let own = own(entry, common) else {
      faulty.insert(entry.key)
      return
    }
    if let first = prices[entry.key] {
      diagnostics.append(
        Diagnostic(
          "rule/duplicate-id", "the price '\(entry.key)' is stated twice", at: entry.keyLocation,
          notes: [.init("first stated here", at: first.location)]))
      return
    }
    prices[entry.key] = own
  }

  /// One price; nil after reporting what is wrong with it.
  private mutating func own(_ entry: Node.Entry, _ common: Terms) -> Price? {
    var terms = common
    var value: Node? = entry.value
    var note: String?
    if entry.value.entries != nil {
      var fields = FieldReader(entry.value, of: "a price", prefix: "rule")
      value = fields.node("value")
      let own = self.terms(&fields)
      note = fields.optionalText("note")
      diagnostics += fields.finish()
      check(own)
      terms.unit = own.unit ?? common.unit
      terms.region = own.region ?? common.region
      terms.asOf = own.asOf ?? common.asOf
      terms.source = own.source ?? common.source
    }
    let required = [("unit", terms.unit), ("as_of", terms.asOf), ("source", terms.source)]
    for (name, term) in required where term == nil {
      report(
        "rule/missing-key", "the price '\(entry.key)' needs the key '\(name)'", entry.keyLocation,
        help: "write it beside the value, or at the top of the file for all its prices")
    }
    guard let value, let symbol = terms.unit?.value, let asOf = terms.asOf?.value,
      let source = terms.source?.value, let unit = Unit.named(symbol),
      let amount = amount(entry.key, value, unit)
    else { return nil }
    return Price(
      id: entry.key, value: amount, unit: unit, region: terms.region, asOf: asOf, source: source,
      note: note, location: entry.keyLocation)
  }

  private mutating func amount(_ id: String, _ node: Node, _ unit: Unit) -> Double? {
    guard let text = node.text, let reading = try? readQuantity(text, in: unit),
      reading.low == reading.high
    else {
      report("rule/price", "the price '\(id)' is not a number", node.location)
      return nil
    }
    guard reading.base > 0 else {
      let words = reading.base == 0 ? "zero" : "negative"
      report(
        "rule/price-not-positive", "the price '\(id)' is \(words)", node.location,
        help: "leave out a price that is not known")
      return nil
    }
    return reading.base
  }

  private mutating func report(
    _ id: Diagnostic.ID, _ message: String, _ place: SourceLocation, help: String? = nil
  ) {
    diagnostics.append(Diagnostic(id, message, at: place, help: help))
  }
}
