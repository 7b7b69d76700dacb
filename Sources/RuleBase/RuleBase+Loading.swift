import Binary
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
  ///   - compiled: the standard rules as they were compiled; taken in place of their files where
  ///     these are still the same, which leaves their examples unread.
  ///   - prices: price files that lie in no folder, laid over everything else.
  /// - Returns: the rule base, sound.
  /// - Throws: everything that is wrong with the files, not only the first problem.
  public static func load(
    folders: [URL], readsExamples: Bool = false, compiled: CompiledRules? = nil,
    prices: [SourceFile] = []
  ) throws(DiagnosticError) -> RuleBase {
    let named = RuleFolder.named(folders)
    let icons = folders.reversed().map { $0.appending(path: "icons") }
    let isAlone = folders.count == 1 && prices.isEmpty
    // The compiled rules are read while it is found out whether they still fit.
    let (read, restored) = together {
      let texts = named.map { $0.texts() }
      return (texts: texts, fingerprint: texts.first?.fingerprint)
    } _: {
      Result { () throws(DiagnosticError) in
        let opened = readsExamples ? nil : try compiled?.opened()
        return (opened: opened, base: isAlone ? try opened?.ruleBase(iconFolders: icons) : nil)
      }
    }
    let texts = read.texts + [RuleTexts(prices: prices)].filter { !$0.files.isEmpty }
    let (opened, base) = try restored.get()
    var files: [RuleFile] = []
    var diagnostics: [Diagnostic] = []
    var rest = texts[...]
    if let opened, opened.origin == read.fingerprint, texts[0].diagnostics.isEmpty {
      if var base {
        base.files = texts[0].files.map(\.file)
        return base
      }
      files = try opened.files(texts[0])
      rest = rest.dropFirst()
    }
    var overlay = Overlay(standard: named.first?.name ?? "")
    for texts in rest {
      let read = texts.parsed()
      diagnostics += read.diagnostics
      files = files.isEmpty ? read.files : overlay.merge(read.files, over: files)
    }
    diagnostics += overlay.diagnostics
    return try assembled(
      files, from: texts, earlier: diagnostics, readsExamples: readsExamples, iconFolders: icons)
  }

  static func assembled(
    _ files: [RuleFile], from texts: [RuleTexts], earlier: [Diagnostic], readsExamples: Bool,
    iconFolders: [URL]
  ) throws(DiagnosticError) -> RuleBase {
    var assembly = RuleBaseAssembly(
      files: files, sources: texts.flatMap { $0.files.map(\.file) }, earlier: earlier,
      readsExamples: readsExamples)
    let base = assembly.assemble(iconFolders: iconFolders)
    guard !assembly.diagnostics.containsError else { throw DiagnosticError(assembly.diagnostics) }
    return base
  }
}
