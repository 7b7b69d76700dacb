import CXlsxWriter
import Foundation
import Synchronization

extension Workbook {
  /// The library asks the C library for dates in a place that all threads share.
  private static let lock = Mutex(())

  /// The workbook as a file of Office Open XML (`.xlsx`).
  ///
  /// - Returns: the bytes; the same for the same workbook, on any day and in any time zone.
  /// - Throws: when no temporary file can be written, or the library refuses a cell.
  public func bytes() throws(WorkbookError) -> [UInt8] {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "archwright-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: file) }
    let result = Self.lock.withLock { _ in
      Result { () throws(WorkbookError) in try write(to: file.path) }
    }
    try result.get()
    guard let data = try? Data(contentsOf: file) else { throw .noTemporaryFile }
    return Array(data)
  }

  private func write(to path: String) throws(WorkbookError) {
    guard let book = workbook_new(path) else { throw .noTemporaryFile }
    var writer = SheetWriter(book: book)
    do throws(WorkbookError) {
      try setProperties(book)
      for sheet in sheets { try writer.write(sheet) }
    } catch {
      _ = workbook_close(book)
      throw error
    }
    let code = workbook_close(book)
    guard code == LXW_NO_ERROR else { throw .init(code) }
  }

  private func setProperties(_ book: UnsafeMutablePointer<lxw_workbook>) throws(WorkbookError) {
    // Properties hold at most 255 characters.
    let title = String(
      String.UnicodeScalarView(SheetWriter.storable(title).unicodeScalars.prefix(120)))
    let code = withMutableCString(title) { title in
      withMutableCString(author) { author in
        var properties = lxw_doc_properties()
        properties.title = title
        properties.author = author
        properties.created = created.secondsToNoon
        return workbook_set_properties(book, &properties)
      }
    }
    guard code == LXW_NO_ERROR else { throw .init(code) }
  }
}

extension WorkbookError {
  init(_ code: lxw_error) {
    switch code {
    case LXW_ERROR_CREATING_XLSX_FILE, LXW_ERROR_CREATING_TMPFILE: self = .noTemporaryFile
    default: self = .refused(String(cString: lxw_strerror(code)))
    }
  }
}

/// Lends text to a function of C that asks for text it could change, and doesn't.
func withMutableCString<Result>(
  _ text: String, _ body: (UnsafeMutablePointer<CChar>) -> Result
) -> Result {
  var bytes = Array(text.utf8CString)
  return bytes.withUnsafeMutableBufferPointer { buffer in
    // A text in C has at least the zero at its end.
    body(buffer.baseAddress.unsafelyUnwrapped)
  }
}
