/// Pandoc, which writes word-processor files and slides.
public struct Pandoc: Sendable {
  private let program: ExternalProgram

  /// Runs pandoc through a program file.
  public init(_ program: ExternalProgram) { self.program = program }

  /// What it is looked up by.
  public static let names = ["pandoc"]

  /// A format that it writes, by its file name's ending.
  public enum Format: String, Hashable, Sendable { case docx, pptx }

  /// Makes a document.
  ///
  /// - Parameters:
  ///   - html: a whole page in HTML; its images lie in `files`.
  ///   - format: what is made.
  ///   - files: the images by their paths.
  /// - Returns: the bytes of the file.
  /// - Throws: when pandoc can't be run, fails, or writes something else.
  public func convert(
    html: String, to format: Format, files: [(path: String, bytes: [UInt8])] = []
  ) throws(ConversionError) -> [UInt8] {
    let scratch = try Scratch()
    try scratch.write(Array(html.utf8), to: "page.html")
    for file in files { try scratch.write(file.bytes, to: file.path) }
    let output = "page.\(format.rawValue)"
    try program.run(
      [
        "page.html", "--from=html", "--to=\(format.rawValue)", "--standalone", "--wrap=none",
        "--slide-level=2", "--output=\(output)",
      ], in: scratch.folder)
    // Both formats are archives, which begin with these two letters.
    return try scratch.read(output, beginning: "PK", by: program, format.rawValue)
  }
}
