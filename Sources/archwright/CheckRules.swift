import ArgumentParser
import Decisions
import Diagnostics
import Documents
import Generation
import OrderedCollections
import RuleAnalysis
import RuleBase

/// `archwright rules check [DIR…]`.
struct CheckRules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report everything that is wrong with the rules.",
    discussion: """
      Example:
        archwright rules check my-rules
        archwright rules check my-rules --strict --on 2027-03-01
        archwright rules check --explain rule/masked

      Besides names, types, cycles and sources, it looks for rules that can't hold or change
      nothing, gaps, overlaps, options that can't win, questions that nothing needs, and old sources.
      """)

  /// How findings are written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif
  }

  @Argument(
    help: "Folders with your own rules, laid over the standard ones.", completion: .directory)
  var folders: [String] = []

  @Option(
    help:
      "How findings are written: as text to standard error, as JSON or SARIF to standard output.")
  var format = Format.text

  @Flag(help: "Warnings fail too.")
  var strict = false

  @Flag(help: "Show notes too: what may stay as it is, but should be meant. JSON and SARIF do.")
  var notes = false

  @Option(
    help: ArgumentHelp(
      "The day from which ages are counted; that of the rules when absent.",
      valueName: "date"))
  var on: String?

  @Option(
    help: ArgumentHelp("Say what a finding means, and what to write instead.", valueName: "id"))
  var explain: String?

  @OptionGroup var knowledge: KnowledgeOptions

  func validate() throws {
    guard let on else { return }
    let parts = on.split(separator: "-").map { Int($0) }
    guard parts.count == 3, parts.allSatisfy({ $0 != nil }) else {
      throw ValidationError("'\(on)' is not a day such as 2027-03-01")
    }
  }

  func run() throws {
    if let explain { return try showGuide(explain) }
    let base: RuleBase
    switch format {
    case .text:
      base = try knowledge.readGenerator(overlays: folders, readsExamples: true).ruleBase
    case .json, .sarif:
      do throws(DiagnosticError) {
        base = try knowledge.loadGenerator(overlays: folders, readsExamples: true).ruleBase
      } catch {
        Terminal.print(document(error.diagnostics))
        throw error.exitCode
      }
    }
    let findings = (base.warnings + RuleAnalysis(base, on: on).findings()).inReadingOrder
    switch format {
    case .text: report(findings, base)
    case .json, .sarif: Terminal.print(document(findings))
    }
    if findings.contains(where: isFailure) { throw ExitCode.findings }
  }

  private func isFailure(_ finding: Diagnostic) -> Bool {
    switch finding.severity {
    case .error: true
    case .warning: strict
    case .note: false
    }
  }

  private func document(_ findings: [Diagnostic]) -> String {
    guard format == .sarif else { return diagnosticsJSON(findings) + "\n" }
    var guides: [String: String] = [:]
    for kind in FindingKind.allCases { guides[kind.rawValue] = kind.guide.title }
    return diagnosticsSARIF(
      findings, toolVersion: Archwright.configuration.version, descriptions: guides) + "\n"
  }

  private func report(_ findings: [Diagnostic], _ base: RuleBase) {
    let shown = notes ? findings : findings.filter { $0.severity != .note }
    Terminal.report(shown, sources: base.files)
    let rules = base.decisions.flatMap(\.rules)
    Terminal.print(
      """
      \(base.files.count) files: \(base.members.count) decisions, \(rules.count) rules, \
      \(rules.flatMap(\.examples).count) examples, \(base.formulas.count) formulas, \
      \(base.patterns.count) patterns, \(base.risks.count) risks, \(base.sources.count) sources; \
      \(summary(findings))

      """)
  }

  private func summary(_ findings: [Diagnostic]) -> String {
    func count(_ severity: Diagnostic.Severity, _ one: String) -> String? {
      let number = findings.count { $0.severity == severity }
      return number == 0 ? nil : number == 1 ? "1 \(one)" : "\(number) \(one)s"
    }
    let errors = count(.error, "error") ?? "no errors"
    let others = [
      count(.warning, "warning"),
      count(.note, "note").map { notes ? $0 : "\($0) (shown by --notes)" },
    ]
    return ([errors] + others.compactMap(\.self)).joined(separator: ", ")
  }

  private func showGuide(_ id: String) throws {
    let all = FindingKind.allCases.map(\.rawValue)
    guard let kind = FindingKind(rawValue: id) else {
      let finding = Diagnostic(
        "argument/unknown-finding", "there is no explanation of '\(id)'", at: nil,
        help: nearest(id, in: all).map { "did you mean '\($0)'?" }
          ?? "there are \(all.joined(separator: ", "))")
      Terminal.report([finding], sources: [])
      throw ExitCode.usage
    }
    let guide = kind.guide
    Terminal.print(
      """
      \(kind.rawValue) (\(kind.severity.rawValue))
      \(guide.title)

      Avoid:  \(guide.avoid)
      Prefer: \(guide.prefer)
      Why:    \(guide.why)

      """)
  }
}
