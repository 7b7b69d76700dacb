public import Foundation

/// LibreOffice without a window, where it is installed.
public enum LibreOffice {
  /// The program; nil where there is none.
  public static let program: URL? = [
    "/usr/bin/soffice", "/usr/bin/libreoffice", "/usr/local/bin/soffice",
  ]
  .map { URL(fileURLWithPath: $0) }
  .first { FileManager.default.isExecutableFile(atPath: $0.path) }

  /// What is said where tests leave it out.
  public static let missing = "LibreOffice is not installed (Debian package libreoffice-calc-nogui)"

  /// Reckons workbooks anew, all in one run of the program.
  ///
  /// - Parameter workbooks: the bytes of each `.xlsx` file by its name without ending.
  /// - Returns: by workbook and sheet, the rows of cells as text, numbers with all their digits.
  /// - Throws: when the program can't be run or leaves a workbook out.
  public static func recalculated(
    _ workbooks: [(name: String, bytes: [UInt8])]
  ) throws -> [String: [String: [[String]]]] {
    guard let program else { return [:] }
    return try withTemporaryFolder { folder in
      let profile = folder.appending(path: "profile")
      try setUp(profile)
      let input = folder.appending(path: "in")
      let output = folder.appending(path: "out")
      try FileManager.default.createDirectory(at: input, withIntermediateDirectories: true)
      for workbook in workbooks {
        try Data(workbook.bytes).write(to: input.appending(path: workbook.name + ".xlsx"))
      }
      // All sheets, commas, double quotes, UTF-8, cells as they are and not as they are shown.
      let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
      let result = try Command.run(
        [
          "-env:UserInstallation=\(profile.absoluteString)", "--headless", "--norestore",
          "--convert-to", filter, "--outdir", output.path,
        ] + workbooks.map { input.appending(path: $0.name + ".xlsx").path },
        program: program, in: folder, environment: ["HOME": folder.path])
      var sheets: [String: [String: [[String]]]] = [:]
      for file in try files(below: output, endings: [".csv"]) {
        let stem = file.path.dropLast(4)
        guard let workbook = workbooks.first(where: { stem.hasPrefix($0.name + "-") }) else {
          continue
        }
        let sheet = String(stem.dropFirst(workbook.name.count + 1))
        sheets[workbook.name, default: [:]][sheet] = rows(
          String(decoding: file.bytes, as: UTF8.self))
      }
      guard sheets.count == workbooks.count else { throw Failure(output: result.errors) }
      return sheets
    }
  }

  /// The program did not do what it was asked for.
  public struct Failure: Error {
    /// What it said.
    public let output: String
  }

  /// A profile in which every file is reckoned anew when it is opened.
  private static func setUp(_ profile: URL) throws {
    let user = profile.appending(path: "user")
    try FileManager.default.createDirectory(at: user, withIntermediateDirectories: true)
    let settings = """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
      </oor:items>
      """
    try Data(settings.utf8).write(to: user.appending(path: "registrymodifications.xcu"))
  }

  /// The cells of comma-separated values.
  private static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var characters = Array(text.unicodeScalars)[...]
    while let character = characters.popFirst() {
      switch character {
      case "\"" where isQuoted && characters.first == "\"":
        cell.unicodeScalars.append("\"")
        characters.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\n" where !isQuoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      case _: cell.unicodeScalars.append(character)
      }
    }
    return cell.isEmpty && row.isEmpty ? rows : rows + [row + [cell]]
  }
}
