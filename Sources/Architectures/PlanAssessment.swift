public import Decisions
import Expressions
import OrderedCollections
public import RuleBase

/// Finds what plans say of a design.
public struct PlanAssessment: Sendable {
  private let base: RuleBase

  /// An assessment by the plans of a rule base.
  public init(_ base: RuleBase) { self.base = base }

  /// The sections of all plans with the entries that apply, in the order of the rules.
  public func parts(of architecture: Architecture, _ resolution: Resolution) -> [PlanPart] {
    base.plans.map { part($0, of: architecture, resolution) }
  }

  /// The section of which entries follow each other in time, with those that apply; nil without one.
  public func timeline(of architecture: Architecture, _ resolution: Resolution) -> PlanPart? {
    base.plans.first { $0.fields.contains(where: \.isTimeline) }
      .map { part($0, of: architecture, resolution) }
  }

  private func part(
    _ section: PlanSection, of architecture: Architecture, _ resolution: Resolution
  ) -> PlanPart {
    let drafts = section.entries.compactMap {
      draft($0, section, architecture, resolution.values)
    }
    return PlanPart(section: section, entries: timed(drafts, section))
  }

  private func draft(
    _ entry: PlanEntry, _ section: PlanSection, _ architecture: Architecture,
    _ values: ResolvedValues
  ) -> PlanPart.Entry? {
    let isCertain = entry.when.map(values.isCertain) ?? true
    guard isCertain || entry.when.map(values.isMerelyAssumed) == true else { return nil }
    let connections = architecture.connections.filter { connection in
      entry.flows.contains { matches(connection, $0, architecture) }
    }
    let components = architecture.components.filter { entry.roles.contains($0.role.id) }
    let isPlaced = !connections.isEmpty || !components.isEmpty
    guard isPlaced || (entry.flows.isEmpty && entry.roles.isEmpty) else { return nil }
    var contents: OrderedDictionary<String, PlanPart.Content> = [:]
    var lowered = 0
    for field in section.fields {
      guard let written = entry.contents[field.name] else { continue }
      let content = filled(written, field, architecture, values)
      contents[field.name] = content
      if case .controls(let controls) = content {
        lowered += controls.filter(\.isInDesign).map(\.lowers).reduce(0, +)
      }
    }
    for field in section.fields where field.isLowered {
      guard case .choice(let word, _) = contents[field.name],
        let place = field.choices.index(forKey: word)
      else { continue }
      contents[field.name] = .choice(word, left: field.choices.keys[max(0, place - lowered)])
    }
    return PlanPart.Entry(
      entry: entry, contents: contents, connections: connections,
      components: components.map(\.id), isAssumed: !isCertain, span: nil)
  }

  // MARK: - Contents

  private func filled(
    _ content: PlanEntry.Content, _ field: PlanSection.Field, _ architecture: Architecture,
    _ values: ResolvedValues
  ) -> PlanPart.Content? {
    switch content {
    case .choice(let word): return .choice(word, left: word)
    case .figure(let name): return values.figure(name).map { .figure($0) }
    case .lines(let lines) where field.kind == .controls:
      return .controls(lines.compactMap { control($0, architecture, values) })
    case .lines(let lines):
      let said = lines.filter { line in
        line.when.map { values.isCertain($0) || values.isMerelyAssumed($0) } ?? true
      }
      let texts = said.compactMap { text($0, values) }
      return field.kind == .text ? texts.first.map { .text($0) } : .texts(texts)
    }
  }

  /// The first way of saying it whose values are all known.
  private func text(_ line: PlanEntry.Line, _ values: ResolvedValues) -> String? {
    line.alternatives.lazy.compactMap { values.text($0) }.first
  }

  private func control(
    _ line: PlanEntry.Line, _ architecture: Architecture, _ values: ResolvedValues
  ) -> PlanPart.Control? {
    if line.applies.map(values.isRuledOut) == true { return nil }
    guard let text = text(line, values) else { return nil }
    let components = architecture.components.filter { line.roles.contains($0.role.id) }
    let isBuilt = line.when != nil || !line.roles.isEmpty
    let holds = line.when.map(values.isCertain) ?? !components.isEmpty
    let isInDesign = isBuilt && holds
    let decisions = (line.when?.expression.slots ?? []).compactMap { slot -> String? in
      guard base.names.meanings.indices.contains(slot),
        case .outcome(let id) = base.names.meanings[slot]
      else { return nil }
      return id
    }
    return PlanPart.Control(
      text: text, isInDesign: isInDesign, lowers: line.lowers, decisions: decisions,
      components: isInDesign ? components.map(\.id) : [])
  }

  // MARK: - Flows

  private func matches(
    _ connection: Connection, _ flow: PlanEntry.Flow, _ architecture: Architecture
  ) -> Bool {
    func role(_ id: String) -> String? {
      architecture.components.first { $0.id == id }?.role.id
    }
    func fits(_ roles: [String], _ end: String) -> Bool {
      roles.isEmpty || role(end).map(roles.contains) == true
    }
    guard fits(flow.from, connection.from), fits(flow.to, connection.to),
      flow.kinds.isEmpty || flow.kinds.contains(connection.kind),
      flow.data.isEmpty || connection.data.contains(where: flow.data.contains)
    else { return false }
    switch flow.crossing {
    case .any: return true
    case .trust: return connection.crossesBoundary
    case .zone: return architecture.zones(of: connection).map { $0.from.id != $0.to.id } ?? false
    }
  }

  // MARK: - Time

  private func timed(_ drafts: [PlanPart.Entry], _ section: PlanSection) -> [PlanPart.Entry] {
    guard let field = section.fields.first(where: \.isTimeline) else { return drafts }
    var ends: [String: PlanPart.Scenarios] = [:]
    var last = PlanPart.Scenarios(low: 0, base: 0, high: 0)
    return drafts.map { draft in
      let before = draft.entry.after.compactMap { ends[$0] }
      let start = before.isEmpty ? last : before.reduce(before[0]) { $0.later($1) }
      guard case .figure(let figure) = draft.contents[field.name] else { return draft }
      let end = PlanPart.Scenarios(
        low: start.low + figure.low, base: start.base + figure.base,
        high: start.high + figure.high)
      ends[draft.entry.id] = end
      last = end
      return PlanPart.Entry(
        entry: draft.entry, contents: draft.contents, connections: draft.connections,
        components: draft.components, isAssumed: draft.isAssumed,
        span: PlanPart.Span(start: start, end: end))
    }
  }
}

extension PlanPart.Scenarios {
  /// The later of two in each scenario.
  fileprivate func later(_ other: Self) -> Self {
    Self(low: max(low, other.low), base: max(base, other.base), high: max(high, other.high))
  }
}
