import Foundation

/// A folder that is there for one conversion.
struct Scratch: ~Copyable {
  let folder: URL

  /// Makes a new folder.
  init() throws(ConversionError) {
    let place = FileManager.default.temporaryDirectory
    folder = place.appending(path: "archwright-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .noScratch(place.path)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Writes a file below it.
  func write(_ bytes: [UInt8], to path: String) throws(ConversionError) {
    let file = folder.appending(path: path)
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    } catch {
      throw .noScratch(folder.path)
    }
  }

  /// The bytes of a file that a program wrote, which have to begin as its format does.
  func read(
    _ path: String, beginning start: String, by program: ExternalProgram, _ format: String
  ) throws(ConversionError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: folder.appending(path: path).path),
      data.starts(with: Array(start.utf8))
    else { throw .notAsAsked(program.name, format) }
    return [UInt8](data)
  }
}
