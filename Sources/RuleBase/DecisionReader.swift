import Diagnostics
import Expressions
import Facts
import LocatedYAML
import OrderedCollections
import Quantities

/// Reads one decision file into a model, its expressions compiled.
struct DecisionReader {
  let names: SlotTable
  let catalogue: Catalogue
  let sources: Set<String>
  let vocabulary: Vocabulary
  let files: [String: SourceFile]
  let units: [String: Unit]
  /// Whether the rules' examples are read too.
  let readsExamples: Bool
  private(set) var diagnostics: [Diagnostic] = []

  init(
    names: SlotTable, catalogue: Catalogue, sources: Set<String>, vocabulary: Vocabulary,
    files: [String: SourceFile], units: [String: Unit], readsExamples: Bool
  ) {
    self.names = names
    self.catalogue = catalogue
    self.sources = sources
    self.vocabulary = vocabulary
    self.files = files
    self.units = units
    self.readsExamples = readsExamples
  }

  /// Reads a decision; `environment` declares every name but those of candidates.
  mutating func read(_ root: Node, in environment: Environment) -> DecisionModel? {
    var fields = FieldReader(root, of: "a decision", prefix: "rule")
    let id = fields.text("id")
    let code = fields.text("code") ?? ""
    let title = fields.text("title") ?? ""
    let question = fields.text("question") ?? ""
    let scope = fields.choice("scope", as: DecisionModel.Scope.self) ?? .workload
    let memberNodes = fields.list("members")
    let isJoint = !memberNodes.isEmpty
    let policy =
      isJoint
      ? fields.optionalChoice("hit_policy", as: DecisionModel.HitPolicy.self) ?? .ladder
      : fields.choice("hit_policy", as: DecisionModel.HitPolicy.self)
    let appliesNode = fields.optionalNode("applies")
    let otherwise = fields.optionalText("otherwise")
    let quantityNodes = fields.list("quantities")
    let costWord = fields.optionalLocatedText("cost")
    let costErrorWord = fields.optionalLocatedText("cost_error")
    let shownWords = fields.texts("shown")
    let caseNodes = fields.list("cases")
    let ruleNodes = fields.list("rules")
    guard let id, let policy else {
      // The keys that were not asked for are not unknown.
      diagnostics += fields.finish().filter { $0.id != "rule/unknown-key" }
      return nil
    }

    var scan = CandidateNames(names: names, catalogue: catalogue)
    scan.declare(memberNodes, quantityNodes)
    var expressions = ExpressionReader(
      environment: scan.environment(over: environment), files: files)
    let members: [DecisionModel.Member]
    if isJoint {
      members = self.members(memberNodes, &expressions)
    } else {
      let only = member(id, &fields, &expressions, code: code, title: title, question: question)
      members = only.map { [$0] } ?? []
    }
    diagnostics += fields.finish()

    var reader = JointQuantityReader(decision: id, names: names, candidates: scan)
    let quantities = quantityNodes.enumerated().compactMap { index, node in
      reader.read(node, candidateSlot: scan.quantitySlots[index], &expressions)
    }
    diagnostics += reader.diagnostics
    let quantityIDs = quantityNodes.compactMap { $0["id"]?.text }
    for word in [costWord, costErrorWord].compactMap(\.self) + shownWords
    where !quantityIDs.contains(word.value) {
      diagnostics.append(.unknownFact(word.value, at: word.location, known: quantityIDs))
    }
    var cases = CaseTableReader(
      vocabulary: vocabulary, quantities: quantityIDs, files: files)
    let tables = caseNodes.compactMap { cases.read($0) }
    diagnostics += cases.diagnostics
    let applies = expressions.condition(appliesNode)
    var rules = RuleReader(
      decision: id, policy: policy, members: members, sources: sources,
      examples: ExampleReader(
        names: names, candidates: scan, catalogue: catalogue, vocabulary: vocabulary,
        files: files, units: units),
      readsExamples: readsExamples)
    let read = ruleNodes.compactMap { rules.read($0, &expressions) }
    diagnostics += rules.diagnostics + expressions.diagnostics
    return DecisionModel(
      id: id, code: code, title: title, question: question, scope: scope, hitPolicy: policy,
      applies: applies, otherwise: otherwise, members: members, quantities: quantities,
      cost: costWord?.value, costError: costErrorWord?.value, shown: shownWords.map(\.value),
      cases: tables, rules: read, isJoint: isJoint, candidateSlots: scan.slots,
      location: root.location)
  }

