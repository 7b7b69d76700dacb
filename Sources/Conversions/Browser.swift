import Foundation

/// A browser without a window, which prints pages.
public struct Browser: Sendable {
  private let program: ExternalProgram

  /// Runs a browser through a program file.
  public init(_ program: ExternalProgram) { self.program = program }

  /// What it is looked up by.
  public static let names = ["chromium", "chromium-browser", "google-chrome", "chrome"]

  /// Prints a page; the browser reaches no network.
  ///
  /// - Parameter html: a page that needs no other file.
  /// - Returns: the bytes of a PDF, whose dates are fixed so that equal pages give equal bytes.
  /// - Throws: when the browser can't be run, fails, or writes something else.
  public func pdf(html: String) throws(ConversionError) -> [UInt8] {
    let scratch = try Scratch()
    try scratch.write(Array(html.utf8), to: "page.html")
    var arguments = [
      "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND",
      "--user-data-dir=\(scratch.folder.appending(path: "profile").path)",
      "--no-pdf-header-footer", "--generate-pdf-document-outline",
      "--print-to-pdf=\(scratch.folder.appending(path: "page.pdf").path)",
    ]
    // Its sandbox refuses to start for the superuser, as inside containers.
    if geteuid() == 0 { arguments.append("--no-sandbox") }
    arguments.append(scratch.folder.appending(path: "page.html").absoluteString)
    try program.run(arguments, in: scratch.folder)
    let bytes = try scratch.read("page.pdf", beginning: "%PDF-", by: program, "PDF")
    return bytes.withFixedDates()
  }
}

extension [UInt8] {
  /// The PDF with the day and time of its making replaced by fixed ones of equal length.
  fileprivate func withFixedDates() -> [UInt8] {
    var result = self
    for key in ["/CreationDate (D:", "/ModDate (D:"] {
      let pattern = Array(key.utf8)
      var start = 0
      while let found = result[start...].firstRange(of: pattern) {
        start = found.upperBound
        let digits = result[start...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0 }
        let fixed = Array("20000101000000".utf8)
        if digits.count == fixed.count { result.replaceSubrange(digits.indices, with: fixed) }
      }
    }
    return result
  }
}
