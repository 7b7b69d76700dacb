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
  /// The decisions of which each gets a record of its own.
  public let recorded: [Decision]
  private let recordFiles: [String: String]

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
    recorded = resolution.recorded
    recordFiles = Dictionary(recorded.map { ($0.id, "decisions/\($0.id).md") }) { first, _ in first
    }
  }

  /// The path of a decision's record among the files written; nil where it has none of its own.
  public func recordFile(_ decision: Decision) -> String? { recordFiles[decision.id] }

  /// Requirements that can't be met together, without single limits that `checks` tell as not met.
  var jointClashes: [Clash] {
    let failed = Set(resolution.checks.filter { $0.status == .notMet }.map(\.fact.name))
    return resolution.clashes.filter { clash in
      clash.decision != nil || !clash.facts.allSatisfy { failed.contains($0.name) }
    }
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
