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

/// A folder of rule files: the standard rules or a user's own.
struct RuleFolder {
  /// What its files are reported under: the folder's own name, told apart from earlier ones.
  let name: String
  private let url: URL

  /// The sub-folders that rule files stand in.
  private static let known = [
    "catalogue", "checks", "contradictions", "decisions", "formulas", "patterns", "prices",
    "risks", "vocabulary",
  ]

  /// The sub-folders with what is read only where it is asked for: words explained, and the list
  /// of what the knowledge has to cover.
  static let apart = ["brief", "glossary"]

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

  /// Reads every YAML file, in the order of their paths.
  ///
  /// - Returns: the parsed files and all findings about files that can't be parsed.
  func read() -> (files: [RuleFile], diagnostics: [Diagnostic]) {
    guard let top = Self.entries(of: url) else {
      return ([], [.noFolder(url.path)])
    }
    var paths: [String] = []
    var diagnostics: [Diagnostic] = []
    for entry in top where !entry.hasPrefix(".") {
      if entry.hasSuffix(".yaml") {
        paths.append(entry)
      } else if !Self.apart.contains(entry),
        let inside = Self.entries(of: url.appending(path: entry))
      {
        let files = inside.filter { $0.hasSuffix(".yaml") }
        if !files.isEmpty, !Self.known.contains(entry) {
          diagnostics.append(
            .unknownFolder("\(name)/\(entry)", near: nearest(entry, in: Self.known)))
        } else {
          paths += files.map { "\(entry)/\($0)" }
        }
      }
    }
    let ordered = paths
    let read = concurrently(ordered.count) { readFile(ordered[$0]) }
    if read.isEmpty, diagnostics.isEmpty { diagnostics.append(.noFiles(name)) }
    return (read.compactMap(\.0), diagnostics + read.flatMap(\.1))
  }

  /// Reads the YAML files of one sub-folder, in the order of their names.
  func read(_ subfolder: String) -> (files: [RuleFile], diagnostics: [Diagnostic]) {
    let names = Self.entries(of: url.appending(path: subfolder)) ?? []
    let read = names.filter { $0.hasSuffix(".yaml") }.map { readFile("\(subfolder)/\($0)") }
    return (read.compactMap(\.0), read.flatMap(\.1))
  }

  private func readFile(_ path: String) -> (RuleFile?, [Diagnostic]) {
    do throws(Diagnostic) {
      let file = try SourceFile.load(path: url.appending(path: path).path, name: "\(name)/\(path)")
      let (root, diagnostics) = readYAML(file, limits: .ruleFile)
      guard let root else { return (nil, diagnostics) }
      let parts = path.split(separator: "/")
      let directory = parts.count > 1 ? String(parts[0]) : ""
      return (RuleFile(folder: directory, file: file, root: root), diagnostics)
    } catch {
      return (nil, [error])
    }
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
