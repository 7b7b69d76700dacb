public import Diagnostics
public import Foundation

extension RuleBase {
  /// Loads a rule base from folders, each laid over the ones before it.
  ///
  /// - Parameters:
  ///   - folders: the standard rules, then the user's own.
  ///   - readsExamples: whether the rules' examples are read and checked too.
  /// - Throws: everything that is wrong with the files, not only the first problem.
  public static func load(
    folders: [URL], readsExamples: Bool = false
  ) throws(DiagnosticError) -> RuleBase {
    var files: [RuleFile] = []
    var diagnostics: [Diagnostic] = []
    var overlay = Overlay()
    for folder in folders {
      let read = readRuleFolder(folder)
      diagnostics += read.diagnostics
      if read.files.isEmpty, read.diagnostics.isEmpty {
        diagnostics.append(
          Diagnostic(
            "rule/no-files", "'\(folder.lastPathComponent)' holds no rule files", at: nil,
            help: "name a folder with sub-folders such as decisions and catalogue"))
      }
      files = overlay.merge(read.files, over: files)
    }
    diagnostics += overlay.diagnostics
    var assembly = RuleBaseAssembly(files: files, readsExamples: readsExamples)
    let base = assembly.assemble(iconFolders: folders.reversed().map { $0.appending(path: "icons") })
    diagnostics += assembly.diagnostics
    guard let base, !diagnostics.containsError else { throw DiagnosticError(diagnostics) }
    return base
  }
}
