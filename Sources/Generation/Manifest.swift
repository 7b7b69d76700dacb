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
    /// The digest of the text without what stands between its keep-markers, where it has any.
    public let outside: String?
    /// The digests of what was generated between its keep-markers, by the ids of the places.
    public let kept: [String: String]
  }

  /// In the order of their paths.
  public let entries: [Entry]

  /// Lists files.
  public init(of files: [OutputFile]) {
    entries = files.map(Entry.init).sorted { $0.path < $1.path }
  }

  /// The entry of a path.
  func entry(_ path: String) -> Entry? { entries.first { $0.path == path } }

  /// Reads a manifest; nil when the bytes are no manifest of this program.
  public init?(json: [UInt8]) {
    struct File: Decodable {
      let generator: String
      let files: [Listed]
    }
    struct Listed: Decodable {
      let path: String
      let sha256: String
      let outside: String?
      let kept: [Kept]?
    }
    struct Kept: Decodable {
      let id: String
      let sha256: String
    }
    guard let file = try? JSONDecoder().decode(File.self, from: Data(json)),
      file.generator == Self.generator
    else { return nil }
    entries = file.files.map { listed in
      Entry(
        path: listed.path, sha256: listed.sha256, outside: listed.outside,
        kept: Dictionary((listed.kept ?? []).map { ($0.id, $0.sha256) }) { first, _ in first })
    }
  }

  /// Its file.
  public var file: OutputFile {
    let report: ReportValue = [
      "generator": .text(Self.generator), "files": .list(entries.map(\.report)),
    ]
    return OutputFile(path: Self.fileName, text: report.json)
  }

  private static let generator = "archwright"
}

extension Manifest.Entry {
  fileprivate init(_ file: OutputFile) {
    path = file.path
    sha256 = SHA256(file.bytes).hexadecimal
    guard file.path.hasSuffix(".md") else {
      outside = nil
      kept = [:]
      return
    }
    let places = KeepPlaces(file.generated ?? String(decoding: file.bytes, as: UTF8.self))
    outside = places.places.isEmpty ? nil : SHA256(Array(places.outside.utf8)).hexadecimal
    kept = Dictionary(
      places.places.map { place in
        (place.id, SHA256(Array(places.text[place.content].utf8)).hexadecimal)
      }
    ) { first, _ in first }
  }

  fileprivate var report: ReportValue {
    let plain: ReportValue = ["path": .text(path), "sha256": .text(sha256)]
    guard let outside else { return plain }
    return plain.adding([
      "outside": .text(outside),
      "kept": .list(
        kept.sorted { $0.key < $1.key }.map { id, digest in
          ["id": .text(id), "sha256": .text(digest)]
        }),
    ])
  }
}
