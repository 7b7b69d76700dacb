import ArgumentParser
import Diagnostics
import Foundation
import Generation

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

  /// Loads the rules.
  func generator(
    overlays more: [String] = [], readsExamples: Bool = false
  ) throws(DiagnosticError) -> Generator {
    let folders = (overlays + more).map { URL(fileURLWithPath: $0, isDirectory: true) }
    return try Generator(
      resources: try findResources(), overlays: folders, readsExamples: readsExamples)
  }
}