  // MARK: - Members and options

  private mutating func members(
    _ nodes: [Node], _ expressions: inout ExpressionReader
  ) -> [DecisionModel.Member] {
    var members: [DecisionModel.Member] = []
    for node in nodes {
      var fields = FieldReader(node, of: "a member", prefix: "rule")
      if let id = fields.text("id"), let member = member(id, &fields, &expressions) {
        members.append(member)
      }
      diagnostics += fields.finish()
    }
    return members
  }

  private mutating func member(
    _ id: String, _ fields: inout FieldReader, _ expressions: inout ExpressionReader,
    code: String? = nil, title: String? = nil, question: String? = nil
  ) -> DecisionModel.Member? {
    let code = code ?? fields.text("code")
    let title = title ?? fields.text("title")
    let question = question ?? fields.text("question")
    let order = fields.number("order") ?? 1000
    let recordRank = recordRank(&fields)
    let drivers = fields.texts("drivers").map(\.value)
    let optionNodes = fields.list("options")
    let role = fields.optionalLocatedText("from")
    let rung = fields.optionalText("rung")
    let rungs = fields.texts("rungs")
    let exists = expressions.condition(fields.optionalNode("where"))
    let ranking = fields.optionalChoice("rank", as: DecisionModel.Ranking.self) ?? .score
    let consequenceNodes = fields.entries("consequences")
    let confirmationNodes = fields.entries("confirmation")
    let consequences = consequences(consequenceNodes)
    let confirmations = confirmations(confirmationNodes)
    let disputes = disputes(fields.list("disputed"))
    guard let code, let title, let question, let slot = names[id] else { return nil }
    if let role, catalogue.roles[role.value] == nil {
      diagnostics.append(
        Diagnostic(
          "rule/unknown-role", "the catalogue has no role '\(role.value)'", at: role.location,
          help: nearest(role.value, in: catalogue.roles.keys).map { "did you mean '\($0)'?" }))
    }
    let options =
      role == nil
      ? optionNodes.compactMap { option($0, &expressions) }
      : rungOptions(role?.value, rung, rungs, described: optionNodes, &expressions)
    let legal =
      options.map(\.id) + (role.flatMap { catalogue.roles[$0.value] }?.entries.map(\.id) ?? [])
    for entry in consequenceNodes + confirmationNodes
    where entry.key != "any" && !legal.contains(entry.key) {
      unknownOption(entry.key, of: id, at: entry.keyLocation, known: legal)
    }
    return DecisionModel.Member(
      id: id, code: code, order: order, title: title, question: question, recordRank: recordRank,
      drivers: drivers, options: options, role: role?.value, rungAttribute: rung, exists: exists,
      ranking: ranking, confirmations: confirmations, consequences: consequences,
      disputes: disputes, outcomeSlot: slot, productSlot: names["\(id).product"])
  }

  /// The place in the order of records: a number, or the last place for a plain yes.
  private func recordRank(_ fields: inout FieldReader) -> Double? {
    if ["true", "yes"].contains(fields.optionalNode("record")?.text) { return 1000 }
    if ["false", "no"].contains(fields.optionalNode("record")?.text) { return nil }
    return fields.number("record")
  }

  private mutating func unknownOption(
    _ option: String, of member: String, at location: SourceLocation, known: [String]
  ) {
    diagnostics.append(
      Diagnostic(
        "rule/unknown-option", "'\(member)' has no option '\(option)'", at: location,
        help: nearest(option, in: known).map { "did you mean '\($0)'?" }))
  }

