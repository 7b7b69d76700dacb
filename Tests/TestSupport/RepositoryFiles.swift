public import Diagnostics
public import Facts
public import Foundation
import LocatedYAML

/// The repository that the tests were built from.
public enum RepositoryFiles {
  /// The top folder.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The standard rules.
  public static let rules = root.appending(path: "Rules")

  /// The examples.
  public static let examples = root.appending(path: "Examples")

  /// The YAML files directly inside a folder, by name.
  public static func yamlFiles(in folder: URL) throws -> [SourceFile] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".yaml") }.sorted()
      .map { try SourceFile.load(path: folder.appending(path: $0).path, name: $0, limit: 4 << 20) }
  }

  /// The specifications of all examples, under the names of their folders.
  public static func exampleSpecifications() throws -> [SourceFile] {
    try FileManager.default.contentsOfDirectory(atPath: examples.path).sorted()
      .map { (name: $0, path: examples.appending(path: "\($0)/spec.yaml").path) }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
      .map { try SourceFile.load(path: $0.path, name: "\($0.name)/spec.yaml") }
  }

  /// The standard vocabulary and everything that is wrong with its files.
  public static func readVocabulary() throws -> (
    vocabulary: Vocabulary, diagnostics: [Diagnostic]
  ) {
    var sections: [Vocabulary.Section] = []
    var diagnostics: [Diagnostic] = []
    for file in try yamlFiles(in: rules.appending(path: "vocabulary")) {
      let yaml = readYAML(file, limits: .ruleFile)
      diagnostics += yaml.diagnostics
      guard let root = yaml.root else { continue }
      let read = Vocabulary.Section.read(root, in: file)
      diagnostics += read.diagnostics
      if let section = read.section { sections.append(section) }
    }
    return (Vocabulary(sections: sections), diagnostics)
  }

  /// The standard vocabulary.
  public static func vocabulary() throws -> Vocabulary { try onceRead.get() }

  private static let onceRead = Result { try readVocabulary().vocabulary }
}
