public import Foundation

/// A folder of rule files that is there for the length of one test.
public final class TemporaryRules: Sendable {
  /// The folder with the rules, named `Rules` unless told otherwise.
  public let folder: URL
  private let parent: URL

  /// Writes files.
  ///
  /// - Parameters:
  ///   - files: texts by path below the folder.
  ///   - name: what the folder is called.
  /// - Throws: when the disk refuses.
  public init(_ files: [String: String], name: String = "Rules") throws {
    parent = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    folder = parent.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (path, text) in files {
      let url = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
  }

  deinit { try? FileManager.default.removeItem(at: parent) }
}
