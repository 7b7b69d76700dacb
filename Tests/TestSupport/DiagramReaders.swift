public import Foundation

/// Programs of others that read the text formats of diagrams.
public enum DiagramReaders {
  /// PlantUML, where it is installed.
  public static let plantUML: URL? = program("/usr/bin/plantuml")
  /// The Python with the compilers of Mermaid and D2, where `Scripts/install-readers` made it.
  public static let python: URL? = program(
    RepositoryFiles.root.appending(path: "build/readers/bin/python").path)

  /// What is said where tests leave PlantUML out.
  public static let missingPlantUML = "PlantUML is not installed (Debian package plantuml)"
  /// What is said where tests leave the compilers of Mermaid and D2 out.
  public static let missingPython = "Scripts/install-readers was not run"

  /// Has PlantUML read files.
  ///
  /// - Parameter texts: their texts by their names without endings.
  /// - Returns: what it said; empty where it took all of them.
  /// - Throws: when it can't be run.
  public static func plantUMLFindings(_ texts: [(name: String, text: String)]) throws -> String {
    guard let plantUML else { return missingPlantUML }
    return try withTemporaryFolder { folder in
      for text in texts {
        try Data(text.text.utf8).write(to: folder.appending(path: text.name + ".puml"))
      }
      let files = texts.map { folder.appending(path: $0.name + ".puml").path }
      let result = try Command.run(["-checkonly"] + files, program: plantUML, in: folder)
      return result.status == 0 ? "" : "\(result.output)\(result.errors)"
    }
  }

  /// Has the compilers of Mermaid and D2 read files.
  ///
  /// - Parameter texts: their texts by their names with the endings `mmd` or `d2`.
  /// - Returns: what they said; empty where they took all of them.
  /// - Throws: when they can't be run.
  public static func compilerFindings(_ texts: [(name: String, text: String)]) throws -> String {
    guard let python else { return missingPython }
    return try withTemporaryFolder { folder in
      for text in texts {
        try Data(text.text.utf8).write(to: folder.appending(path: text.name))
      }
      let script = RepositoryFiles.root.appending(path: "Scripts/read-diagrams").path
      let result = try Command.run([script, folder.path], program: python, in: folder)
      let isComplete = result.output.contains("read \(texts.count), refused 0")
      return result.status == 0 && isComplete ? "" : "\(result.output)\(result.errors)"
    }
  }

  private static func program(_ path: String) -> URL? {
    FileManager.default.isExecutableFile(atPath: path) ? URL(fileURLWithPath: path) : nil
  }
}
