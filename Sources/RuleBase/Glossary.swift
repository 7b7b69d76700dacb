public import Diagnostics
public import Foundation
import LocatedYAML
import OrderedCollections

/// Words of the field, explained.
public struct Glossary: Sendable {
  /// In the order of their words.
  public let terms: [Term]

  /// One word with its meaning.
  public struct Term: Sendable {
    public let id: String
    public let word: String
    /// One or two sentences.
    public let means: String
    /// Ids of `sources.yaml`.
    public let sources: [String]
    public let location: SourceLocation
  }

  /// Reads `glossary/*.yaml` of rule folders; a later folder replaces a word of an earlier one.
  ///
  /// - Throws: everything that is wrong with the files.
  public static func read(folders: [URL], _ base: RuleBase) throws(DiagnosticError) -> Glossary {
    var diagnostics: [Diagnostic] = []
    var terms: [String: Term] = [:]
    for folder in RuleFolder.named(folders) {
      let read = folder.read("glossary")
      diagnostics += read.diagnostics
      var own: Set<String> = []
      for node in read.files.flatMap({ $0.root["glossary"]?.elements ?? [] }) {
        var fields = FieldReader(node, of: "a word of the glossary", prefix: "glossary")
        let id = fields.locatedText("id")
        let word = fields.text("term")
        let means = fields.text("means")
        let cited = fields.texts("sources")
        diagnostics += fields.finish()
        for source in cited where base.sources[source.value] == nil {
          diagnostics.append(
            .unknownSource(source.value, at: source.location, known: Set(base.sources.keys)))
        }
        guard let id, let word, let means else { continue }
        if !own.insert(id.value).inserted {
          diagnostics.append(
            Diagnostic("glossary/duplicate", "'\(id.value)' is explained twice", at: id.location))
        }
        terms[id.value] = Term(
          id: id.value, word: word, means: means, sources: cited.map(\.value),
          location: node.location)
      }
    }
    guard !diagnostics.containsError else { throw DiagnosticError(diagnostics) }
    return Glossary(
      terms: terms.values.sorted {
        ($0.word.lowercased(), $0.id) < ($1.word.lowercased(), $1.id)
      })
  }
}
