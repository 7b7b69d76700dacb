import Diagnostics
import Facts
import LocatedYAML

extension Pattern.Words {
  /// Text with names in braces; names that don't exist are reported.
  init(_ node: Node, names: SlotTable, _ diagnostics: inout [Diagnostic]) {
    var parts: [Part] = []
    var rest = Substring(node.plainText)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      let name = String(rest[rest.index(after: open)..<close])
      if let slot = names[name] {
        parts.append(.slot(slot, name: name))
      } else {
        diagnostics.append(.unknownFact(name, at: node.location, known: names.names))
      }
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    self.init(parts: parts)
  }
}
