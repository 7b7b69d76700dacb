import Expressions
import Facts
import LocatedYAML
import OrderedCollections
import Quantities

extension RuleBaseAssembly {
  mutating func risks(
    _ names: SlotTable, _ catalogue: Catalogue, _ sources: Set<String>,
    _ vocabulary: Vocabulary, _ units: [String: Quantities.Unit],
    _ expressions: inout ExpressionReader
  ) -> [Risk] {
    var reader = RiskReader(
      roles: catalogue.roles, sources: sources,
      examples: examples(names, catalogue, vocabulary, units), readsExamples: readsExamples)
    let risks = files(in: "risks").flatMap { $0.root["risks"]?.elements ?? [] }
      .compactMap { reader.read($0, &expressions) }
    diagnostics += reader.diagnostics
    return risks
  }

  mutating func plans(
    _ names: SlotTable, _ catalogue: Catalogue, _ sources: Set<String>,
    _ vocabulary: Vocabulary, _ units: [String: Quantities.Unit],
    _ expressions: inout ExpressionReader
  ) -> [PlanSection] {
    var reader = PlanSectionReader(
      names: names, roles: catalogue.roles, sources: sources,
      examples: examples(names, catalogue, vocabulary, units), readsExamples: readsExamples)
    let sections = files(in: "plans").compactMap { reader.read($0.root, &expressions) }
    diagnostics += reader.diagnostics
    var duplicates = Duplicates()
    duplicates.checkNames(sections.map { ("\($0.plan)/\($0.id)", $0.location) })
    diagnostics += duplicates.diagnostics
    return sections.sorted { ($0.plan, $0.order, $0.id) < ($1.plan, $1.order, $1.id) }
  }

  private func examples(
    _ names: SlotTable, _ catalogue: Catalogue, _ vocabulary: Vocabulary,
    _ units: [String: Quantities.Unit]
  ) -> ExampleReader {
    ExampleReader(
      names: names, candidates: CandidateNames(names: names, catalogue: catalogue),
      catalogue: catalogue, vocabulary: vocabulary, files: sourceFiles, units: units)
  }
}
