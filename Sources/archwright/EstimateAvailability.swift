import ArgumentParser
import Diagnostics
import Documents
import Estimates
import Quantities

/// `archwright estimate availability`: the parts of a specification's design, or parts in a row as
/// given, several of a kind among them.
struct EstimateAvailability: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "availability",
    abstract: "Reckon availability and outage of a design, or of parts that are all needed.",
    discussion: """
      With a specification the parts are those of its design. Without one, a
      part is an availability; '2x99.5%' are two of which one is enough, and
      '2of3x99.5%' three of which two have to work.

      Example:
        archwright estimate availability spec.yaml
        archwright estimate availability --parts 99.95%,99.9%,2x99.5%
        archwright estimate availability --parts 99.9%,2of3x99.5% --target 99.9%
      """)

  @Argument(
    help: ArgumentHelp("The specification, a YAML file.", valueName: "spec"),
    completion: .file(extensions: ["yaml", "yml"]))
  var path: String?

  @Option(help: ArgumentHelp("The parts, with commas between them.", valueName: "list"))
  var parts: String?

  @Option(help: ArgumentHelp("What is wanted of all together.", valueName: "share"))
  var target: String?

  @OptionGroup var output: EstimateOutput

  @OptionGroup var options: EstimateOptions

  func validate() throws {
    guard (path == nil) != (parts == nil) else {
      throw ValidationError("Name a specification, or the parts with --parts.")
    }
  }

  func run() throws {
    if let path {
      let specification = try SpecificationArgument.parse([path])
      try options.print(.availability, of: specification, json: output.json)
    } else if let parts {
      try print(parts)
    }
  }

  private func print(_ parts: String) throws {
    var reader = ArgumentReader()
    let chained = parts.split(separator: ",", omittingEmptySubsequences: false).compactMap {
      part(String($0), &reader)
    }
    let wanted = reader.quantity(target, of: "--target", in: "%", within: 0...1)
    try reader.finish()
    output.print(.availability(chained, target: wanted.map { Availability($0.base) }))
  }

  /// One part: a share, or so many of it.
  private func part(_ text: String, _ reader: inout ArgumentReader) -> ChainedParts? {
    let pieces = text.split(separator: "x", omittingEmptySubsequences: false)
    guard let last = pieces.last, pieces.count <= 2,
      let reading = reader.quantity(String(last), of: "--parts", in: "%", within: 0...1)
    else {
      if pieces.count > 2 { reportPart(text, &reader) }
      return nil
    }
    let each = Availability(reading.base)
    guard pieces.count == 2 else { return ChainedParts(text: text, each: each) }
    let counts = pieces[0].split(separator: "of", omittingEmptySubsequences: false).map {
      Int($0.filter { $0 != " " })
    }
    guard let count = counts.last ?? nil, let needed = counts.count == 2 ? counts[0] : 1,
      counts.count <= 2, (1...1_000_000).contains(count), (1...count).contains(needed)
    else {
      reportPart(text, &reader)
      return nil
    }
    return ChainedParts(text: text, each: each, count: count, needed: needed)
  }

  private func reportPart(_ text: String, _ reader: inout ArgumentReader) {
    reader.report(
      "argument/not-a-part", "'\(text)' is no part",
      help: "write 99.9%, 2x99.5%, or 2of3x99.5% where two of three have to work")
  }
}
