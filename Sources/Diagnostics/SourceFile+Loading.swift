#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension SourceFile {
  /// Reads a file as UTF-8 text; a byte order mark at its start is dropped.
  ///
  /// - Parameters:
  ///   - path: where the file is.
  ///   - name: the name to report it under; the path when absent.
  ///   - limit: the largest size accepted, in bytes.
  /// - Returns: the file under the name that findings use.
  /// - Throws: `file/not-found`, `file/is-a-directory`, `file/unreadable`, `file/too-large` or
  ///   `file/not-utf8`; only the last has a place.
  public static func load(
    path: String, name: String? = nil, limit: Int = 1 << 20
  ) throws(Diagnostic) -> SourceFile {
    let name = name ?? path
    let bytes = try readBytes(path: path, name: name, limit: limit)
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let string = String(validating: text, as: UTF8.self) else {
      throw .notUTF8(name, bytes: text)
    }
    return SourceFile(name: name, text: string)
  }
}

/// Reads a file as bytes.
///
/// - Parameters:
///   - path: where the file is.
///   - name: the name to report it under.
///   - limit: the largest size accepted, in bytes.
/// - Returns: all bytes.
/// - Throws: `file/not-found`, `file/is-a-directory`, `file/unreadable` or `file/too-large`.
func readBytes(path: String, name: String, limit: Int) throws(Diagnostic) -> [UInt8] {
  let descriptor = try openFile(path, name)
  defer { close(descriptor) }
  var information = stat()
  guard fstat(descriptor, &information) == 0 else { throw .unreadable(name, error: errno) }
  if information.st_mode & S_IFMT == S_IFDIR { throw .isADirectory(name) }
  let isFile = information.st_mode & S_IFMT == S_IFREG && information.st_size > 0
  if information.st_size > limit { throw .fileTooLarge(name, limit: limit) }

  // One byte more than the file should have shows its end; a pipe gives what it has.
  var bytes = try chunk(descriptor, isFile ? Int(information.st_size) + 1 : 1 << 16, name)
  if bytes.isEmpty || (isFile && bytes.count <= information.st_size) { return bytes }
  while bytes.count <= limit {
    let more = try chunk(descriptor, 1 << 16, name)
    if more.isEmpty { return bytes }
    bytes += more
  }
  throw .fileTooLarge(name, limit: limit)
}

/// Reads so many bytes of a file, or as many as there are.
///
/// - Parameters:
///   - path: where the file is.
///   - offset: the place of the first byte.
///   - count: how many bytes.
/// - Returns: the bytes.
/// - Throws: `file/not-found` or `file/unreadable`.
public func readBytes(
  path: String, from offset: Int, count: Int
) throws(Diagnostic) -> [UInt8] {
  let descriptor = try openFile(path, path)
  defer { close(descriptor) }
  guard lseek(descriptor, offset, SEEK_SET) >= 0 else { throw .unreadable(path, error: errno) }
  return try chunk(descriptor, count, path)
}

private func openFile(_ path: String, _ name: String) throws(Diagnostic) -> Int32 {
  // A path with a NUL inside would be cut short by the C call and name another file.
  guard !path.utf8.contains(0) else { throw .notFound(name) }
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw .cannotOpen(name, error: errno) }
  return descriptor
}

/// What one call gives; empty at the end of the file.
private func chunk(
  _ descriptor: Int32, _ room: Int, _ name: String
) throws(Diagnostic) -> [UInt8] {
  while true {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      let result = read(descriptor, buffer.baseAddress, buffer.count)
      if result < 0 { failure = errno }
      count = max(result, 0)
    }
    if failure == 0 { return bytes }
    if failure != EINTR { throw .unreadable(name, error: failure) }
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func cannotOpen(_ name: String, error: Int32) -> Diagnostic {
    error == ENOENT || error == ENOTDIR ? notFound(name) : unreadable(name, error: error)
  }

  fileprivate static func notFound(_ name: String) -> Diagnostic {
    Diagnostic("file/not-found", "there is no file '\(name)'", at: nil)
  }

  fileprivate static func isADirectory(_ name: String) -> Diagnostic {
    Diagnostic(
      "file/is-a-directory", "'\(name)' is a directory, not a file", at: nil,
      help: "name a file inside it")
  }

  fileprivate static func unreadable(_ name: String, error: Int32) -> Diagnostic {
    let reason = strerror(error).map { String(cString: $0).lowercased() } ?? "error \(error)"
    return Diagnostic("file/unreadable", "the file '\(name)' can't be read: \(reason)", at: nil)
  }

  fileprivate static func fileTooLarge(_ name: String, limit: Int) -> Diagnostic {
    Diagnostic(
      "file/too-large", "the file '\(name)' is larger than the \(limit) bytes that are accepted",
      at: nil)
  }

  fileprivate static func notUTF8(_ name: String, bytes: ArraySlice<UInt8>) -> Diagnostic {
    let valid = validUTF8PrefixLength(bytes)
    let prefix = String(decoding: bytes.prefix(valid), as: UTF8.self)
    let place = SourceLines(SourceFile(name: name, text: prefix)).position(
      ofByte: prefix.utf8.count)
    return Diagnostic(
      "file/not-utf8", "the file is not UTF-8 text: the byte at offset \(valid) can't be read",
      at: SourceLocation(file: name, start: place, end: place), help: "save the file as UTF-8")
  }
}

/// How many bytes from the start form whole, valid UTF-8 characters.
private func validUTF8PrefixLength(_ bytes: ArraySlice<UInt8>) -> Int {
  var valid = 0
  var decoder = UTF8()
  var iterator = bytes.makeIterator()
  while case .scalarValue(let scalar) = decoder.decode(&iterator) {
    valid += UTF8.width(scalar)
  }
  return valid
}
