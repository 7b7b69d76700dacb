import Diagnostics
import Estimates
import Expressions
import Facts
import Foundation
import LocatedYAML
import OrderedCollections
import Quantities

/// Puts parsed rule files together: names first, then everything that uses them.
struct RuleBaseAssembly {
  let files: [RuleFile]
  let readsExamples: Bool
  /// Every file as read, those included that were laid over others.
  let sources: [SourceFile]
  let sourceFiles: [String: SourceFile]
  var diagnostics: [Diagnostic]

  /// Starts with parsed files.
  ///
  /// - Parameters:
  ///   - files: what they come to when each overlay is laid over the ones before.
  ///   - sources: all files as read.
  ///   - earlier: what was found so far.
  ///   - readsExamples: whether the rules' examples are read too.
  init(
    files: [RuleFile], sources: [SourceFile], earlier: [Diagnostic], readsExamples: Bool
  ) {
    self.files = files
    self.sources = sources
    self.readsExamples = readsExamples
    diagnostics = earlier
    sourceFiles = Dictionary(sources.map { ($0.name, $0) }) { first, _ in first }
  }

  mutating func assemble(iconFolders: [URL]) -> RuleBase {
    let sources = knowledgeSources()
    let vocabulary = vocabulary()
    let prices = prices(Set(sources.keys))
    let catalogue = catalogue(Set(sources.keys), prices)

    var scan = NameScan()
    scan.scan(vocabulary: vocabulary, roles: catalogue.roles, decisions: files(in: "decisions"))
    let functions = EstimatorFunctions()
    let formulas = formulas(&scan, prices, functions)
    diagnostics += scan.diagnostics
    let environment = scan.slots.environment(functions)
    let decisions = decisions(
      environment, scan.slots, catalogue, Set(sources.keys), vocabulary, formulas)
    var expressions = ExpressionReader(environment: environment, files: sourceFiles)
    let fields = Array(vocabulary.fields)
    let (derivations, conditions) = derivations(fields, &expressions)
    let patterns = patterns(scan.slots, catalogue, Set(sources.keys), decisions, &expressions)
    let breakdowns = breakdowns(vocabulary, scan.slots, &expressions)
    let checks = checks(vocabulary, scan.slots, decisions, breakdowns, &expressions)
    let contradictions = contradictions(vocabulary, &expressions)
    let doubts = doubts(vocabulary, scan.slots, &expressions)
    diagnostics += doubts.flatMap {
      unknownSources($0.sources, $0.location, Set(sources.keys))
    }
    let criteria = criteria(scan.slots, catalogue, decisions, &expressions)
    diagnostics += criteria.flatMap {
      unknownSources($0.sources, $0.location, Set(sources.keys))
    }
    let concessions = concessions(vocabulary)
    let risks = risks(
      scan.slots, catalogue, Set(sources.keys), vocabulary, units(formulas), &expressions)
    let plans = plans(
      scan.slots, catalogue, Set(sources.keys), vocabulary, units(formulas), &expressions)
    let estimators = estimators(Set(sources.keys))
    diagnostics += expressions.diagnostics

    let order = PlanOrder.order(
      factItems(fields, scan.slots, derivations, conditions)
        + formulaItems(formulas, scan.slots) + decisionItems(decisions, scan.slots))
    // Two things of one name would seem to depend on each other.
    if scan.diagnostics.isEmpty { diagnostics += order.diagnostics }
    let candidates = decisions.map { model in
      model.candidateSlots.members.count + model.candidateSlots.attributes.joined().count
        + model.quantities.count
    }
    diagnostics += formulas.flatMap { unknownSources($0.sources, $0.location, Set(sources.keys)) }
    diagnostics += decisions.flatMap(\.quantities).flatMap {
      unknownSources($0.formula.sources, $0.formula.location, Set(sources.keys))
    }
    diagnostics += fields.flatMap(\.assumptions).flatMap {
      unknownSources([$0.source], $0.location, Set(sources.keys))
    }
    diagnostics += missingIcons(catalogue, iconFolders)
    var duplicates = Duplicates()
    duplicates.checkNames(patterns.map { ($0.id, $0.location) })
    duplicates.checkNames(checks.map { ($0.id, $0.location) })
    duplicates.checkNames(criteria.map { ($0.id, $0.location) })
    duplicates.checkNames(concessions.map { ($0.id, $0.location) })
    duplicates.checkNames(contradictions.map { ($0.id, $0.location) })
    duplicates.checkNames(risks.map { ($0.id, $0.location) })
    diagnostics += duplicates.diagnostics
    // A rule that could not be read would seem to be missing.
    if !diagnostics.containsError { diagnostics += decisions.flatMap(\.deadParts) }
    let base = RuleBase(
      vocabulary: vocabulary, formulas: formulas, decisions: decisions, catalogue: catalogue,
      prices: OrderedDictionary(
        uniqueKeysWithValues: prices.prices.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }),
      patterns: patterns, checks: checks, breakdowns: breakdowns,
      contradictions: contradictions, doubts: doubts, criteria: criteria,
      concessions: concessions, risks: risks, plans: plans,
      estimators: estimators, estimatorFunctions: functions, sources: sources, names: scan.slots,
      derivations: derivations,
      assumptionConditions: conditions, order: order.steps, iconFolders: iconFolders,
      version: version(),
      keepsMonths: keeps("keeps_months"), keepsDays: keeps("keeps_days"), digest: digest(),
      files: self.sources,
      warnings: diagnostics.filter { $0.severity == .warning }.inReadingOrder,
      slotCount: scan.slots.count + (candidates.max() ?? 0))
    functions.learn(from: base)
    return base
  }

  /// What files are about, with its place.
  private func named(_ files: [RuleFile], by key: String) -> [(String, SourceLocation)] {
    files.compactMap { file in
      file.root[key].flatMap { node in node.text.map { ($0, node.location) } }
    }
  }

  func files(in folder: String) -> [RuleFile] { files.filter { $0.folder == folder } }

  // MARK: - Parts

  private mutating func knowledgeSources() -> OrderedDictionary<String, KnowledgeSource> {
    var sources: OrderedDictionary<String, KnowledgeSource> = [:]
    for file in files(in: "") {
      let read = readSources(file.root)
      diagnostics += read.diagnostics
      sources.merge(read.sources) { _, last in last }
    }
    return sources
  }

  /// The decision engine keeps sets of facts in so many bits.
  private static let mostFields = 256

  private mutating func vocabulary() -> Vocabulary {
    var sections: [(order: Double, section: Vocabulary.Section)] = []
    var duplicates = Duplicates()
    duplicates.checkNames(
      named(files(in: "vocabulary"), by: "section"), as: "vocabulary/duplicate-section")
    for file in files(in: "vocabulary") {
      let read = Vocabulary.Section.read(file.root, in: file.file)
      diagnostics += read.diagnostics
      if let section = read.section {
        duplicates.check(section)
        sections.append((Double(file.root["order"]?.text ?? "") ?? 100, section))
      }
    }
    diagnostics += duplicates.diagnostics
    let count = sections.map(\.section.fieldCount).reduce(0, +)
    if count > Self.mostFields {
      diagnostics.append(
        Diagnostic(
          "vocabulary/too-many-fields",
          "the vocabulary has \(count) fields, more than the \(Self.mostFields) that are traced",
          at: nil))
    }
    return Vocabulary(
      sections: sections.sorted { ($0.order, $0.section.name) < ($1.order, $1.section.name) }
        .map(\.section))
  }

  private mutating func prices(_ sources: Set<String>) -> PriceReader {
    var reader = PriceReader(sources: sources)
    for file in files(in: "prices") { reader.read(file.root) }
    diagnostics += reader.diagnostics
    return reader
  }

  private mutating func catalogue(_ sources: Set<String>, _ prices: PriceReader) -> Catalogue {
    var roles: OrderedDictionary<String, Catalogue.Role> = [:]
    let roots = files(in: "catalogue").map(\.root)
    let reader = CatalogueReader(files: sourceFiles, prices: prices)
    let read = concurrently(roots.count) { index in
      var own = reader
      let role = own.readRole(roots[index], sources: sources)
      return (role: role, diagnostics: own.diagnostics)
    }
    for role in read.compactMap(\.role) { roles[role.id] = role }
    diagnostics += read.flatMap(\.diagnostics)
    var duplicates = Duplicates()
    duplicates.checkNames(named(files(in: "catalogue"), by: "role"))
    diagnostics += duplicates.diagnostics
    return Catalogue(roles: roles)
  }

  /// Reads formulas in the order in which they need each other, so that types are known.
  private mutating func formulas(
    _ scan: inout NameScan, _ prices: PriceReader, _ functions: EstimatorFunctions
  ) -> [Formula] {
    let nodes = files(in: "formulas").flatMap { $0.root["formulas"]?.elements ?? [] }
    for node in nodes {
      guard let id = node["id"]?.text else { continue }
      scan.add(id, .formula(id), type: node.declaredType, at: node.location)
    }
    var expressions = ExpressionReader(
      environment: scan.slots.environment(functions), files: sourceFiles)
    var reader = FormulaReader(prices: prices)
    let formulas = nodes.compactMap { reader.read($0, &expressions) }
    diagnostics += reader.diagnostics + expressions.diagnostics
    return formulas
  }

  private mutating func decisions(
    _ environment: Environment, _ names: SlotTable, _ catalogue: Catalogue,
    _ sources: Set<String>, _ vocabulary: Vocabulary, _ formulas: [Formula]
  ) -> [DecisionModel] {
    let reader = DecisionReader(
      names: names, catalogue: catalogue, sources: sources, vocabulary: vocabulary,
      files: sourceFiles, units: units(formulas), readsExamples: readsExamples)
    let roots = files(in: "decisions").map(\.root)
    let read = concurrently(roots.count) { index in
      var own = reader
      let model = own.read(roots[index], in: environment)
      return (model: model, diagnostics: own.diagnostics)
    }
    let decisions = read.compactMap(\.model)
    diagnostics += read.flatMap(\.diagnostics)
    var duplicates = Duplicates()
    duplicates.checkNames(decisions.flatMap(\.rules).map { ($0.id, $0.location) })
    for member in decisions.flatMap(\.members) {
      duplicates.checkNames(member.options.map { ($0.id, $0.location) })
    }
    diagnostics += duplicates.diagnostics
    return decisions
  }

  /// The units of formulas and of candidates' quantities by their ids.
  func units(_ formulas: [Formula]) -> [String: Quantities.Unit] {
    var units: [String: Quantities.Unit] = [:]
    for formula in formulas { units[formula.id] = formula.unit }
    for file in files(in: "decisions") {
      for quantity in file.root["quantities"]?.elements ?? [] {
        guard let id = quantity["id"]?.text else { continue }
        let unit = (quantity["unit"]?.text).flatMap(Quantities.Unit.named) ?? .plain
        units[id] = unit
        if let decision = file.root["id"]?.text { units["\(decision).\(id)"] = unit }
      }
    }
    return units
  }

  private func derivations(
    _ fields: [Field], _ expressions: inout ExpressionReader
  ) -> ([Int: CompiledExpression], [Int: [CompiledExpression?]]) {
    var derivations: [Int: CompiledExpression] = [:]
    var conditions: [Int: [CompiledExpression?]] = [:]
    for (index, field) in fields.enumerated() {
      if let derive = field.derive {
        derivations[index] = expressions.compile(
          derive.node,
          expecting: field.expressionType)
      }
      if !field.assumptions.isEmpty {
        conditions[index] = field.assumptions.map { assumption in
          assumption.when.flatMap {
            expressions.condition($0.node)
          }
        }
      }
    }
    return (derivations, conditions)
  }

  private mutating func patterns(
    _ names: SlotTable, _ catalogue: Catalogue, _ sources: Set<String>,
    _ decisions: [DecisionModel], _ expressions: inout ExpressionReader
  ) -> [Pattern] {
    var reader = PatternReader(
      names: names, roles: catalogue.roles, sources: sources,
      decisions: decisions.ids)
    let patterns = files(in: "patterns").compactMap { reader.read($0.root, &expressions) }
    diagnostics += reader.diagnostics
    return patterns
  }

  private mutating func checks(
    _ vocabulary: Vocabulary, _ names: SlotTable, _ decisions: [DecisionModel],
    _ breakdowns: [BreakdownModel], _ expressions: inout ExpressionReader
  ) -> [Check] {
    var reader = CheckReader(
      vocabulary: vocabulary, names: names, decisions: decisions.ids,
      breakdowns: breakdowns.map(\.id))
    let checks = files(in: "checks").flatMap { $0.root["checks"]?.elements ?? [] }
      .compactMap { reader.read($0, &expressions) }
    diagnostics += reader.diagnostics
    return checks
  }

  private mutating func breakdowns(
    _ vocabulary: Vocabulary, _ names: SlotTable, _ expressions: inout ExpressionReader
  ) -> [BreakdownModel] {
    var reader = BreakdownReader(vocabulary: vocabulary, names: names)
    let breakdowns = files(in: "breakdowns").compactMap { reader.read($0.root, &expressions) }
    var duplicates = Duplicates()
    duplicates.checkNames(breakdowns.map { ($0.id, $0.location) })
    diagnostics += reader.diagnostics + duplicates.diagnostics
    // In the order in which documents tell them: money a month, money once, times, shares.
    return BreakdownModel.Kind.allCases.flatMap { kind in breakdowns.filter { $0.kind == kind } }
  }

  private mutating func doubts(
    _ vocabulary: Vocabulary, _ names: SlotTable, _ expressions: inout ExpressionReader
  ) -> [Doubt] {
    var reader = DoubtReader(vocabulary: vocabulary, names: names)
    let doubts = files(in: "doubts").flatMap { $0.root["doubts"]?.elements ?? [] }
      .compactMap { reader.read($0, &expressions) }
    diagnostics += reader.diagnostics
    return doubts
  }

  private mutating func criteria(
    _ names: SlotTable, _ catalogue: Catalogue, _ decisions: [DecisionModel],
    _ expressions: inout ExpressionReader
  ) -> [Criterion] {
    var reader = CriterionReader(names: names, catalogue: catalogue, decisions: decisions)
    let criteria = files(in: "criteria").flatMap { $0.root["criteria"]?.elements ?? [] }
      .compactMap { reader.read($0, &expressions) }
    diagnostics += reader.diagnostics
    return criteria
  }

  private mutating func concessions(_ vocabulary: Vocabulary) -> [Concession] {
    var reader = ConcessionReader(vocabulary: vocabulary)
    let concessions = files(in: "concessions").flatMap { $0.root["concessions"]?.elements ?? [] }
      .compactMap { reader.read($0) }
    diagnostics += reader.diagnostics
    return concessions
  }

  private mutating func estimators(_ sources: Set<String>) -> [Estimator] {
    var reader = EstimatorReader(sources: sources)
    let estimators = files(in: "estimators").compactMap { reader.read($0.root) }
    diagnostics += reader.diagnostics
    for estimator in estimators where estimator.id == "serving" {
      do throws(ServingConstants.MissingConstants) {
        _ = try ServingConstants(estimator)
      } catch {
        diagnostics.append(.missingConstants(error.names, of: estimator))
      }
    }
    return estimators
  }

  private mutating func contradictions(
    _ vocabulary: Vocabulary, _ expressions: inout ExpressionReader
  ) -> [Contradiction] {
    var reader = ContradictionReader(vocabulary: vocabulary)
    let read = files(in: "contradictions").flatMap { $0.root["contradictions"]?.elements ?? [] }
      .compactMap { reader.read($0, &expressions) }
    diagnostics += reader.diagnostics
    return read
  }
}

extension [DecisionModel] {
  /// The ids of decisions and of their members.
  var ids: Set<String> { Set(map(\.id) + flatMap(\.members).map(\.id)) }
}

extension Vocabulary.Section {
  /// How many facts it declares.
  fileprivate var fieldCount: Int {
    switch content {
    case .fields(let fields): fields.count
    case .records: 1
    }
  }
}
