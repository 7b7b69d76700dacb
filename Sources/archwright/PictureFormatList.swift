import ArgumentParser
import Generation

/// Formats of pictures asked for on the command line: names parted by commas, or `all`.
struct PictureFormatList: ExpressibleByArgument {
  let formats: [PictureFormat]

  init?(argument: String) {
    if argument == "all" {
      formats = PictureFormat.allCases
      return
    }
    var formats: [PictureFormat] = []
    for part in argument.split(separator: ",") {
      guard let format = PictureFormat(rawValue: String(part)) else { return nil }
      formats.append(format)
    }
    guard !formats.isEmpty else { return nil }
    self.formats = formats
  }
}
