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
  ///   - model: a document of the format whose page and styles are taken.
  /// - Returns: the bytes of the file, the same for the same page.
  /// - Throws: when pandoc can't be run, fails, or writes something else.
  public func convert(
    html: String, to format: Format, files: [(path: String, bytes: [UInt8])] = [],
    like model: [UInt8]? = nil
  ) throws(ConversionError) -> [UInt8] {
    let scratch = try Scratch()
    try scratch.write(Array(html.utf8), to: "page.html")
    for file in files { try scratch.write(file.bytes, to: file.path) }
    let name = format.rawValue
    var arguments = [
      "page.html", "--from=html", "--to=\(name)", "--standalone", "--wrap=none",
      "--slide-level=2", "--output=page.\(name)",
    ]
    if let model {
      try scratch.write(model, to: "model.\(name)")
      arguments.append("--reference-doc=model.\(name)")
    }
    try program.run(arguments, in: scratch.folder)
    // Some of its versions date some files of an archive by the clock.
    guard let packed = try archive("page.\(name)", format, in: scratch).packed() else {
      throw .notAsAsked(program.name, name)
    }
    return packed
  }

  /// The document whose page and styles pandoc takes where nothing else is said, with other parts.
  ///
  /// - Parameters:
  ///   - format: its format.
  ///   - parts: files inside that take the place of its own, or are added.
  /// - Returns: the bytes of the document, a model for `convert`.
  /// - Throws: when pandoc can't be run, fails, or writes something else.
  public func model(
    _ format: Format, with parts: [(path: String, bytes: [UInt8])]
  ) throws(ConversionError) -> [UInt8] {
    let scratch = try Scratch()
    let name = format.rawValue
    try program.run(
      ["--output=model.\(name)", "--print-default-data-file=reference.\(name)"],
      in: scratch.folder)
    var archive = try archive("model.\(name)", format, in: scratch)
    for part in parts { archive.put(part.bytes, at: part.path) }
    guard let packed = archive.packed() else { throw .notAsAsked(program.name, name) }
    return packed
  }

  private func archive(
    _ path: String, _ format: Format, in scratch: borrowing Scratch
  ) throws(ConversionError) -> Archive {
    // Both formats are archives, which begin with these two letters.
    let bytes = try scratch.read(path, beginning: "PK", by: program, format.rawValue)
    guard let archive = Archive(bytes) else { throw .notAsAsked(program.name, format.rawValue) }
    return archive
  }
}
