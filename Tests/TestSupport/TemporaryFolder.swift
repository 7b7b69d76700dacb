public import Foundation

/// Makes an empty folder, hands it on, and removes it with all that is in it.
public func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    .appending(path: "archwright-tests-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try body(folder)
}

/// The contents of all files below a folder by their paths, those of given endings only.
public func files(
  below folder: URL, endings: [String]? = nil
) throws -> [(path: String, bytes: Data)] {
  try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    .filter { path in endings.map { $0.contains { path.hasSuffix($0) } } ?? true }
    .compactMap { path in
      var isDirectory: ObjCBool = false
      let file = folder.appending(path: path)
      _ = FileManager.default.fileExists(atPath: file.path, isDirectory: &isDirectory)
      return isDirectory.boolValue ? nil : (path, try Data(contentsOf: file))
    }
}
