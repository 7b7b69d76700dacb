public import Diagnostics
import Expressions
public import LocatedYAML
import Quantities

/// Types YAML nodes by the fields of a vocabulary and collects what is wrong with them.
///
/// The same reading serves specifications, assumptions, catalogue entries and rule examples.
public struct FieldValueReader {
  private let file: SourceFile
  /// What was found wrong so far.
  public private(set) var diagnostics: [Diagnostic] = []

  public init(file: SourceFile) { self.file = file }

  /// A file with more is another kind of file, and comparing every word takes time.
  private static let mostDiagnostics = 200

  mutating func add(_ diagnostic: Diagnostic) {
    if diagnostics.count < Self.mostDiagnostics { diagnostics.append(diagnostic) }
  }

  /// The typed value under `node`; `nil` after reporting why it can't be one.
  ///
  /// Understands `unknown`, `none`, ranges, and the form `{value, strength, source, requirement}`.
  public mutating func fact(_ field: Field, named name: FactName, from node: Node) -> Fact? {
    guard field.isQualified(node) else {
      return plainFact(field, named: name, from: node, statedAt: node.location)
    }
    return qualifiedFact(field, named: name, from: node)
  }

  private mutating func qualifiedFact(
    _ field: Field, named name: FactName, from node: Node
  ) -> Fact? {
    var fields = FieldReader(node, of: "a stated value", prefix: "specification")
    let valueNode = fields.node("value")
    let strength = fields.optionalChoice("strength", as: Strength.self) ?? .must
    let source = fields.optionalText("source")
    let requirement = fields.optionalText("requirement")
    for diagnostic in fields.finish() { add(diagnostic) }
    guard let valueNode,
      var fact = plainFact(field, named: name, from: valueNode, statedAt: valueNode.location),
      case .stated(let plain) = fact.origin
    else { return nil }
    fact.strength = strength
    fact.origin = .stated(
      Statement(
        location: plain.location, text: plain.text, source: source, requirement: requirement))
    return fact
  }

  private mutating func plainFact(
    _ field: Field, named name: FactName, from node: Node, statedAt location: SourceLocation
  ) -> Fact? {
    let statement = Statement(location: location, text: node.plainText)
    func fact(_ knowledge: Knowledge) -> Fact {
      Fact(name: name, knowledge: knowledge, origin: .stated(statement))
    }
    if case .scalar(let scalar) = node.content, scalar.style == .plain {
      if scalar.text == "unknown" || node.isNull { return fact(.unknown) }
      if scalar.text == "none", !field.choices.contains(where: { $0.id == "none" }) {
        return fact(.absent)
      }
    }
    return value(field, from: node).map { fact(.known($0)) }
  }

  /// The typed value of a node that is neither `unknown` nor `none`.
  public mutating func value(_ field: Field, from node: Node) -> FactValue? {
    switch field.kind {
    case .boolean: boolean(field, node)
    case .number: number(field, node)
    case .text: text(field, node).map { FactValue(.string($0)) }
    case .texts: texts(field, node).map { FactValue(.list($0.map { .string($0.text) })) }
    case .choice(_, let isOpen):
      text(field, node)
        .flatMap { checked($0, at: node.location, in: field, isOpen: isOpen) }
        .map { FactValue(.string($0)) }
    case .choices(_, let isOpen): choices(field, node, isOpen: isOpen)
    case .records(let fields, let keyedBy): records(field, fields, keyedBy: keyedBy, node)
    }
  }

  private mutating func boolean(_ field: Field, _ node: Node) -> FactValue? {
    guard let word = text(field, node) else { return nil }
    switch word {
    case "true", "yes": return FactValue(.bool(true))
    case "false", "no": return FactValue(.bool(false))
    default:
      report("not-yes-or-no", "'\(word)' is neither yes nor no", node, help: "write yes or no")
      return nil
    }
  }

  private mutating func number(_ field: Field, _ node: Node) -> FactValue? {
    guard let text = text(field, node) else { return nil }
    do throws(QuantityReadingError) {
      let reading = try readQuantity(text, in: field.unit)
      guard field.domain.contains(reading.low), field.domain.contains(reading.high) else {
        report(
          "outside-domain", "\(field.label) can't be \(text)", node, help: field.domainInWords)
        return nil
      }
      return FactValue(
        .double(reading.base), range: reading.isRange ? reading.low...reading.high : nil)
    } catch {
      let place = error.range.map { node.location(ofScalars: $0, in: file) } ?? node.location
      add(
        Diagnostic(
          Diagnostic.ID(rawValue: "value/\(error.name)"), "\(error.message) (\(field.label))",
          at: place, help: error.help))
      return nil
    }
  }

