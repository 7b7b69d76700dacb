import ArgumentParser
import Generation

/// The formats of documents asked for on the command line, parted by commas.
struct DocumentFormats: ExpressibleByArgument {
  let formats: [DocumentFormat]

  init(formats: [DocumentFormat]) { self.formats = formats }

  init?(argument: String) {
    var formats: [DocumentFormat] = []
    for part in argument.split(separator: ",") where part != "markdown" {
      guard let format = DocumentFormat(rawValue: String(part)) else { return nil }
      if !formats.contains(format) { formats.append(format) }
    }
    self.formats = formats
  }

  static var allValueStrings: [String] { ["markdown"] + DocumentFormat.allCases.map(\.rawValue) }

  var defaultValueDescription: String { "markdown" }
}
