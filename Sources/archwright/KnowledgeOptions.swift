import ArgumentParser
import Binary
import Diagnostics
import Foundation
import Generation
import RuleBase
import StandardRules

/// The options by which every command finds its rules.
struct KnowledgeOptions: ParsableArguments {
  @Option(
    name: .customLong("rules"),
    help: ArgumentHelp(
      "Lay your own rules over the standard ones; may be repeated.",
      valueName: "dir"),
    completion: .directory)
  var overlays: [String] = []

  @Option(
    help: ArgumentHelp(
      "Use the rules, templates and examples of this folder.",
      discussion: "Otherwise they are looked for beside the program and in ../share/archwright.",
      valueName: "dir"),
    completion: .directory)
  var resources: String?

  /// The folder of the files that ship with the program.
  func findResources() throws(DiagnosticError) -> Resources {
    try Resources.find(
      executable: Bundle.main.executableURL,
      override: resources.map { URL(fileURLWithPath: $0, isDirectory: true) })
  }

  /// Loads the rules and reports what is wrong with them, with the lines concerned.
  ///
  /// - Throws: an exit code after reporting, when there are errors.
  func readGenerator(
    overlays more: [String] = [], readsExamples: Bool = false
  ) throws -> Generator {
    let folders = (overlays + more).map { URL(fileURLWithPath: $0, isDirectory: true) }
    let resources = try reporting { () throws(DiagnosticError) in try findResources() }
    do throws(DiagnosticError) {
      return try loadGenerator(overlays: more, readsExamples: readsExamples)
    } catch {
      let quoted = quotedFiles(error.diagnostics, in: [resources.rules] + folders)
      Terminal.report(error.diagnostics, sources: quoted)
      throw error.exitCode
    }
  }

  /// Loads the rules without reporting anything, price files laid over them.
  ///
  /// - Throws: everything that is wrong with them.
  func loadGenerator(
    overlays more: [String] = [], readsExamples: Bool = false, prices: [SourceFile] = []
  ) throws(DiagnosticError) -> Generator {
    let folders = (overlays + more).map { URL(fileURLWithPath: $0, isDirectory: true) }
    let resources = try findResources()
    let generator = try Generator(
      resources: resources, overlays: folders, readsExamples: readsExamples,
      compiled: compiledRules(resources), prices: prices)
    // The process ends with its command: taking the rules apart before that would only take time.
    _ = Unmanaged.passRetained(Kept(generator))
    return generator
  }

  /// The rules that were compiled with this program: beside it, or installed with the others.
  private func compiledRules(_ resources: Resources) -> CompiledRules {
    let folder = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
    let built = folder?.appending(path: StandardRules.folderName)
    return CompiledRules(
      places: [built, resources.folder].compactMap {
        $0?.appending(path: StandardRules.fileName).path
      },
      fingerprint: Fingerprint(value: StandardRules.fingerprint))
  }

  /// The rule files that findings point into; they are named from their folder on.
  private func quotedFiles(_ diagnostics: [Diagnostic], in folders: [URL]) -> [SourceFile] {
    let places = diagnostics.flatMap { diagnostic in
      diagnostic.notes.map(\.location) + (diagnostic.location.map { [$0] } ?? [])
    }
    let names = Set(places.map(\.file)).sorted()
    return names.compactMap { name in
      folders.lazy.compactMap { folder -> SourceFile? in
        guard name.hasPrefix(folder.lastPathComponent + "/") else { return nil }
        let path = folder.deletingLastPathComponent().appendingPathComponent(name).path
        guard let file = try? SourceFile.load(path: path) else { return nil }
        return SourceFile(name: name, text: file.text)
      }.first
    }
  }
}

/// Keeps a generator for as long as the process lives.
private final class Kept {
  private let generator: Generator

  init(_ generator: Generator) { self.generator = generator }
}
