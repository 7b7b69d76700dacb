public import Architectures
public import Decisions
import Diagnostics
import Facts
public import RuleBase
public import Specifications

/// Everything that documents are written from: what was asked, what is known, and what came out.
public struct Design: Sendable {
  public let specification: Specification
  public let ruleBase: RuleBase
  public let resolution: Resolution
  public let architecture: Architecture
  /// The highest that remain first.
  public let risks: [RaisedRisk]

  /// Joins the results of the stages before.
  public init(
    specification: Specification, ruleBase: RuleBase, resolution: Resolution,
    architecture: Architecture, risks: [RaisedRisk]
  ) {
    self.specification = specification
    self.ruleBase = ruleBase
    self.resolution = resolution
    self.architecture = architecture
    self.risks = risks
  }

  /// The decisions of which each gets a record of its own.
  public var recorded: [Decision] {
    resolution.decisions.filter { $0.member.hasRecord && $0.outcome != .notApplicable }
  }

  /// The specification's file without its folder, so that documents don't depend on where it lies.
  var specificationFile: String { lastPathComponent(specification.file.name) }

  /// Facts in the order of the vocabulary with a value that stands behind the design.
  func facts(where isIncluded: (Fact) -> Bool) -> [Fact] {
    resolution.facts.all.filter(isIncluded)
  }
}

/// The part of a path after its last slash.
func lastPathComponent(_ path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}

extension Decision {
  /// The path of its record among the files written, if it has one.
  public var recordFile: String? {
    member.hasRecord && outcome != .notApplicable ? "decisions/\(id).md" : nil
  }
}
