import Diagnostics
import Expressions
public import LocatedYAML

extension FieldValueReader {
  mutating func records(
    _ field: Field, _ fields: [Field], keyedBy: String?, _ node: Node
  ) -> FactValue? {
    var records: [Record] = []
    switch (node.content, keyedBy) {
    case (.sequence(let items), _):
      for item in items { record(field, fields, item).map { records.append($0) } }
    case (.mapping(let entries), let keyedBy?):
      for entry in entries {
        keyedRecord(field, fields, keyedBy: keyedBy, entry).map { records.append($0) }
      }
    case (.mapping, nil):
      // A single entry may stand without a list around it.
      record(field, fields, node).map { records.append($0) }
    case (.scalar, _):
      report(
        "not-a-list", "\(field.label) must be a list of mappings", node,
        help: "each entry may give \(fields.map(\.name.rawValue).joined(separator: ", "))")
      return nil
    }
    return FactValue(.list(records.map(\.value)), records: records)
  }

  private mutating func keyedRecord(
    _ field: Field, _ fields: [Field], keyedBy key: String, _ entry: Node.Entry
  ) -> Record? {
    let others = fields.filter { $0.name.rawValue != key }
    if let field = fields.first(where: { $0.name.rawValue == key }),
      case .choice(_, let isOpen) = field.kind,
      checked(entry.key, at: entry.keyLocation, in: field, isOpen: isOpen) == nil
    {
      return nil
    }
    var record: Record?
    let main = others.first
    if case .mapping = entry.value.content, main?.isQualified(entry.value) != true {
      record = self.record(field, others, entry.value)
    } else if let main {
      record = fact(main, named: main.name, from: entry.value).map {
        Record(entries: [.init(field: main.name.rawValue, fact: $0)])
      }
    }
    guard var record else { return nil }
    let name = Fact(
      name: FactName(key), knowledge: .known(FactValue(.string(entry.key))),
      origin: .stated(Statement(location: entry.keyLocation, text: entry.key)))
    record.entries.insert(.init(field: key, fact: name), at: 0)
    return record
  }

  private mutating func record(_ field: Field, _ fields: [Field], _ node: Node) -> Record? {
    guard case .mapping(let entries) = node.content else {
      report(
        "not-a-mapping", "an entry of \(field.label) must be a mapping", node,
        help: "it may give \(fields.map(\.name.rawValue).joined(separator: ", "))")
      return nil
    }
    var read: [Record.Entry] = []
    for entry in entries {
      guard let match = fields.first(where: { $0.answers(to: entry.key) }) else {
        unknownKey(entry, among: fields)
        continue
      }
      if let first = entries.first(where: { match.answers(to: $0.key) }),
        first.keyLocation != entry.keyLocation
      {
        statedTwice(match, first, entry)
        continue
      }
      if let fact = fact(match, named: match.name, from: entry.value) {
        read.append(.init(field: match.name.rawValue, fact: fact))
      }
    }
    for missing in fields where missing.isRequired {
      guard !entries.contains(where: { missing.answers(to: $0.key) }) else { continue }
      report(
        "missing-field", "an entry of \(field.label) lacks '\(missing.name)'", node,
        help: missing.neededBy)
    }
    return Record(entries: read)
  }

  /// Reports a key that means the same field as an earlier one.
  public mutating func statedTwice(_ field: Field, _ first: Node.Entry, _ second: Node.Entry) {
    add(
      Diagnostic(
        "specification/stated-twice",
        "'\(second.key)' states \(field.label) a second time", at: second.keyLocation,
        notes: [.init("'\(first.key)' states it first", at: first.keyLocation)],
        help: "keep one of the two"))
  }
}

extension Record {
  /// The record as a value of the expression language: its known fields by name.
  fileprivate var value: Value {
    let pairs = entries.compactMap { entry in
      entry.fact.value.map { (key: Value.string(entry.field), value: $0.base) }
    }
    return .map((try? ValueMap(pairs)) ?? ValueMap())
  }
}
