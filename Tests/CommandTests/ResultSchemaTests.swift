import Foundation
import TestSupport
import Testing

/// `result.json` against its schema, and its references against each other.
struct ResultSchemaTests {
  private static let examples = [
    "contract-summaries", "research-assistant", "shop-recommendations", "support-chatbot",
  ]

  private func json(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  @Test(arguments: examples)
  func resultsFitTheirSchema(example: String) throws {
    let result = try Command.run(
      ["decide", "Examples/\(example)/spec.yaml", "--json"] + Command.resources)
    let schemaFile = Command.checkout.appending(path: "Templates/result.schema.json")
    let schema = try json(String(contentsOf: schemaFile, encoding: .utf8))
    let validator = SchemaValidator(schema: try #require(schema as? [String: Any]))
    #expect(validator.problems(in: try json(result.output)).prefix(5) == [])
  }

  @Test(arguments: examples)
  func everyReferenceResolves(example: String) throws {
    let result = try Command.run(
      ["decide", "Examples/\(example)/spec.yaml", "--json"] + Command.resources)
    let report = try #require(try json(result.output) as? [String: Any])
    let sources = ids(report["sources"])
    let cited = collected(under: ["source", "sources"], in: report)
    #expect(cited.subtracting(sources).isEmpty)
    let architecture = report["architecture"] as? [String: Any] ?? [:]
    let ends = collected(under: ["from", "to"], in: architecture)
    #expect(ends.subtracting(ids(architecture["components"])).isEmpty)
  }

  private func ids(_ list: Any?) -> Set<String> {
    Set((list as? [[String: Any]] ?? []).compactMap { $0["id"] as? String })
  }

  /// The texts under certain keys, at any depth.
  private func collected(under keys: Set<String>, in value: Any) -> Set<String> {
    switch value {
    case let list as [Any]:
      return list.reduce(into: []) { $0.formUnion(collected(under: keys, in: $1)) }
    case let object as [String: Any]:
      return object.reduce(into: []) { found, member in
        if keys.contains(member.key), let text = member.value as? String {
          found.insert(text)
        } else if keys.contains(member.key), let texts = member.value as? [String] {
          found.formUnion(texts)
        } else {
          found.formUnion(collected(under: keys, in: member.value))
        }
      }
    default: return []
    }
  }
}
