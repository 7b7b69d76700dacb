import Documents
import Foundation

/// The list of files of one run with the digest of each: `manifest.json`.
///
/// It is written last, so a folder whose manifest fits its files is complete; and only files that
/// it lists are ever replaced or removed.
public struct Manifest: Hashable, Sendable {
  /// The name of its file.
  public static let fileName = "manifest.json"

  /// One file of the run.
  public struct Entry: Hashable, Sendable {
    public let path: String
    public let sha256: String
  }

  /// In the order of their paths.
  public let entries: [Entry]

  /// Lists files.
  public init(of files: [OutputFile]) {
    entries = files.map { file in
      Entry(path: file.path, sha256: SHA256(file.bytes).hexadecimal)
    }.sorted { $0.path < $1.path }
  }

  /// Reads a manifest; nil when the bytes are no manifest of this program.
  public init?(json: [UInt8]) {
    struct File: Decodable {
      let generator: String
      let files: [Listed]
    }
    struct Listed: Decodable {
      let path: String
      let sha256: String
    }
    guard let file = try? JSONDecoder().decode(File.self, from: Data(json)),
      file.generator == Self.generator
    else { return nil }
    entries = file.files.map { Entry(path: $0.path, sha256: $0.sha256) }
  }

  /// Its file.
  public var file: OutputFile {
    let report: ReportValue = [
      "generator": .text(Self.generator),
      "files": .list(
        entries.map { entry in
          ["path": .text(entry.path), "sha256": .text(entry.sha256)]
        }),
    ]
    return OutputFile(path: Self.fileName, text: report.json)
  }

  private static let generator = "archwright"
}
