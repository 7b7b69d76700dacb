public import Diagnostics
public import Foundation

/// Where the files that ship with the program lie: rules, templates and examples.
public struct Resources: Hashable, Sendable {
  /// The folder with `Rules`, `Templates` and `Examples`.
  public let folder: URL

  /// The standard rules.
  public var rules: URL { folder.appending(path: "Rules") }
  /// The templates of documents.
  public var templates: URL { folder.appending(path: "Templates") }
  /// The example specifications, which may be missing.
  public var examples: URL { folder.appending(path: "Examples") }

  /// The names of the document templates without their endings, sorted.
  public var documentNames: [String] {
    let folder = templates.appending(path: "documents")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".md") || $0.hasSuffix(".html") }
      .compactMap { $0.split(separator: ".").first.map(String.init) }.sorted()
  }

  /// Finds the files of a program.
  ///
  /// They are looked for beside the executable, then in `../share/archwright`, then, for a build
  /// inside a checkout, in the nearest folder above that has a `Package.swift` as well. Links are
  /// followed first.
  ///
  /// - Parameters:
  ///   - executable: the program's own file.
  ///   - override: a folder to use instead.
  /// - Returns: the folder that has them.
  /// - Throws: `resources/not-found`, with the places that were tried.
  public static func find(
    executable: URL?, override: URL? = nil
  ) throws(DiagnosticError) -> Resources {
    if let override {
      guard isComplete(override) else { throw DiagnosticError([.notFound(in: [override.path])]) }
      return Resources(folder: override)
    }
    guard let executable else { throw DiagnosticError([.notFound(in: [])]) }
    let folder = executable.resolvingSymlinksInPath().deletingLastPathComponent()
    let installed = [
      folder, folder.deletingLastPathComponent().appending(path: "share/archwright"),
    ]
    if let found = installed.first(where: isComplete) { return Resources(folder: found) }
    if let checkout = checkout(above: folder) { return Resources(folder: checkout) }
    throw DiagnosticError([.notFound(in: installed.map(\.path))])
  }

  private static func checkout(above folder: URL) -> URL? {
    var folder = folder
    while folder.pathComponents.count > 1 {
      let package = folder.appending(path: "Package.swift").path
      if isComplete(folder), FileManager.default.fileExists(atPath: package) { return folder }
      folder = folder.deletingLastPathComponent()
    }
    return nil
  }

  private static func isComplete(_ folder: URL) -> Bool {
    ["Rules/sources.yaml", "Templates/documents"].allSatisfy {
      FileManager.default.fileExists(atPath: folder.appending(path: $0).path)
    }
  }
}

extension Diagnostic {
  fileprivate static func notFound(in places: [String]) -> Diagnostic {
    Diagnostic(
      "resources/not-found", "the rules and templates of this program were not found", at: nil,
      help: places.isEmpty
        ? "name their folder with --resources"
        : "looked in \(places.joined(separator: " and ")); name their folder with --resources")
  }
}
