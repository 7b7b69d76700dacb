import Diagnostics
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
  let sourceFiles: [String: SourceFile]
  private(set) var diagnostics: [Diagnostic] = []

  init(files: [RuleFile], readsExamples: Bool) {
    self.files = files
    self.readsExamples = readsExamples
    sourceFiles = Dictionary(files.map { ($0.file.name, $0.file) }) { first, _ in first }
  }

  mutating func assemble(iconFolders: [URL]) -> RuleBase? {
    let sources = sources()
    let vocabulary = vocabulary()
    let (catalogue, pricesAsOf) = catalogue(Set(sources.keys))

    var scan = NameScan()
    scan.scan(vocabulary: vocabulary, roles: catalogue.roles, decisions: files(in: "decisions"))
    let formulas = formulas(&scan)
    diagnostics += scan.diagnostics
    let environment = scan.slots.environment()
    let decisions = decisions(
      environment, scan.slots, catalogue, Set(sources.keys), vocabulary, formulas)
    var expressions = ExpressionReader(environment: environment, files: sourceFiles)
    let fields = Array(vocabulary.fields)
    let (derivations, conditions) = derivations(fields, &expressions)
    let patterns = patterns(scan.slots, catalogue, Set(sources.keys), decisions, &expressions)
    let checks = checks(vocabulary, scan.slots)
    let contradictions = contradictions(&expressions)
    diagnostics += expressions.diagnostics

    let order = PlanOrder.order(
      factItems(fields, scan.slots, derivations, conditions)
        + formulaItems(formulas, scan.slots) + decisionItems(decisions, scan.slots))
    diagnostics += order.diagnostics
    let candidates = decisions.map { model in
      model.candidateSlots.members.count + model.candidateSlots.attributes.joined().count
        + model.quantities.count
    }
    diagnostics += formulas.flatMap { unknownSources($0.sources, $0.location, Set(sources.keys)) }
    diagnostics += decisions.flatMap(\.quantities).flatMap {
      unknownSources($0.formula.sources, $0.formula.location, Set(sources.keys))
    }
    diagnostics += missingIcons(catalogue, iconFolders)
    return RuleBase(
      vocabulary: vocabulary, formulas: formulas, decisions: decisions, catalogue: catalogue,
      patterns: patterns, checks: checks, contradictions: contradictions, sources: sources,
      names: scan.slots, derivations: derivations, assumptionConditions: conditions,
      order: order.steps, iconFolders: iconFolders, version: version(), digest: digest(),
      pricesAsOf: Array(Set(pricesAsOf)).sorted(), files: files.map(\.file),
      warnings: diagnostics.filter { $0.severity == .warning },
      slotCount: scan.slots.count + (candidates.max() ?? 0))
  }

  private func files(in folder: String) -> [RuleFile] { files.filter { $0.folder == folder } }

  // MARK: - Parts

  private mutating func sources() -> OrderedDictionary<String, KnowledgeSource> {
    guard let file = files.first(where: { $0.folder.isEmpty && $0.root["sources"] != nil })
    else { return [:] }
    let read = readSources(file.root)
    diagnostics += read.diagnostics
    return read.sources
  }

  private mutating func vocabulary() -> Vocabulary {
    var sections: [(order: Double, section: Vocabulary.Section)] = []
    for file in files(in: "vocabulary") {
      let read = Vocabulary.Section.read(file.root, in: file.file)
      diagnostics += read.diagnostics
      if let section = read.section {
        sections.append((Double(file.root["order"]?.text ?? "") ?? 100, section))
      }
    }
    return Vocabulary(
      sections: sections.sorted { ($0.order, $0.section.name) < ($1.order, $1.section.name) }
        .map(\.section))
  }

  private mutating func catalogue(_ sources: Set<String>) -> (Catalogue, [String]) {
    var reader = CatalogueReader(files: sourceFiles)
    for file in files(in: "prices") { reader.readPrices(file.root, sources: sources) }
    var roles: OrderedDictionary<String, Catalogue.Role> = [:]
    for file in files(in: "catalogue") {
      if let role = reader.readRole(file.root, sources: sources) { roles[role.id] = role }
    }
    diagnostics += reader.diagnostics
    return (Catalogue(roles: roles), reader.pricesAsOf)
  }

  /// Reads formulas in the order in which they need each other, so that types are known.
  private mutating func formulas(_ scan: inout NameScan) -> [Formula] {
    let nodes = files(in: "formulas").flatMap { $0.root["formulas"]?.elements ?? [] }
    for node in nodes {
      guard let id = node["id"]?.text else { continue }
      scan.add(id, .formula(id), type: node.declaredType, at: node.location)
    }
    var expressions = ExpressionReader(
      environment: scan.slots.environment(), files: sourceFiles)
    var reader = FormulaReader()
    let formulas = nodes.compactMap { reader.read($0, &expressions) }
    diagnostics += reader.diagnostics + expressions.diagnostics
    return formulas
  }

  private mutating func decisions(
    _ environment: Environment, _ names: SlotTable, _ catalogue: Catalogue,
    _ sources: Set<String>, _ vocabulary: Vocabulary, _ formulas: [Formula]
  ) -> [DecisionModel] {
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
    let reader = DecisionReader(
      names: names, catalogue: catalogue, sources: sources, vocabulary: vocabulary,
      files: sourceFiles, units: units, readsExamples: readsExamples)
    let roots = files(in: "decisions").map(\.root)
    let read = concurrently(roots.count) { index in
      var own = reader
      let model = own.read(roots[index], in: environment)
      return (model: model, diagnostics: own.diagnostics)
    }
    let decisions = read.compactMap(\.model)
    diagnostics += read.flatMap(\.diagnostics)
    reportDuplicates(decisions)
    return decisions
  }

  private mutating func reportDuplicates(_ decisions: [DecisionModel]) {
    var first: [String: SourceLocation] = [:]
    for rule in decisions.flatMap(\.rules) {
      if let location = first[rule.id] {
        diagnostics.append(
          Diagnostic(
            "rule/duplicate-id", "the rule '\(rule.id)' is defined twice", at: rule.location,
            notes: [.init("first defined here", at: location)]))
      }
      first[rule.id] = rule.location
    }
  }

  private func derivations(
    _ fields: [Field], _ expressions: inout ExpressionReader
  ) -> ([Int: CompiledExpression], [Int: [CompiledExpression?]]) {
    var derivations: [Int: CompiledExpression] = [:]
    var conditions: [Int: [CompiledExpression?]] = [:]
    for (index, field) in fields.enumerated() {
      if let derive = field.derive {
        derivations[index] = expressions.compile(
          Node(.scalar(.init(text: derive.text)), at: derive.location),
          expecting: field.expressionType)
      }
      if !field.assumptions.isEmpty {
        conditions[index] = field.assumptions.map { assumption in
          assumption.when.flatMap {
            expressions.condition(Node(.scalar(.init(text: $0.text)), at: $0.location))
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
      decisions: Set(decisions.flatMap { $0.members.map(\.id) } + decisions.map(\.id)))
    let patterns = files(in: "patterns").compactMap { reader.read($0.root, &expressions) }
    diagnostics += reader.diagnostics
    return patterns
  }

  private mutating func checks(_ vocabulary: Vocabulary, _ names: SlotTable) -> [Check] {
    var reader = CheckReader(vocabulary: vocabulary, names: names)
    let checks = files(in: "checks").flatMap { $0.root["checks"]?.elements ?? [] }
      .compactMap { reader.read($0) }
    diagnostics += reader.diagnostics
    return checks
  }

  private mutating func contradictions(_ expressions: inout ExpressionReader) -> [Contradiction] {
    var reader = ContradictionReader()
    let read = files(in: "contradictions").flatMap { $0.root["contradictions"]?.elements ?? [] }
      .compactMap { reader.read($0, &expressions) }
    diagnostics += reader.diagnostics
    return read
  }
}
