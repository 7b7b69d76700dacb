import Diagnostics
import LocatedYAML
import OrderedCollections

/// Reads `sources.yaml`, or another file at the top of a rule folder: sources and a version.
func readSources(
  _ root: Node
) -> (sources: OrderedDictionary<String, KnowledgeSource>, diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  var sources: OrderedDictionary<String, KnowledgeSource> = [:]
  var top = FieldReader(root, of: "the list of sources", prefix: "rule")
  _ = top.optionalText("version")
  _ = top.optionalNode("keeps_months")
  _ = top.optionalNode("keeps_days")
  for entry in top.entries("sources") {
    var fields = FieldReader(entry.value, of: "a source", prefix: "rule")
    let title = fields.text("title")
    let address = fields.optionalText("address")
    let publisher = fields.text("publisher")
    let grade = fields.choice("grade", as: KnowledgeSource.Grade.self)
    let asOf = fields.text("as_of")
    let reviewBy = fields.optionalText("review_by")
    _ = fields.optionalText("note")
    diagnostics += fields.finish()
    guard let title, let publisher, let grade, let asOf else { continue }
    sources[entry.key] = KnowledgeSource(
      id: entry.key, title: title, address: address, publisher: publisher, grade: grade,
      asOf: asOf, reviewBy: reviewBy, location: entry.keyLocation)
  }
  return (sources, top.finish() + diagnostics)
}
