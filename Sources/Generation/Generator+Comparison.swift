public import Diagnostics
public import Documents
import Graphviz
public import Specifications
public import Views

extension Generator {
  /// One file of a comparison with the scenarios of it that take part.
  public struct ComparedFile: Sendable {
    /// The file as read.
    public let specification: Specification
    /// What it is called.
    public let name: String
    /// Names of its scenarios.
    public let scenarios: [String]

    /// Names a file and some of its scenarios.
    public init(_ specification: Specification, name: String, scenarios: [String]) {
      self.specification = specification
      self.name = name
      self.scenarios = scenarios
    }
  }

  /// Decides for several files and scenarios, and sets all of them against the first file as it
  /// stands.
  ///
  /// - Parameter files: the files, at least one.
  /// - Returns: the comparison; nil without a file.
  public func comparison(of files: [ComparedFile]) -> DesignComparison? {
    let designs = files.flatMap { file -> [DesignComparison.Alternative] in
      let own = DesignComparison.Alternative(
        name: file.name, design: design(file.specification, analyses: []))
      let scenarios = file.specification.scenarios.filter { file.scenarios.contains($0.name) }
      return [own]
        + scenarios.map { scenario in
          DesignComparison.Alternative(
            name: files.count > 1 ? "\(file.name): \(scenario.name)" : scenario.name,
            words: scenario.words,
            design: design(file.specification, changing: scenario.facts, analyses: []))
        }
    }
    return designs.first.map { DesignComparison($0, with: Array(designs.dropFirst())) }
  }

  /// A comparison as Markdown, fit for a comment in a review.
  ///
  /// - Throws: `template/…` when the template can't be filled in.
  public func markdown(of comparison: DesignComparison) throws(DiagnosticError) -> String {
    let folder = TemplateFolder(url: resources.templates, name: "Templates")
    guard let file = try folder.file("comparison.md") else {
      throw DiagnosticError([
        Diagnostic("template/not-found", "there is no template 'comparison.md'", at: nil)
      ])
    }
    return try DocumentTemplate(file).render(comparison.report())
  }

  /// The containers of both designs in one picture, with marks on what differs.
  ///
  /// - Parameters:
  ///   - comparison: the designs.
  ///   - alternative: the one that is set against the first.
  ///   - theme: colours and font.
  /// - Returns: the bytes of an SVG file.
  /// - Throws: `picture/…` when there is nothing to draw or Graphviz fails.
  public func picture(
    of comparison: DesignComparison, _ alternative: DesignComparison.Alternative,
    theme: Theme = .light
  ) throws(DiagnosticError) -> [UInt8] {
    let subject = ViewSubject(
      comparison.difference(to: alternative), showing: alternative.design.subject)
    guard var view = subject.view(.container) else { throw Self.failed("there is no container") }
    view.notes = ["\(alternative.name), beside \(comparison.reference.name)"]
    do throws(GraphvizError) {
      return try view.picture(theme: theme, icons: icons).rendered(as: .svg)
    } catch {
      throw Self.failed(error.description)
    }
  }

  private static func failed(_ reason: String) -> DiagnosticError {
    DiagnosticError([
      Diagnostic("picture/failed", "the comparison can't be drawn: \(reason)", at: nil)
    ])
  }
}
