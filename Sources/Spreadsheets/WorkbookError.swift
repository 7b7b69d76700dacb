/// Why a workbook could not be written.
public enum WorkbookError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The folder for temporary files can't be written to.
  case noTemporaryFile
  /// The library refused a cell or sheet, with its own words.
  case refused(String)

  public var description: String {
    switch self {
    case .noTemporaryFile: "no temporary file can be written"
    case .refused(let reason): reason
    }
  }
}
