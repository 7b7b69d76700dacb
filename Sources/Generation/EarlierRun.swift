import Diagnostics
import Foundation

/// What an earlier run left in the output folder, with what people have changed there since.
public struct EarlierRun: Sendable {
  let manifest: Manifest
  /// The files as they are now, by their paths; those that are gone are absent.
  let files: [String: [UInt8]]

  /// Joins what was written then and what is there now.
  init(manifest: Manifest, files: [String: [UInt8]]) {
    self.manifest = manifest
    self.files = files
  }

  /// The same run, as if it had left no decisions.
  public var withoutDecisions: EarlierRun {
    EarlierRun(manifest: manifest, files: files.filter { $0.key != "result.json" })
  }

  /// The text of a file as it is now.
  func text(_ path: String) -> String? {
    files[path].map { String(decoding: $0, as: UTF8.self) }
  }

  /// A generated text with what people wrote between its keep-markers.
  package func keeping(_ text: String, at path: String) -> OutputFile {
    let places = KeepPlaces(text)
    guard !places.places.isEmpty, let own = ownContents(path) else {
      return OutputFile(path: path, text: text)
    }
    let merged = places.replacing { own[$0.id] }
    var file = OutputFile(path: path, text: merged)
    file.generated = text
    return file
  }

  /// What people wrote between the markers of a file, by the ids of the places.
  private func ownContents(_ path: String) -> [String: String]? {
    guard let entry = manifest.entry(path), path.hasSuffix(".md"), let text = text(path) else {
      return nil
    }
    let places = KeepPlaces(text)
    guard places.faults.isEmpty else { return nil }
    var own: [String: String] = [:]
    for place in places.places {
      let content = String(text[place.content])
      let isGenerated = entry.kept[place.id] == SHA256(Array(content.utf8)).hexadecimal
      if !isGenerated { own[place.id] = content }
    }
    return own
  }

  /// Text of people whose place is in none of the new files, by the file that it is saved in.
  func homeless(in files: [OutputFile]) -> [(path: String, id: String, saved: OutputFile)] {
    let new = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    var found: [(path: String, id: String, saved: OutputFile)] = []
    for entry in manifest.entries {
      guard let own = ownContents(entry.path) else { continue }
      let places = new[entry.path].map { KeepPlaces(String(decoding: $0.bytes, as: UTF8.self)) }
      for (id, content) in own.sorted(by: { $0.key < $1.key })
      where places?.content(of: id) == nil && !content.allSatisfy(\.isWhitespace) {
        let digest = SHA256(Array(content.utf8)).hexadecimal.prefix(8)
        let name = entry.path.dropLast(3).replacing("/", with: "-") + "-\(id)-\(digest).md"
        found.append((entry.path, id, OutputFile(path: "kept/\(name)", text: content)))
      }
    }
    return found
  }

  /// The files that people changed outside of keep-markers, and what is wrong with their markers.
  ///
  /// - Parameter files: what is to be written; files that stay as they are count as untouched.
  /// - Returns: a finding for each of them.
  func edited(in files: [OutputFile]) -> [Diagnostic] {
    let new = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    var findings: [Diagnostic] = []
    for entry in manifest.entries {
      guard let bytes = self.files[entry.path], new[entry.path]?.isCarried != true,
        new[entry.path]?.bytes != bytes, SHA256(bytes).hexadecimal != entry.sha256
      else { continue }
      guard let outside = entry.outside else {
        findings.append(.edited(entry.path))
        continue
      }
      let places = KeepPlaces(String(decoding: bytes, as: UTF8.self))
      findings += places.faults.map { .brokenMarker($0, in: entry.path) }
      if places.faults.isEmpty, SHA256(Array(places.outside.utf8)).hexadecimal != outside {
        findings.append(.edited(entry.path))
      }
    }
    return findings
  }
}

extension Diagnostic {
  fileprivate static func edited(_ path: String) -> Diagnostic {
    Diagnostic(
      "output/edited", "'\(path)' was changed by hand since the last run", at: nil,
      help: "in Markdown, text between '<!-- keep: … -->' and '<!-- /keep -->' stays; move yours "
        + "there or elsewhere, or pass --force to write the file anew")
  }

  fileprivate static func brokenMarker(_ fault: KeepPlaces.Fault, in path: String) -> Diagnostic {
    let place = SourcePosition(line: fault.line, column: 1)
    return Diagnostic(
      "output/keep-marker", "\(fault.words) in '\(path)'",
      at: SourceLocation(file: path, start: place, end: place),
      help: "mend the markers, or pass --force to write the file anew without what it keeps")
  }

  /// That a text of people has lost its place.
  static func placeGone(_ path: String, _ id: String, savedAs saved: String) -> Diagnostic {
    Diagnostic(
      "output/keep-place-gone", "'\(path)' no longer has the place '\(id)' that you wrote into",
      severity: .warning, at: nil, help: "your text was saved as '\(saved)', which no run touches")
  }
}
