import Binary
import Diagnostics
import Foundation
import LocatedYAML

/// One file of a rule base, parsed.
struct RuleFile: Sendable {
  /// The sub-folder it stands in, such as `decisions`; empty at the top.
  let folder: String
  let file: SourceFile
  var root: Node
}

/// The texts of a folder of rule files.
struct RuleTexts: Sendable {
  struct File: Sendable {
    /// The sub-folder it stands in.
    let folder: String
    let file: SourceFile
  }

  let files: [File]
  /// What the folder `icons` holds.
  let icons: [String]
  let diagnostics: [Diagnostic]

  init(files: [File], icons: [String], diagnostics: [Diagnostic]) {
    self.files = files
    self.icons = icons
    self.diagnostics = diagnostics
  }

  /// Price files that lie in no folder.
  init(prices: [SourceFile]) {
    self.init(files: prices.map { File(folder: "prices", file: $0) }, icons: [], diagnostics: [])
  }

  /// The files parsed, on all cores, and all findings so far.
  func parsed() -> (files: [RuleFile], diagnostics: [Diagnostic]) {
    let files = files
    let read = concurrently(files.count) { index in
      let (root, diagnostics) = readYAML(files[index].file, limits: .ruleFile)
      return (
        root.map { RuleFile(folder: files[index].folder, file: files[index].file, root: $0) },
        diagnostics
      )
    }
    return (read.compactMap(\.0), diagnostics + read.flatMap(\.1))
  }

  /// Tells whether anything that a rule base is made from has changed.
  var fingerprint: Fingerprint {
    var fingerprint = Fingerprint()
    for icon in icons { fingerprint.combine(icon) }
    for entry in files {
      fingerprint.combine(entry.file.name)
      fingerprint.combine(entry.file.text)
    }
    return fingerprint
  }
}

/// A folder of rule files: the standard rules or a user's own.
struct RuleFolder {
  /// What its files are reported under: the folder's own name, told apart from earlier ones.
  let name: String
  private let url: URL

  /// The sub-folders that rule files stand in.
  private static let known = [
    "breakdowns", "catalogue", "checks", "concessions", "contradictions", "criteria", "decisions",
    "doubts", "estimators", "formulas", "patterns", "plans", "prices", "risks", "vocabulary",
  ]

  /// The sub-folders with what is read only where it is asked for: words explained, the list of
  /// what the knowledge has to cover, how prices are found in files of others, and what stores take.
  static let apart = ["brief", "glossary", "imports", "sizing"]

  /// Folders with the names that findings use; no two are the same.
  static func named(_ urls: [URL]) -> [RuleFolder] {
    var taken: Set<String> = []
    return urls.map { url in
      let own = url.lastPathComponent
      var name = own
      var number = 2
      while !taken.insert(name).inserted {
        name = "\(own) (\(number))"
        number += 1
      }
      return RuleFolder(name: name, url: url)
    }
  }

  private init(name: String, url: URL) {
    self.name = name
    self.url = url
  }

  /// Reads the text of every YAML file, in the order of their paths.
  ///
  /// - Returns: the files and all findings about the folder and about files that are no text.
  func texts() -> RuleTexts {
    guard let top = Self.entries(of: url) else {
      return RuleTexts(files: [], icons: [], diagnostics: [.noFolder(url.path)])
    }
    var paths: [String] = []
    var icons: [String] = []
    var diagnostics: [Diagnostic] = []
    for entry in top where !entry.hasPrefix(".") {
      if entry.hasSuffix(".yaml") {
        paths.append(entry)
      } else if !Self.apart.contains(entry),
        let inside = Self.entries(of: url.appending(path: entry))
      {
        let files = inside.filter { $0.hasSuffix(".yaml") }
        if entry == "icons" { icons = inside }
        if !files.isEmpty, !Self.known.contains(entry) {
          diagnostics.append(
            .unknownFolder("\(name)/\(entry)", near: nearest(entry, in: Self.known)))
        } else {
          paths += files.map { "\(entry)/\($0)" }
        }
      }
    }
    if paths.isEmpty, diagnostics.isEmpty { diagnostics.append(.noFiles(name)) }
    let read = texts(of: paths)
    return RuleTexts(
      files: read.files, icons: icons, diagnostics: diagnostics + read.diagnostics)
  }

  /// Reads and parses the YAML files of one sub-folder, in the order of their names.
  func read(_ subfolder: String) -> (files: [RuleFile], diagnostics: [Diagnostic]) {
    let names = Self.entries(of: url.appending(path: subfolder)) ?? []
    return texts(of: names.filter { $0.hasSuffix(".yaml") }.map { "\(subfolder)/\($0)" }).parsed()
  }

  private func texts(of paths: [String]) -> RuleTexts {
    let folder = url.path
    var files: [RuleTexts.File] = []
    var diagnostics: [Diagnostic] = []
    for path in paths {
      do throws(Diagnostic) {
        let file = try SourceFile.load(path: "\(folder)/\(path)", name: "\(name)/\(path)")
        let parts = path.split(separator: "/")
        files.append(.init(folder: parts.count > 1 ? String(parts[0]) : "", file: file))
      } catch {
        diagnostics.append(error)
      }
    }
    return RuleTexts(files: files, icons: [], diagnostics: diagnostics)
  }

  /// The names inside a folder, sorted; nil if it is none.
  private static func entries(of folder: URL) -> [String]? {
    try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func noFolder(_ path: String) -> Diagnostic {
    Diagnostic("rule/no-folder", "there is no folder '\(path)'", at: nil)
  }

  fileprivate static func noFiles(_ name: String) -> Diagnostic {
    Diagnostic(
      "rule/no-files", "'\(name)' holds no rule files", at: nil,
      help: "name a folder with sub-folders such as decisions and catalogue")
  }

  fileprivate static func unknownFolder(_ name: String, near: String?) -> Diagnostic {
    Diagnostic(
      "rule/unknown-folder", "rule files in '\(name)' belong to no known kind", at: nil,
      help: near.map { "did you mean '\($0)'?" })
  }
}
