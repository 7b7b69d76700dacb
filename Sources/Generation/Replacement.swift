import Diagnostics
import Foundation

/// Files of a folder replaced all together, or not at all.
///
/// The new files are written into a folder aside. Then, one by one, each old file is moved aside and
/// the new one into its place, the manifest last. Whatever stops this, what was moved is moved back:
/// by the same run after an error, by the next one after a crash.
struct Replacement {
  let folder: URL
  let name: String
  let beforeStep: @Sendable (Int) throws -> Void

  private var aside: URL { folder.appending(path: ".archwright.part") }
  private var fresh: URL { aside.appending(path: "new") }
  private var old: URL { aside.appending(path: "old") }
  /// The paths that are replaced (`+`) or removed (`-`), one a line; there from the first move on.
  private var list: URL { aside.appending(path: "paths") }

  /// Replaces.
  ///
  /// - Throws: `output/not-writable`; the folder then is as it was.
  func run(
    writing files: [OutputFile], removing leftovers: [String], manifest: OutputFile
  ) throws(DiagnosticError) {
    let manager = FileManager.default
    let all = files + [manifest]
    do {
      var step = 0
      for file in all {
        try beforeStep(step)
        try file.write(below: fresh)
        step += 1
      }
      let paths = leftovers + all.map(\.path)
      let lines = leftovers.map { "-" + $0 } + all.map { "+" + $0.path }
      try Data(lines.joined(separator: "\n").utf8).write(to: list, options: .atomic)
      for path in paths {
        try beforeStep(step)
        try move(path, from: folder, to: old)
        try move(path, from: fresh, to: folder)
        step += 1
      }
    } catch {
      try undoStopped()
      throw DiagnosticError([.notWritable(name, error)])
    }
    try? manager.removeItem(at: aside)
    removeEmptyFolders(of: leftovers)
  }

  /// Moves back what a run that did not come to its end has moved.
  ///
  /// - Throws: `output/not-writable` where the disk refuses.
  func undoStopped() throws(DiagnosticError) {
    let manager = FileManager.default
    guard manager.fileExists(atPath: aside.path) else { return }
    do {
      let text = manager.contents(atPath: list.path).map { String(decoding: $0, as: UTF8.self) }
      let lines = (text ?? "").split(separator: "\n")
      // The manifest is moved last: with it in its place the run had come to its end.
      let isDone =
        !lines.isEmpty
        && !manager.fileExists(atPath: fresh.appending(path: Manifest.fileName).path)
      for line in isDone ? [] : lines {
        let path = String(line.dropFirst())
        let isMovedIn =
          line.hasPrefix("+") && !manager.fileExists(atPath: fresh.appending(path: path).path)
        if isMovedIn { try? manager.removeItem(at: folder.appending(path: path)) }
        try move(path, from: old, to: folder)
      }
      try manager.removeItem(at: aside)
    } catch {
      throw DiagnosticError([.notWritable(name, error)])
    }
  }

  private func move(_ path: String, from source: URL, to target: URL) throws {
    let manager = FileManager.default
    let start = source.appending(path: path)
    guard manager.fileExists(atPath: start.path) else { return }
    let end = target.appending(path: path)
    try manager.createDirectory(
      at: end.deletingLastPathComponent(), withIntermediateDirectories: true)
    try manager.moveItem(at: start, to: end)
  }

  /// Takes folders out in which nothing is left.
  private func removeEmptyFolders(of paths: [String]) {
    let manager = FileManager.default
    let folders = Set(paths.compactMap { path in path.split(separator: "/").dropLast().first })
    for name in folders.sorted() {
      let place = folder.appending(path: String(name)).path
      if (try? manager.contentsOfDirectory(atPath: place).isEmpty) == true {
        try? manager.removeItem(atPath: place)
      }
    }
  }
}

extension OutputFile {
  /// Writes the file, and the folders on its way.
  func write(below folder: URL) throws {
    let target = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: target)
  }
}
