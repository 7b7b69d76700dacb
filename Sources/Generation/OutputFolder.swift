public import Diagnostics
import Foundation

/// The folder that a run writes into.
///
/// A new folder is written beside its place and appears by one rename. In an existing one, the new
/// files are written aside first and then renamed into their places, the manifest last; a run that
/// is stopped in between is undone by the next. Files that no manifest lists are never touched, and
/// what people changed in listed ones is told before anything is written.
public struct OutputFolder: Sendable {
  private let url: URL
  private let name: String
  private let beforeStep: @Sendable (Int) throws -> Void

  /// Names a folder, which need not exist; nothing is written yet.
  ///
  /// - Parameter path: the path as the user gave it, which findings repeat.
  public init(path: String) { self.init(path: path) { _ in } }

  /// Names a folder, and what happens before each step by which an existing one is replaced.
  package init(path: String, beforeStep: @escaping @Sendable (Int) throws -> Void) {
    url = URL(fileURLWithPath: path, isDirectory: true).standardizedFileURL
    name = path
    self.beforeStep = beforeStep
  }

  /// What an earlier run left here; `nil` for a new or an empty folder.
  ///
  /// A run that was stopped while it replaced files is undone first.
  ///
  /// - Throws: `output/…` for a folder that is none, or whose manifest is not from here.
  public func earlierRun() throws(DiagnosticError) -> EarlierRun? {
    guard try exists() else { return nil }
    try replacement.undoStopped()
    guard let bytes = contents(Manifest.fileName) else { return nil }
    guard let manifest = Manifest(json: bytes) else {
      throw DiagnosticError([.notOurs(Manifest.fileName, in: name)])
    }
    let paths = manifest.entries.map(\.path).filter { OutputFile(path: $0, bytes: []).isSafe }
    return EarlierRun(
      manifest: manifest,
      files: Dictionary(paths.compactMap { path in contents(path).map { (path, $0) } }) { $1 })
  }

  /// Writes all files and a manifest.
  ///
  /// - Parameters:
  ///   - files: what the folder holds afterwards, besides files of others.
  ///   - force: whether files that people changed are written anew all the same.
  /// - Returns: warnings about text of people that has lost its place, and where it was saved.
  /// - Throws: `output/…` when a file is in the way that is not from here or was changed by hand,
  ///   or the disk refuses; the folder then is as it was.
  @discardableResult
  public func write(
    _ files: [OutputFile], force: Bool = false
  ) throws(DiagnosticError) -> [Diagnostic] {
    if let unsafe = files.first(where: { !$0.isSafe }) {
      throw DiagnosticError([.unsafePath(unsafe.path)])
    }
    let manifest = Manifest(of: files)
    guard try exists() else {
      try create(files + [manifest.file])
      return []
    }
    let earlier = try earlierRun()
    let known = Set(earlier?.manifest.entries.map(\.path) ?? [])
    let strangers = files.filter { !known.contains($0.path) && contents($0.path) != nil }
    guard strangers.isEmpty else {
      throw DiagnosticError(strangers.map { .notOurs($0.path, in: name) })
    }
    let edited = force ? [] : earlier?.edited(in: files) ?? []
    guard edited.isEmpty else { throw DiagnosticError(edited) }
    let homeless = earlier?.homeless(in: files) ?? []
    let current = Set(files.map(\.path))
    let leftovers = known.filter { !current.contains($0) && earlier?.files[$0] != nil }
    try replacement.run(
      writing: (files + homeless.map(\.saved)).filter { contents($0.path) != $0.bytes },
      removing: leftovers.sorted(), manifest: manifest.file)
    return homeless.map { .placeGone($0.path, $0.id, savedAs: $0.saved.path) }
  }

  private var replacement: Replacement {
    Replacement(folder: url, name: name, beforeStep: beforeStep)
  }

  private func exists() throws(DiagnosticError) -> Bool {
    var isDirectory: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory)
    if exists, !isDirectory.boolValue { throw DiagnosticError([.notAFolder(name)]) }
    return exists
  }

  private func create(_ files: [OutputFile]) throws(DiagnosticError) {
    let manager = FileManager.default
    let parent = url.deletingLastPathComponent()
    let sibling = parent.appending(path: ".\(url.lastPathComponent).\(getpid()).part")
    do {
      try manager.createDirectory(at: parent, withIntermediateDirectories: true)
      try? manager.removeItem(at: sibling)
      for file in files { try file.write(below: sibling) }
      try manager.moveItem(at: sibling, to: url)
    } catch {
      try? manager.removeItem(at: sibling)
      throw DiagnosticError([.notWritable(name, error)])
    }
  }

  private func contents(_ relative: String) -> [UInt8]? {
    FileManager.default.contents(atPath: url.appending(path: relative).path).map { [UInt8]($0) }
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func notAFolder(_ name: String) -> Diagnostic {
    Diagnostic("output/not-a-folder", "'\(name)' is a file, not a folder", at: nil)
  }

  fileprivate static func notOurs(_ path: String, in folder: String) -> Diagnostic {
    Diagnostic(
      "output/not-ours", "'\(folder)' holds a '\(path)' that is not from an earlier run", at: nil,
      help: "name another folder, or move that file away")
  }

  fileprivate static func unsafePath(_ path: String) -> Diagnostic {
    Diagnostic("output/unsafe-path", "'\(path)' is no name for an output file", at: nil)
  }

  static func notWritable(_ name: String, _ error: any Error) -> Diagnostic {
    Diagnostic(
      "output/not-writable", "'\(name)' can't be written: \(error.localizedDescription)", at: nil)
  }
}
