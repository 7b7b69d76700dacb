public import Diagnostics
import Expressions
public import Facts
import LocatedYAML

/// A client's requirements as read from one file: complete, typed, and with the place of each.
public struct Specification: Sendable {
  /// The format that this release reads, written as `archwright: 1`.
  public static let supportedFormat = 1

  /// The file that was read.
  public let file: SourceFile
  /// What the client stated, in the order of the vocabulary, with what was stated as `unknown`.
  public let facts: FactSet
  /// The parts of the traffic that differ from the rest, in the order stated.
  public let slices: [Slice]
  /// The file's bytes in short, to tell two versions apart: eight hexadecimal digits.
  public let digest: String
  /// The number of the format that the file is written in.
  public let formatVersion: Int
  /// How the client wants the pictures.
  public let diagram: DiagramHints
  /// Named sets of changed facts to try, in the order stated.
  public let scenarios: [StatedScenario]

  /// The title for documents: the project's name, if it has one.
  public var name: String { text(of: "project.name") ?? "Unnamed project" }

  /// What changes for people or business when this works.
  public var goal: String { text(of: "project.goal") ?? "" }

  private func text(of name: FactName) -> String? {
    guard case .string(let text)? = facts[name]?.value?.base, !text.isEmpty else { return nil }
    return text
  }
}

extension Specification {
  /// Reads a specification and collects everything that is wrong with it.
  ///
  /// Syntax, names, types, units, domains and required fields are checked. Whether the facts can
  /// be true together is left to the rules.
  ///
  /// - Returns: the specification, nil when there are errors, and all findings in reading order.
  public static func read(
    _ file: SourceFile, vocabulary: Vocabulary
  ) -> (specification: Specification?, diagnostics: [Diagnostic]) {
    let (root, syntax) = readYAML(file)
    guard let root else { return (nil, syntax.inReadingOrder) }
    var reader = SpecificationReader(file: file, vocabulary: vocabulary)
    reader.read(root)
    let facts = FactSet(reader.factsInOrder)
    let slices = facts.slices(vocabulary)
    let diagnostics = (syntax + reader.diagnostics + findings(slices)).inReadingOrder
    guard !diagnostics.containsError else { return (nil, diagnostics) }
    let specification = Specification(
      file: file, facts: facts, slices: slices, digest: hexadecimalFNV1a(file.text.utf8),
      formatVersion: reader.formatVersion, diagram: reader.diagram, scenarios: reader.scenarios)
    return (specification, diagnostics)
  }
}
