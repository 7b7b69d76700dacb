import CZip
import Foundation

/// Files packed into one, as word processors and presentation programs keep theirs.
struct Archive {
  /// A file inside.
  struct Entry {
    let path: String
    var bytes: [UInt8]
  }

  /// The files in their order.
  var entries: [Entry] = []

  /// Unpacks an archive.
  ///
  /// - Returns: `nil` for bytes that are none.
  init?(_ bytes: [UInt8]) {
    let unpacked: [Entry]? = bytes.withUnsafeBytes { bytes in
      guard let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, nil)
      else { return nil }
      guard let archive = zip_open_from_source(source, ZIP_RDONLY, nil) else {
        zip_source_free(source)
        return nil
      }
      defer { zip_discard(archive) }
      var entries: [Entry] = []
      for index in 0..<UInt64(max(0, zip_get_num_entries(archive, 0))) {
        guard let entry = Self.entry(index, of: archive) else { return nil }
        entries.append(entry)
      }
      return entries
    }
    guard let unpacked else { return nil }
    entries = unpacked
  }

  private static func entry(_ index: UInt64, of archive: OpaquePointer) -> Entry? {
    var status = zip_stat_t()
    guard zip_stat_index(archive, index, 0, &status) == 0, let name = status.name,
      let file = zip_fopen_index(archive, index, 0)
    else { return nil }
    defer { zip_fclose(file) }
    let size = Int(status.size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(0, Int(zip_fread(file, buffer.baseAddress, UInt64(size))))
    }
    guard bytes.count == size else { return nil }
    return Entry(path: String(cString: name), bytes: bytes)
  }

  /// Puts a file in, in place of one with its path or behind the others.
  mutating func put(_ bytes: [UInt8], at path: String) {
    if let place = entries.firstIndex(where: { $0.path == path }) {
      entries[place].bytes = bytes
    } else {
      entries.append(Entry(path: path, bytes: bytes))
    }
  }

  /// The archive, in which all files have the same fixed date: equal files give equal bytes.
  ///
  /// - Returns: `nil` when memory runs out.
  func packed() -> [UInt8]? {
    guard let target = zip_source_buffer_create(nil, 0, 0, nil) else { return nil }
    defer { zip_source_free(target) }
    zip_source_keep(target)
    guard let archive = zip_open_from_source(target, ZIP_TRUNCATE, nil) else {
      zip_source_free(target)
      return nil
    }
    for entry in entries where !Self.add(entry, to: archive) {
      zip_discard(archive)
      return nil
    }
    guard zip_close(archive) == 0 else {
      zip_discard(archive)
      return nil
    }
    return Self.content(of: target)
  }

  /// The first of January 2000 as archives count days: years since 1980, month and day.
  private static let day: UInt16 = 20 << 9 | 1 << 5 | 1

  private static func add(_ entry: Entry, to archive: OpaquePointer) -> Bool {
    // The library reads what it is given only when it closes the archive, and frees it then.
    guard let copy = malloc(max(1, entry.bytes.count)) else { return false }
    entry.bytes.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { copy.copyMemory(from: start, byteCount: bytes.count) }
    }
    guard let source = zip_source_buffer(archive, copy, UInt64(entry.bytes.count), 1) else {
      free(copy)
      return false
    }
    let place = zip_file_add(archive, entry.path, source, UInt32(ZIP_FL_ENC_UTF_8))
    guard place >= 0 else {
      zip_source_free(source)
      return false
    }
    return zip_file_set_dostime(archive, UInt64(place), 0, day, 0) == 0
  }

  private static func content(of source: OpaquePointer) -> [UInt8]? {
    var status = zip_stat_t()
    guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else { return nil }
    defer { zip_source_close(source) }
    let size = Int(status.size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(0, Int(zip_source_read(source, buffer.baseAddress, UInt64(size))))
    }
    return bytes.count == size ? bytes : nil
  }
}