  private mutating func text(_ field: Field, _ node: Node) -> String? {
    if case .scalar(let scalar) = node.content {
      if field.form == .date, CalendarDay(scalar.text) == nil {
        report(
          "not-a-date", "'\(scalar.text)' is no date", node,
          help: "a day is written YYYY-MM-DD, a month YYYY-MM")
        return nil
      }
      return scalar.text
    }
    report(
      "not-a-scalar", "\(field.label) must be a single value, not \(node.kind)", node,
      help: node.entries == nil
        ? nil : "a value with its source is written {value: …, strength: …, source: …}")
    return nil
  }

  private mutating func texts(
    _ field: Field, _ node: Node
  ) -> [(text: String, location: SourceLocation)]? {
    switch node.content {
    case .scalar(let scalar): return [(scalar.text, node.location)]
    case .mapping:
      report("not-a-list", "\(field.label) must be a list, not a mapping", node)
      return nil
    case .sequence(let nodes):
      return nodes.compactMap { item in
        if item.isNull {
          report("empty-entry", "an entry of \(field.label) is empty", item)
          return nil
        }
        return text(field, item).map { ($0, item.location) }
      }
    }
  }

  private mutating func choices(_ field: Field, _ node: Node, isOpen: Bool) -> FactValue? {
    guard let words = texts(field, node) else { return nil }
    var seen: [Value] = []
    for word in words {
      guard let legal = checked(word.text, at: word.location, in: field, isOpen: isOpen)
      else { continue }
      if !seen.contains(.string(legal)) { seen.append(.string(legal)) }
    }
    return FactValue(.list(seen))
  }

  mutating func checked(
    _ word: String, at location: SourceLocation, in field: Field, isOpen: Bool
  ) -> String? {
    let legal = field.choices.map(\.id)
    if isOpen || legal.contains(word) { return word }
    let nearest = nearest(word, in: legal)
    add(
      Diagnostic(
        "value/unknown-choice", "'\(word)' is no value of '\(field.label)'", at: location,
        help: (nearest.map { "did you mean '\($0)'? " } ?? "")
          + "it is one of \(legal.joined(separator: ", "))"))
    return nil
  }

  /// Reports a key that no field answers to, with the nearest name.
  public mutating func unknownKey(_ entry: Node.Entry, among fields: [Field]) {
    guard diagnostics.count < Self.mostDiagnostics else { return }
    let names = fields.map { $0.name.shortName }
    let nearest = nearest(entry.key, in: names)
    add(
      Diagnostic(
        "specification/unknown-key", "unknown key '\(entry.key)'", at: entry.keyLocation,
        help: nearest.map { "did you mean '\($0)'?" }
          ?? "known here: \(names.joined(separator: ", "))"))
  }

  mutating func report(
    _ name: String, _ message: String, _ node: Node, help: String? = nil
  ) {
    add(
      Diagnostic(
        Diagnostic.ID(rawValue: "value/\(name)"), message, at: node.location, help: help))
  }
}

extension Field {
  /// Whether a node gives the value together with its strength, source or requirement.
  ///
  /// A mapping that has one of these keys but no value is meant that way too, and is reported.
  func isQualified(_ node: Node) -> Bool {
    guard let entries = node.entries else { return false }
    switch kind {
    case .records: return entries.contains { $0.key == "value" && $0.value.scalar == nil }
    case .boolean, .number, .text, .texts, .choice, .choices:
      return entries.contains { ["value", "strength", "source", "requirement"].contains($0.key) }
    }
  }

  /// Whether a key of a file means this field.
  public func answers(to key: String) -> Bool {
    aliases.contains(key) || (name.rawValue.hasSuffix(key) && name.shortName == key)
  }

  fileprivate var domainInWords: String {
    switch (domain.low, domain.high) {
    case (let low?, let high?):
      "it lies between \(format(low, in: unit)) and \(format(high, in: unit))"
    case (let low?, nil): "it is at least \(format(low, in: unit))"
    case (nil, let high?): "it is at most \(format(high, in: unit))"
    case (nil, nil): "any number is legal"
    }
  }
}

extension FactName {
  /// The part after the first dot, or the whole name of a record's field.
  public var shortName: String {
    rawValue.firstIndex(of: ".").map { String(rawValue[rawValue.index(after: $0)...]) }
      ?? rawValue
  }
}

extension Node {
  /// The node as a person would write it on one line, for traces and documents.
  public var plainText: String {
    switch content {
    case .scalar(let scalar): scalar.text
    case .sequence(let nodes): nodes.map(\.plainText).joined(separator: ", ")
    case .mapping(let entries):
      entries.map { "\($0.key): \($0.value.plainText)" }.joined(separator: ", ")
    }
  }
}
