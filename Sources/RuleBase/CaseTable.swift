public import Binary
import Diagnostics
public import Expressions
public import Facts
import LocatedYAML

/// Figures of a joint decision side by side for several cases: what they come to under each
/// combination of values that some facts may have.
public struct CaseTable: Sendable {
  /// One fact with the values that are tried.
  public struct Axis: Sendable {
    public let fact: FactName
    public let values: [Value]
  }

  /// One figure that is shown.
  public struct Column: Sendable {
    /// A quantity of the decision.
    public let quantity: String
    /// A quantity that holds where there is no such figure, whatever the volume.
    public let never: String?
  }

  public let title: String
  /// What the table tells and what it rests on.
  public let about: String
  /// What is tried, the slowest to change first.
  public let axes: [Axis]
  public let columns: [Column]
}

/// Reads the tables of cases of a joint decision.
struct CaseTableReader {
  let vocabulary: Vocabulary
  let quantities: [String]
  let files: [String: SourceFile]
  private(set) var diagnostics: [Diagnostic] = []

  init(vocabulary: Vocabulary, quantities: [String], files: [String: SourceFile]) {
    self.vocabulary = vocabulary
    self.quantities = quantities
    self.files = files
  }

  /// More rows than this are no table.
  private static let mostRows = 64

  mutating func read(_ node: Node) -> CaseTable? {
    var fields = FieldReader(node, of: "a table of cases", prefix: "rule")
    let title = fields.text("title")
    let about = fields.text("about")
    let axes = fields.list("axes").compactMap { axis($0) }
    let columns = fields.list("columns").compactMap { column($0) }
    diagnostics += fields.finish()
    let rows = axes.reduce(1) { $0 * $1.values.count }
    if rows > Self.mostRows {
      diagnostics.append(
        Diagnostic(
          "rule/too-many-cases", "the table has \(rows) rows, more than \(Self.mostRows)",
          at: node.location, help: "try fewer values"))
      return nil
    }
    guard let title, let about else { return nil }
    return CaseTable(title: title, about: about, axes: axes, columns: columns)
  }

  private mutating func axis(_ node: Node) -> CaseTable.Axis? {
    var fields = FieldReader(node, of: "an axis of cases", prefix: "rule")
    let fact = fields.locatedText("fact")
    let valueNodes = fields.list("values")
    diagnostics += fields.finish()
    guard let fact else { return nil }
    guard let field = vocabulary[FactName(fact.value)], let file = files[node.location.file] else {
      diagnostics.append(
        .unknownFact(
          fact.value, at: fact.location, known: vocabulary.fields.map(\.name.rawValue)))
      return nil
    }
    var reader = FieldValueReader(file: file)
    let values = valueNodes.compactMap { node -> Value? in
      guard case .known(let value)? = reader.fact(field, named: field.name, from: node)?.knowledge
      else { return nil }
      return value.base
    }
    diagnostics += reader.diagnostics
    return CaseTable.Axis(fact: field.name, values: values)
  }

  private mutating func column(_ node: Node) -> CaseTable.Column? {
    var fields = FieldReader(node, of: "a column of cases", prefix: "rule")
    let quantity = fields.locatedText("quantity")
    let never = fields.optionalLocatedText("never")
    diagnostics += fields.finish()
    for name in [quantity, never].compactMap(\.self) where !quantities.contains(name.value) {
      diagnostics.append(.unknownFact(name.value, at: name.location, known: quantities))
    }
    return quantity.map { CaseTable.Column(quantity: $0.value, never: never?.value) }
  }
}

extension CaseTable: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      title: try reader.read(), about: try reader.read(), axes: try reader.read(),
      columns: try reader.read())
  }
}

extension CaseTable.Axis: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(fact: try reader.read(), values: try reader.read())
  }
}

extension CaseTable.Column: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(quantity: try reader.read(), never: try reader.read())
  }
}
