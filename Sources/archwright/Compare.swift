import ArgumentParser
import Diagnostics
import Documents
import Foundation
import Generation
import Specifications

/// `archwright compare SPEC…`: what differs between files, or between a file and its scenarios.
struct Compare: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare files, or a file with its scenarios: decisions, figures, limits, risks.",
    discussion: """
      The first file as it stands is what all others are compared with. One file alone is compared
      with all of its scenarios, or with those that are named.

      Example:
        archwright compare spec.yaml
        archwright compare spec.yaml --scenario "ten times the volume"
        archwright compare old.yaml new.yaml --format markdown
        archwright compare old.yaml new.yaml --format svg > change.svg
        archwright compare old.yaml new.yaml --exit-code

      Exit codes: 0 done, 1 findings in the input, or with --exit-code a
      decision that differs, 64 no such scenario, 66 input not found.
      """)

  /// How a comparison is printed.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, markdown, json, svg
  }

  @Argument(
    help: ArgumentHelp("Specifications, YAML files.", valueName: "spec"),
    completion: .file(extensions: ["yaml", "yml"]))
  var paths: [String]

  @Option(
    name: .customLong("scenario"),
    help: ArgumentHelp("A scenario of the files; may be repeated.", valueName: "name"))
  var scenarios: [String] = []

  @Option(help: "text, markdown, json, or svg for a picture of what differs.")
  var format: Format = .text

  @Flag(help: "End with 1 when a decision differs.")
  var exitCode = false

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let generator = try knowledge.readGenerator()
    let specifications = try paths.map { path in
      try SpecificationArgument(path: path).read(with: generator)
    }
    try checkNames(specifications)
    let labels = labels
    let files = specifications.enumerated().map { index, specification in
      let all = specification.scenarios.map(\.name)
      let isAlone = paths.count == 1 && scenarios.isEmpty
      return Generator.ComparedFile(
        specification, name: labels[index],
        scenarios: isAlone ? all : all.filter(scenarios.contains))
    }
    guard let comparison = generator.comparison(of: files), !comparison.alternatives.isEmpty else {
      return try Terminal.refuse(
        "argument/nothing-to-compare", "there is nothing to compare with '\(paths[0])'",
        help: "name a second file, or write scenarios into the first")
    }
    try print(comparison, generator)
    if exitCode, comparison.differs { throw ExitCode.findings }
  }

  private func print(_ comparison: DesignComparison, _ generator: Generator) throws {
    switch format {
    case .text:
      Terminal.print(
        ComparisonText(comparison, width: Terminal.width).text(colour: Terminal.outputHasColour))
    case .markdown:
      Terminal.print(
        try reporting { () throws(DiagnosticError) in try generator.markdown(of: comparison) })
    case .json: Terminal.print(comparison.report().json)
    case .svg:
      guard comparison.alternatives.count == 1 else {
        return try Terminal.refuse(
          "argument/several-pictures", "a picture shows two designs, not more",
          help: "name one scenario with --scenario, or two files")
      }
      let picture = try reporting { () throws(DiagnosticError) in
        try generator.picture(of: comparison, comparison.alternatives[0])
      }
      Terminal.print(String(decoding: picture, as: UTF8.self))
    }
  }

  /// The names of the files without their folders, or the paths where those would be the same.
  private var labels: [String] {
    let names = paths.map { URL(fileURLWithPath: $0).lastPathComponent }
    return Set(names).count == names.count ? names : paths
  }

  private func checkNames(_ specifications: [Specification]) throws {
    let known = specifications.flatMap(\.scenarios).map(\.name)
    for name in scenarios where !known.contains(name) {
      let meant = nearest(name, in: known).map { "did you mean '\($0)'? " } ?? ""
      let list =
        known.isEmpty ? "these files have none" : "there are \(known.joined(separator: ", "))"
      try Terminal.refuse(
        "argument/unknown-scenario", "there is no scenario '\(name)'", help: meant + list)
    }
  }
}

extension SpecificationArgument {
  /// The argument with a path that was given in another way.
  init(path: String) {
    self.init()
    self.path = path
  }
}
