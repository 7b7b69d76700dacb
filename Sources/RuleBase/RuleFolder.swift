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

/// Reads every YAML file below a rule folder, in the order of their paths.
///
/// - Returns: the parsed files and all findings about files that can't be parsed.
func readRuleFolder(_ folder: URL) -> (files: [RuleFile], diagnostics: [Diagnostic]) {
  let paths = yamlPaths(below: folder)
  let read = concurrently(paths.count) { readRuleFile(paths[$0], in: folder) }
  return (read.compactMap(\.0), read.flatMap(\.1))
}

private func readRuleFile(_ path: String, in folder: URL) -> (RuleFile?, [Diagnostic]) {
  let name = "\(folder.lastPathComponent)/\(path)"
  do throws(Diagnostic) {
    let file = try SourceFile.load(path: folder.appending(path: path).path, name: name)
    let (root, diagnostics) = readYAML(file, limits: .ruleFile)
    guard let root else { return (nil, diagnostics) }
    let parts = path.split(separator: "/")
    let directory = parts.count > 1 ? String(parts[0]) : ""
    return (RuleFile(folder: directory, file: file, root: root), diagnostics)
  } catch {
    return (nil, [error])
  }
}

private func yamlPaths(below folder: URL) -> [String] {
  let manager = FileManager.default
  func names(_ url: URL) -> [String] {
    ((try? manager.contentsOfDirectory(atPath: url.path)) ?? []).sorted()
  }
  var paths: [String] = []
  for name in names(folder) {
    if name.hasSuffix(".yaml") {
      paths.append(name)
    } else if !name.contains(".") {
      paths += names(folder.appending(path: name))
        .filter { $0.hasSuffix(".yaml") }.map { "\(name)/\($0)" }
    }
  }
  return paths
}
