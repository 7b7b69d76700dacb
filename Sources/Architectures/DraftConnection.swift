import RuleBase

/// A connection while patterns add to it.
struct DraftConnection {
  private let pattern: Pattern.Connection
  private(set) var data: [String]
  private(set) var step: Double?
  private let takes: Connection.Time?

  var from: String { pattern.from }
  var to: String { pattern.to }

  init(_ pattern: Pattern.Connection, data: [String], takes: Connection.Time?) {
    self.pattern = pattern
    self.data = data
    self.takes = takes
    step = pattern.step
  }

  /// What connections are sorted by.
  var order: Double { step ?? .infinity }

  /// Whether the two are drawn as one arrow.
  func joins(_ other: DraftConnection) -> Bool {
    from == other.from && to == other.to && pattern.kind == other.pattern.kind
  }

  mutating func merge(_ other: DraftConnection) {
    data.join(other.data)
    step = [step, other.step].compactMap(\.self).min()
  }

  func connection(step: Int?, crossesBoundary: Bool) -> Connection {
    Connection(
      from: from, to: to, label: pattern.label, kind: pattern.kind,
      protocolName: pattern.protocolName, data: data, step: step, says: pattern.says,
      takes: takes, crossesBoundary: crossesBoundary)
  }
}
