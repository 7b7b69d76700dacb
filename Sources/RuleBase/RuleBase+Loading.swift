public import Diagnostics
public import Foundation

extension RuleBase {
  /// Loads a rule base from folders, each laid over the ones before it.
  ///
  /// What an overlay replaces is told in `warnings`.
  ///
  /// - Parameters:
  ///   - folders: the standard rules, then the user's own.
  ///   - readsExamples: whether the rules' examples are read and checked too.
  /// - Returns: the rule base, sound.
  /// - Throws: everything that is wrong with the files, not only the first problem.
  public static func load(
    folders: [URL], readsExamples: Bool = false
  ) throws(DiagnosticError) -> RuleBase {
    var files: [RuleFile] = []
    var sources: [SourceFile] = []
    var diagnostics: [Diagnostic] = []
    let named = RuleFolder.named(folders)
    var overlay = Overlay(standard: named.first?.name ?? "")
    for folder in named {
      let read = folder.read()
      diagnostics += read.diagnostics
      sources += read.files.map(\.file)
      files = files.isEmpty ? read.files : overlay.merge(read.files, over: files)
    }
    diagnostics += overlay.diagnostics
    var assembly = RuleBaseAssembly(
      files: files, sources: sources, earlier: diagnostics, readsExamples: readsExamples)
    let base = assembly.assemble(
      iconFolders: folders.reversed().map { $0.appending(path: "icons") })
    guard !assembly.diagnostics.containsError else { throw DiagnosticError(assembly.diagnostics) }
    return base
  }
}
