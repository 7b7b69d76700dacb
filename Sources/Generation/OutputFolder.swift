public import Diagnostics
import Foundation

/// The folder that a run writes into.
///
/// A new folder is written beside its place and appears by one rename. In an existing one, files
/// are replaced one by one and the manifest last; files that no manifest lists are never touched.
public struct OutputFolder: Sendable {
  private let url: URL
  private let name: String

  /// Names a folder, which need not exist; nothing is written yet.
  ///
  /// - Parameter path: the path as the user gave it, which findings repeat.
  public init(path: String) {
    url = URL(fileURLWithPath: path, isDirectory: true).standardizedFileURL
    name = path
  }

  /// Writes all files and a manifest.
  ///
  /// - Throws: `output/…` when a file is in the way that is not from here, or the disk refuses;
  ///   a new folder then does not appear, and an existing one keeps its old manifest.
  public func write(_ files: [OutputFile]) throws(DiagnosticError) {
    if let unsafe = files.first(where: { !$0.isSafe }) {
      throw DiagnosticError([.unsafePath(unsafe.path)])
    }
    let manifest = Manifest(of: files)
    var isDirectory: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory)
    if exists, !isDirectory.boolValue { throw DiagnosticError([.notAFolder(name)]) }
    if exists {
      try replace(files, manifest)
    } else {
      try create(files + [manifest.file])
    }
  }

  // MARK: - New folder

  private func create(_ files: [OutputFile]) throws(DiagnosticError) {
    let manager = FileManager.default
    let parent = url.deletingLastPathComponent()
    let sibling = parent.appending(path: ".\(url.lastPathComponent).\(getpid()).part")
    do {
      try manager.createDirectory(at: parent, withIntermediateDirectories: true)
      try? manager.removeItem(at: sibling)
      for file in files { try write(file, below: sibling) }
      try manager.moveItem(at: sibling, to: url)
    } catch {
      try? manager.removeItem(at: sibling)
      throw DiagnosticError([.notWritable(name, error)])
    }
  }

  // MARK: - Existing folder

  private func replace(_ files: [OutputFile], _ manifest: Manifest) throws(DiagnosticError) {
    let known = try previousFiles()
    let strangers = files.filter { file in
      !known.contains(file.path) && FileManager.default.fileExists(atPath: path(file.path))
    }
    guard strangers.isEmpty else {
      throw DiagnosticError(strangers.map { .notOurs($0.path, in: name) })
    }
    do {
      for file in files where contents(file.path) != file.bytes { try write(file, below: url) }
      let current = Set(files.map(\.path))
      for path in known.sorted() where !current.contains(path) && path != Manifest.fileName {
        try? FileManager.default.removeItem(atPath: self.path(path))
      }
      try write(manifest.file, below: url)
    } catch {
      throw DiagnosticError([.notWritable(name, error)])
    }
  }

  /// The paths that the folder's manifest lists; none for an empty folder.
  private func previousFiles() throws(DiagnosticError) -> Set<String> {
    guard let bytes = contents(Manifest.fileName) else { return [] }
    guard let manifest = Manifest(json: bytes) else {
      throw DiagnosticError([.notOurs(Manifest.fileName, in: name)])
    }
    let safe = manifest.entries.map(\.path).filter { OutputFile(path: $0, bytes: []).isSafe }
    return Set(safe + [Manifest.fileName])
  }

  private func path(_ relative: String) -> String { url.appending(path: relative).path }

  private func contents(_ relative: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path(relative)).map { [UInt8]($0) }
  }

  private func write(_ file: OutputFile, below folder: URL) throws {
    let target = folder.appending(path: file.path)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(file.bytes).write(to: target, options: .atomic)
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

  fileprivate static func notWritable(_ name: String, _ error: any Error) -> Diagnostic {
    Diagnostic(
      "output/not-writable", "'\(name)' can't be written: \(error.localizedDescription)", at: nil)
  }
}
