import Decisions
import Diagnostics
import RuleBase

extension RuleTestReport {
  /// One test for each example, and one each for what the threshold is set for.
  public var junit: String {
    var cases: [TestCase] = []
    var counts: [String: Int] = [:]
    for result in results {
      let kind = result.example.fires ? "fires" : "silent"
      let number = (counts[result.id + " " + kind] ?? 0) + 1
      counts[result.id + " " + kind] = number
      cases.append(
        TestCase(
          group: result.id, name: "\(kind) \(number)", location: result.example.location,
          failure: result.problem))
    }
    cases += thresholds.map {
      TestCase(group: "coverage", name: $0.name, location: nil, failure: $0.shortfall)
    }
    let output = coverageText(isWhole: false)
    return junitXML(cases, name: "rules", output: output.isEmpty ? nil : output)
  }

  /// Annotations: errors, then the first of what is missing as notices.
  public var github: String {
    diagnosticsGitHub(errors + (coverage?.missing.prefix(Self.listed) ?? []))
  }

  /// Errors, then everything that is missing as notes.
  public func sarif(toolVersion: String) -> String {
    diagnosticsSARIF(
      errors + (coverage?.missing ?? []), toolVersion: toolVersion,
      descriptions: [
        "rule/example-failed": "A rule does not do what its example says",
        "coverage/below-threshold": "Examples and specifications reach too little",
        "coverage/rule": "A rule is not seen to fire and to stay silent",
        "coverage/branch": "A part of a condition is not seen to hold and to fail",
        "coverage/option": "An option is not seen to be the outcome",
      ]) + "\n"
  }

  /// Everything as one object.
  public var json: ReportValue {
    let value: ReportValue = [
      "examples": [
        "total": .number(Double(results.count)), "failed": .number(Double(failures.count)),
      ],
      "errors": .list(errors.map(finding)),
    ]
    guard let coverage else { return value }
    return value.adding([
      "coverage": [
        "threshold": threshold.map { .number($0) } ?? .null,
        "rules": share(coverage.rules),
        "branches": share(coverage.branches),
        "options": share(coverage.optionsReached).adding([
          "by_example_only": .number(Double(coverage.optionsByExampleOnly))
        ]),
        "missing": .list(coverage.missing.map(finding)),
      ]
    ])
  }

  private func share(_ share: RuleCoverage.Share) -> ReportValue {
    [
      "reached": .number(Double(share.reached)), "total": .number(Double(share.total)),
      "percent": .number(share.percent),
    ]
  }

  private func finding(_ finding: Diagnostic) -> ReportValue {
    let value: ReportValue = [
      "id": .text(finding.id.rawValue), "severity": .text(finding.severity.rawValue),
      "message": .text(finding.message), "help": .text(orNull: finding.help),
    ]
    guard let place = finding.location else { return value }
    return value.adding([
      "file": .text(place.file), "line": .number(Double(place.start.line)),
      "column": .number(Double(place.start.column)),
    ])
  }
}
