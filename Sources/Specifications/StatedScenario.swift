public import Diagnostics
public import Facts
import LocatedYAML

/// A named set of changed facts that the client wants to see beside the specification as it stands:
/// an entry of the section `scenarios:`.
public struct StatedScenario: Hashable, Sendable {
  /// What the client calls it, such as `ten times the volume`.
  public let name: String
  /// Why it is of interest, where the client says so.
  public let words: String?
  /// The facts that take the place of those of the specification, in the order of the vocabulary.
  public let facts: FactSet
  /// Where it is named.
  public let location: SourceLocation
}

extension StatedScenario {
  /// The name of the section.
  static let key = "scenarios"

  /// Reads the section.
  ///
  /// ```yaml
  /// scenarios:
  ///   - name: ten times the volume
  ///     words: Every page of the product links to it.
  ///     change:
  ///       load: { volume: 450k/month }
  /// ```
  ///
  /// - Parameters:
  ///   - node: a list of entries, or one.
  ///   - file: the file, for what is wrong inside a value.
  ///   - vocabulary: the fields by which values are typed.
  /// - Returns: the sound scenarios, and everything that is wrong with any.
  static func read(
    _ node: Node, in file: SourceFile, _ vocabulary: Vocabulary
  ) -> (scenarios: [StatedScenario], diagnostics: [Diagnostic]) {
    var scenarios: [StatedScenario] = []
    var diagnostics: [Diagnostic] = []
    guard let nodes = node.elements ?? (node.entries == nil ? nil : [node]) else {
      let problem = Diagnostic(
        "specification/not-a-list", "'\(key)' holds a list of scenarios, but this is \(node.kind)",
        at: node.location, help: "each has a name and, under 'change', sections with facts")
      return ([], [problem])
    }
    var places: [String: SourceLocation] = [:]
    for node in nodes {
      var fields = FieldReader(node, of: "a scenario", prefix: "specification")
      let name = fields.locatedText("name")
      let words = fields.optionalText("words")
      let change = fields.node("change")
      diagnostics += fields.finish()
      guard let name, let change else { continue }
      if name.value.allSatisfy(\.isWhitespace) {
        diagnostics.append(
          Diagnostic(
            "specification/unnamed-scenario", "the name of a scenario is empty",
            at: name.location, help: "commands and documents call it by its name"))
      } else if let first = places[name.value] {
        diagnostics.append(
          Diagnostic(
            "specification/same-scenario", "'\(name.value)' is the name of another scenario",
            at: name.location, notes: [.init("the first of this name", at: first)]))
      }
      places[name.value] = places[name.value] ?? name.location
      let facts = facts(change, in: file, vocabulary, &diagnostics)
      scenarios.append(
        StatedScenario(name: name.value, words: words, facts: facts, location: name.location))
    }
    return (scenarios, diagnostics)
  }

  private static func facts(
    _ node: Node, in file: SourceFile, _ vocabulary: Vocabulary,
    _ diagnostics: inout [Diagnostic]
  ) -> FactSet {
    guard let entries = node.entries, !entries.isEmpty else {
      diagnostics.append(
        Diagnostic(
          "specification/no-change", "a scenario changes at least one fact", at: node.location,
          help: "write sections and fields as at the top of the file, such as "
            + "'load: { requests_per_day: 20k }'"))
      return FactSet()
    }
    var reader = SpecificationReader(file: file, vocabulary: vocabulary)
    reader.readSections(entries)
    diagnostics += reader.diagnostics
    return FactSet(reader.factsInOrder)
  }
}
