import Architectures
public import Decisions
public import Diagnostics
public import Documents
public import Facts
public import Foundation
public import RuleBase
public import Specifications

/// From a specification to a design and its files: the only place that knows the order of stages.
public struct Generator: Sendable {
  /// The rules, the user's own laid over the standard ones.
  public let ruleBase: RuleBase
  let resources: Resources
  /// The folders of the rules, the standard ones first.
  var ruleFolders: [URL] { [resources.rules] + overlays }
  private let overlays: [URL]
  let plan: Plan
  private let architect: Architect

  /// Loads the rules and prepares them for deciding.
  ///
  /// - Parameters:
  ///   - resources: where rules and templates lie.
  ///   - overlays: folders with the user's own rules, each laid over those before it.
  ///   - readsExamples: whether the rules' examples are read and checked too.
  ///   - compiled: the standard rules as they were compiled.
  ///   - prices: price files laid over all of them.
  /// - Throws: everything that is wrong with the rules.
  public init(
    resources: Resources, overlays: [URL] = [], readsExamples: Bool = false,
    compiled: CompiledRules? = nil, prices: [SourceFile] = []
  ) throws(DiagnosticError) {
    self.resources = resources
    self.overlays = overlays
    ruleBase = try RuleBase.load(
      folders: [resources.rules] + overlays, readsExamples: readsExamples, compiled: compiled,
      prices: prices)
    plan = Plan(ruleBase)
    architect = Architect(ruleBase)
  }

  /// Reads a specification.
  ///
  /// - Returns: the specification unless it has errors, and all findings in reading order.
  public func read(
    _ file: SourceFile
  ) -> (specification: Specification?, diagnostics: [Diagnostic]) {
    var (specification, diagnostics) = Specification.read(file, vocabulary: ruleBase.vocabulary)
    if let specification {
      let ownFindings = findings(specification.facts)
      diagnostics += ownFindings
      for scenario in specification.scenarios {
        let changed = findings(specification.facts.overridden(by: scenario.facts))
        diagnostics += changed.filter { !ownFindings.contains($0) }
      }
    }
    let isSound = !diagnostics.containsError
    return (isSound ? specification : nil, diagnostics.inReadingOrder)
  }

  /// What can't be true together, and fixed choices that name nothing.
  private func findings(_ facts: FactSet) -> [Diagnostic] {
    plan.contradictions(facts) + plan.unknownFixedDecisions(facts)
  }

  /// Decides and composes.
  ///
  /// - Parameters:
  ///   - specification: what is required.
  ///   - changes: facts that replace stated ones, to see what they would change.
  ///   - analyses: what is worked out besides the decisions, such as what would change them.
  ///   - months: how many months the outlook reaches.
  /// - Returns: the design, whether or not all requirements can be met.
  public func design(
    _ specification: Specification, changing changes: FactSet = FactSet(),
    analyses: Plan.Analyses = .all, months: Int = 12
  ) -> Design {
    let facts = specification.facts.overridden(by: changes)
    let resolution = plan.resolve(facts, analyses: analyses, months: months)
    let architecture = architect.compose(resolution)
    return Design(
      specification: specification, ruleBase: ruleBase, resolution: resolution,
      architecture: architecture,
      risks: RiskAssessment(ruleBase).risks(of: architecture, resolution))
  }

  /// The smallest changes of facts under which an option or product would be chosen.
  ///
  /// - Parameters:
  ///   - choice: the id of an option or of a product.
  ///   - decision: the id of the decision.
  ///   - specification: what is required.
  /// - Returns: what was found; nil where there is no such decision.
  public func ways(
    to choice: String, of decision: String, _ specification: Specification
  ) -> Ways? {
    plan.ways(to: choice, of: decision, specification.facts)
  }

  /// What the knowledge has to cover, with where each item went.
  ///
  /// - Parameter commands: the names of the program's commands, which items may point at.
  /// - Returns: the items in the order of their files.
  /// - Throws: what is wrong with the list or with the glossary.
  public func brief(commands: Set<String>) throws(DiagnosticError) -> Brief {
    let folders = [resources.rules] + overlays
    return try Brief.read(
      folders: folders, ruleBase, Glossary.read(folders: folders, ruleBase),
      Brief.OtherNames(
        examples: Set(resources.exampleSpecifications.map(\.name)),
        documents: Set(resources.documentNames), commands: commands))
  }

  /// What indexes of vectors take and cost.
  ///
  /// - Throws: what is wrong with the files that say so.
  public func storeSizes() throws(DiagnosticError) -> StoreSizes {
    try StoreSizes.read(folders: [resources.rules] + overlays, ruleBase)
  }

  /// How prices are found in the files of others.
  ///
  /// - Throws: what is wrong with the formats.
  public func importFormats() throws(DiagnosticError) -> [ImportFormat] {
    try ImportFormat.read(folders: [resources.rules] + overlays, ruleBase)
  }

  /// Runs the examples of all rules and risks; the rules have to be loaded with their examples.
  public func runExamples() -> [RuleExampleResult] { plan.runExamples() }

  /// What the examples of rules and the example specifications reach; the rules have to be loaded
  /// with their examples.
  ///
  /// - Throws: what is wrong with the example specifications.
  public func coverage() throws(DiagnosticError) -> RuleCoverage {
    plan.coverage(of: try exampleFacts().map(\.facts))
  }

  /// What the example specifications state, by the names of the examples.
  ///
  /// - Throws: what is wrong with the example specifications.
  func exampleFacts() throws(DiagnosticError) -> [(name: String, facts: FactSet)] {
    var found: [(name: String, facts: FactSet)] = []
    var errors: [Diagnostic] = []
    for example in resources.exampleSpecifications {
      do throws(Diagnostic) {
        let file = try SourceFile.load(
          path: example.file.path, name: "Examples/\(example.name)/spec.yaml")
        let (specification, diagnostics) = read(file)
        errors += diagnostics.filter { $0.severity == .error }
        if let specification { found.append((example.name, specification.facts)) }
      } catch {
        errors.append(error)
      }
    }
    if !errors.isEmpty { throw DiagnosticError(errors) }
    return found
  }
}