  /// The rungs of a member that draws on the catalogue, labelled by the attribute's value labels.
  private mutating func rungOptions(
    _ role: String?, _ attribute: String?, _ rungs: [Located<String>], described: [Node],
    _ expressions: inout ExpressionReader
  ) -> [DecisionModel.Option] {
    let field = role.flatMap { catalogue.roles[$0] }?.attributes.first {
      $0.name.rawValue == attribute
    }
    let entries = role.flatMap { catalogue.roles[$0] }?.entries ?? []
    if let attribute, let role, field == nil, catalogue.roles[role] != nil {
      unknownAttribute(attribute, role, rungs)
    }
    for rung in rungs where !(field?.choices.isEmpty ?? true) {
      let known = field?.choices.map(\.id) ?? []
      if !known.contains(rung.value) {
        unknownOption(rung.value, of: role ?? "", at: rung.location, known: known)
      }
    }
    let described = described.compactMap { option($0, &expressions) }
    if rungs.isEmpty {
      return entries.map { entry in
        described.first { $0.id == entry.id }
          ?? DecisionModel.Option(
            id: entry.id, label: entry.label, summary: "", good: [], bad: [], needs: nil,
            questions: [], suffices: [], location: entry.location)
      }
    }
    return rungs.map { rung in
      described.first { $0.id == rung.value }
        ?? DecisionModel.Option(
          id: rung.value, label: field?.label(of: rung.value) ?? rung.value, summary: "",
          good: [], bad: [], needs: nil, questions: [], suffices: [], location: rung.location)
    }
  }

  private mutating func unknownAttribute(
    _ attribute: String, _ role: String, _ rungs: [Located<String>]
  ) {
    let known = catalogue.roles[role]?.attributes.map(\.name.rawValue) ?? []
    diagnostics.append(
      Diagnostic(
        "rule/unknown-attribute", "the role has no attribute '\(attribute)'",
        at: rungs.first?.location,
        help: nearest(attribute, in: known).map { "did you mean '\($0)'?" }))
  }

  private mutating func option(
    _ node: Node, _ expressions: inout ExpressionReader
  ) -> DecisionModel.Option? {
    var fields = FieldReader(node, of: "an option", prefix: "rule")
    let id = fields.text("id")
    let label = fields.text("label")
    let summary = fields.optionalText("summary") ?? ""
    let good = fields.texts("good").map(\.value)
    let bad = fields.texts("bad").map(\.value)
    let needs = expressions.condition(fields.optionalNode("needs"))
    let questions = fields.texts("questions").map(\.value)
    let suffices = fields.list("suffices").compactMap {
      ConditionalWords(
        $0, of: "a reason why an option is enough", names: names, &expressions, &diagnostics)
    }
    diagnostics += fields.finish()
    guard let id, let label else { return nil }
    return DecisionModel.Option(
      id: id, label: label, summary: summary, good: good, bad: bad, needs: needs,
      questions: questions, suffices: suffices, location: node.location)
  }

  private mutating func consequences(
    _ entries: [Node.Entry]
  ) -> [String: DecisionModel.Consequences] {
    var result: [String: DecisionModel.Consequences] = [:]
    for entry in entries {
      var fields = FieldReader(entry.value, of: "consequences", prefix: "rule")
      result[entry.key] = DecisionModel.Consequences(
        good: fields.texts("good").map(\.value), bad: fields.texts("bad").map(\.value),
        followUp: fields.texts("follow_up").map(\.value))
      diagnostics += fields.finish()
    }
    return result
  }

  private mutating func confirmations(
    _ entries: [Node.Entry]
  ) -> [String: DecisionModel.Confirmation] {
    var result: [String: DecisionModel.Confirmation] = [:]
    for entry in entries {
      var fields = FieldReader(entry.value, of: "a confirmation", prefix: "rule")
      let metric = fields.text("metric")
      let threshold = fields.text("threshold")
      let by = fields.optionalText("by") ?? ""
      let source = fields.optionalLocatedText("source")
      diagnostics += fields.finish()
      if let source, !sources.contains(source.value) {
        diagnostics.append(.unknownSource(source.value, at: source.location, known: sources))
      }
      guard let metric, let threshold else { continue }
      result[entry.key] = DecisionModel.Confirmation(
        metric: metric, threshold: threshold, by: by, source: source?.value ?? "house")
    }
    return result
  }

  private mutating func disputes(_ nodes: [Node]) -> [DecisionModel.Dispute] {
    nodes.compactMap { node in
      var fields = FieldReader(node, of: "a dispute", prefix: "rule")
      let text = fields.text("text")
      let cited = fields.texts("sources")
      diagnostics += fields.finish()
      for source in cited where !sources.contains(source.value) {
        diagnostics.append(.unknownSource(source.value, at: source.location, known: sources))
      }
      return text.map { DecisionModel.Dispute(text: $0, sources: cited.map(\.value)) }
    }
  }
}
