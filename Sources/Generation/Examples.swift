public import Diagnostics
public import Foundation

/// One example that ships with the program.
public struct ExampleSpecification: Hashable, Sendable {
  /// The name of its folder.
  public let name: String
  /// Its specification.
  public let file: URL
}

extension Resources {
  /// The examples in the order of their names; empty where none are installed.
  public var exampleSpecifications: [ExampleSpecification] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: examples.path)) ?? []
    return names.sorted().compactMap { name in
      let file = examples.appending(path: "\(name)/spec.yaml")
      return FileManager.default.fileExists(atPath: file.path)
        ? ExampleSpecification(name: name, file: file) : nil
    }
  }

  /// Copies the specification of an example into a folder.
  ///
  /// - Parameters:
  ///   - name: the example's name.
  ///   - folder: where to; it is made if it doesn't exist.
  /// - Returns: the file written.
  /// - Throws: `example/unknown`, or `output/…` where the file is there or can't be written.
  public func copyExample(_ name: String, to folder: URL) throws(DiagnosticError) -> URL {
    let example = try example(name)
    let target = folder.appending(path: "spec.yaml")
    guard !FileManager.default.fileExists(atPath: target.path) else {
      throw DiagnosticError([
        Diagnostic("output/exists", "there is a '\(target.relativePath)' already", at: nil)
      ])
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: example.file, to: target)
    } catch {
      throw DiagnosticError([
        Diagnostic("output/not-writable", "'\(target.relativePath)' can't be written", at: nil)
      ])
    }
    return target
  }

  /// The text of an example's specification.
  ///
  /// - Throws: `example/unknown`.
  public func exampleText(_ name: String) throws(DiagnosticError) -> String {
    let example = try example(name)
    do throws(Diagnostic) {
      return try SourceFile.load(path: example.file.path).text
    } catch {
      throw DiagnosticError([error])
    }
  }

  private func example(_ name: String) throws(DiagnosticError) -> ExampleSpecification {
    let all = exampleSpecifications
    if let example = all.first(where: { $0.name == name }) { return example }
    let meant = nearest(name, in: all.map(\.name))
    throw DiagnosticError([
      Diagnostic(
        "example/unknown", "there is no example '\(name)'", at: nil,
        help: meant.map { "did you mean '\($0)'?" } ?? "'archwright examples' lists them")
    ])
  }
}
