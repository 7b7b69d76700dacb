public import Diagnostics
import Expressions
public import LocatedYAML
import Quantities

extension Vocabulary.Section {
  /// Reads one vocabulary file.
  ///
  /// - Returns: the section, absent when even its name can't be read, and all findings.
  public static func read(
    _ root: Node, in file: SourceFile
  ) -> (section: Vocabulary.Section?, diagnostics: [Diagnostic]) {
    var reader = FieldReader(root, of: "a vocabulary file", prefix: "vocabulary")
    let name = reader.text("section")
    let label = reader.text("label")
    let about = reader.optionalText("about") ?? ""
    _ = reader.number("order")
    let fieldNodes = reader.list("fields")
    let recordsNode = reader.optionalNode("records")
    guard let name, let label else { return (nil, reader.finish()) }

    var fields = VocabularyFieldReader(file: file)
    let content: Vocabulary.Section.Content?
    if let recordsNode {
      content = fields.field(recordsNode, prefix: "", name: name).map { .records($0) }
    } else {
      content = .fields(fieldNodes.compactMap { fields.field($0, prefix: name + ".", name: nil) })
    }
    let section = content.map {
      Vocabulary.Section(name: name, label: label, about: about, content: $0)
    }
    return (section, reader.finish() + fields.diagnostics)
  }
}

/// Reads the fields of a vocabulary file or of a catalogue's schema.
public struct VocabularyFieldReader {
  private let file: SourceFile
  public private(set) var diagnostics: [Diagnostic] = []

  public init(file: SourceFile) { self.file = file }

  /// Reads one field.
  ///
  /// - Parameters:
  ///   - node: the mapping that describes it.
  ///   - prefix: what stands before its name, for example `load.`.
  ///   - name: its name where the mapping doesn't give one.
  /// - Returns: the field; `nil` after reporting what it lacks.
  public mutating func field(_ node: Node, prefix: String, name: String?) -> Field? {
    var reader = FieldReader(node, of: "a field", prefix: "vocabulary")
    let ownName = name ?? reader.text("name")
    let label = reader.text("label")
    let kindWord = reader.choice("kind", as: KindWord.self)
    let unit = unit(reader.optionalText("unit"), node)
    let domainText = reader.optionalText("domain")
    let about = reader.optionalText("about") ?? ""
    let isRequired = reader.boolean("required", default: false)
    let neededBy = reader.optionalText("needed_by")
    let aliases = reader.texts("aliases").map(\.value)
    let values = reader.entries("values")
    let isOpen = reader.boolean("open", default: false)
    let nested = reader.list("fields")
    let keyedBy = reader.optionalText("keyed_by")
    let derive = text(reader.optionalNode("derive"))
    let assume = reader.optionalNode("assume")
    let question = reader.optionalText("question")
    let ask = reader.optionalText("ask")
    let shownBy = reader.optionalText("shown_by")
    let limit = reader.optionalChoice("limit", as: Field.Limit.self)
    let lighter = reader.optionalChoice("lighter", as: Field.End.self)
    let form = reader.optionalChoice("form", as: Field.Form.self)
    let overrides = reader.optionalText("overrides").map { FactName($0) }
    diagnostics += reader.finish()
    guard let ownName, let label, let kindWord else { return nil }

    let kind: Field.Kind =
      switch kindWord {
      case .boolean: .boolean
      case .number: .number
      case .text: .text
      case .texts: .texts
      case .choice: .choice(choices(values), isOpen: isOpen)
      case .choices: .choices(choices(values), isOpen: isOpen)
      case .records:
        .records(nested.compactMap { field($0, prefix: "", name: nil) }, keyedBy: keyedBy)
      }
    func make(
      assumptions: [Field.Assumption], domain: Field.Domain, form: Field.Form?
    ) -> Field {
      Field(
        name: FactName(prefix + ownName), kind: kind, unit: unit, domain: domain, label: label,
        about: about, isRequired: isRequired, neededBy: neededBy, aliases: aliases,
        derive: derive, assumptions: assumptions, question: question, ask: ask,
        shownBy: shownBy, limit: limit,
        isLighterWhenHigh: (lighter ?? (limit == .atMost ? .high : .low)) == .high,
        form: form, overrides: overrides,
        location: node.location)
    }
    // What is assumed may be words, such as that no date is given.
    let bare = make(assumptions: [], domain: domain(domainText, unit: unit, node), form: nil)
    return make(assumptions: assumptions(assume, of: bare), domain: bare.domain, form: form)
  }

  private enum KindWord: String, CaseIterable {
    case boolean, number, text, texts, choice, choices, records
  }

  private func choices(_ entries: [Node.Entry]) -> [Field.Choice] {
    entries.map { entry in
      let label = entry.value["label"] ?? entry.value
      return Field.Choice(id: entry.key, label: label.plainText)
    }
  }

  private mutating func unit(_ symbol: String?, _ node: Node) -> Unit {
    guard let symbol, !symbol.isEmpty else { return .plain }
    if let unit = Unit.named(symbol) { return unit }
    report("unknown-unit", "'\(symbol)' is not a known unit", node)
    return .plain
  }

  private mutating func domain(_ text: String?, unit: Unit, _ node: Node) -> Field.Domain {
    guard let text else { return Field.Domain(low: nil, high: nil) }
    guard let dots = text.firstRange(of: "..") else {
      report("domain", "'\(text)' is not a domain", node, help: "write 0.., ..100 or 1..10")
      return Field.Domain(low: nil, high: nil)
    }
    func end(_ part: Substring) -> Double? {
      if part.allSatisfy(\.isWhitespace) { return nil }
      return try? readQuantity(String(part), in: unit).base
    }
    return Field.Domain(
      low: end(text[..<dots.lowerBound]), high: end(text[dots.upperBound...]))
  }

  private func text(_ node: Node?) -> Field.Text? {
    node.map(Field.Text.init)
  }

  private mutating func assumptions(_ node: Node?, of field: Field) -> [Field.Assumption] {
    guard let node else { return [] }
    switch node.content {
    case .sequence(let nodes): return nodes.compactMap { assumption($0, of: field) }
    case .mapping: return assumption(node, of: field).map { [$0] } ?? []
    case .scalar:
      report("assume", "an assumption is a mapping with 'base' and 'because'", node)
      return []
    }
  }

  private mutating func assumption(_ node: Node, of field: Field) -> Field.Assumption? {
    var reader = FieldReader(node, of: "an assumption", prefix: "vocabulary")
    let when = text(reader.optionalNode("when"))
    let base = reader.node("base")
    let low = reader.optionalNode("low")
    let high = reader.optionalNode("high")
    let also = reader.list("also")
    let because = reader.text("because")
    let source = reader.text("source")
    diagnostics += reader.finish()
    guard let base, let because, let source else { return nil }

    var values = FieldValueReader(file: file)
    let baseValue = values.value(field, from: base)
    let lowValue = low.flatMap { values.value(field, from: $0) }?.base
    let highValue = high.flatMap { values.value(field, from: $0) }?.base
    let others = also.compactMap { values.value(field, from: $0)?.base }
    diagnostics += values.diagnostics
    guard var value = baseValue else { return nil }
    if let low = lowValue?.number, let high = highValue?.number, low <= high {
      value.range = low...high
    }
    value.alternatives = others
    return Field.Assumption(
      when: when, value: value, because: because, source: source, location: node.location)
  }

  private mutating func report(
    _ name: String, _ message: String, _ node: Node, help: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        Diagnostic.ID(rawValue: "vocabulary/\(name)"), message, at: node.location, help: help))
  }
}
