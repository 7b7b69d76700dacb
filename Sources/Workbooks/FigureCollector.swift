import Decisions
import Documents
import Expressions
import Facts
import OrderedCollections
import Quantities
import RuleBase

/// Gathers figures with everything that they hang on, each after what it reads.
struct FigureCollector {
  let design: Design
  private(set) var figures: OrderedDictionary<Figure.Place, Figure> = [:]
  private let wording: Wording
  private let formulas: [String: Formula]
  private let fieldPlaces: [FactName: Int]
  private let global: Cases<ScenarioValues>
  private var winners: [String: Cases<ScenarioValues>] = [:]
  private var open: Set<Figure.Place> = []

  private var base: RuleBase { design.ruleBase }

  init(_ design: Design) {
    self.design = design
    wording = Wording(design.ruleBase)
    formulas = Dictionary(design.ruleBase.formulas.map { ($0.id, $0) }) { first, _ in first }
    fieldPlaces = Dictionary(
      design.ruleBase.vocabulary.fields.enumerated().map { ($1.name, $0) }
    ) { first, _ in first }
    let values = design.resolution.values
    global = Cases(
      low: values.values(in: .low), likely: values.values(in: .base),
      high: values.values(in: .high))
    for model in design.ruleBase.decisions where model.isJoint {
      winners[model.id] = Cases(
        low: values.values(in: .low, winnerOf: model),
        likely: values.values(in: .base, winnerOf: model),
        high: values.values(in: .high, winnerOf: model))
    }
  }

  /// Where a slot's figure stands, as an expression about a decision's winner reads it.
  func place(of slot: Int, about decision: DecisionModel?) -> Figure.Place {
    guard base.names.meanings.indices.contains(slot) else {
      guard let decision else { return .name(slot) }
      return choice(of: slot, in: decision) ?? .candidate(decision: decision.id, slot: slot)
    }
    if case .quantity(let id, let quantity) = base.names.meanings[slot],
      let model = base.decisions.first(where: { $0.id == id }),
      let found = model.quantities.first(where: { $0.id == quantity })
    {
      return .candidate(decision: id, slot: found.candidateSlot)
    }
    return .name(slot)
  }

  /// The figure of a name's slot, if it is known.
  func figure(_ slot: Int, about decision: DecisionModel? = nil) -> Figure? {
    figures[place(of: slot, about: decision)]
  }

  /// What the winner has for a member is what was decided, where both are the same.
  private func choice(of slot: Int, in decision: DecisionModel) -> Figure.Place? {
    guard let member = decision.candidateSlots.members.firstIndex(of: slot) else { return nil }
    let chosen = decision.members[member]
    guard let other = chosen.role == nil ? chosen.outcomeSlot : chosen.productSlot,
      let winner = winners[decision.id],
      global.likely.value(atSlot: other) == winner.likely.value(atSlot: slot)
    else { return nil }
    return .name(other)
  }

  /// Adds a figure, after everything that it hangs on.
  mutating func add(_ place: Figure.Place) {
    guard figures[place] == nil, open.insert(place).inserted, let figure = make(place) else {
      return
    }
    if case .computed(let computation) = figure.origin, figure.isShown,
      !computation.comparesCandidates
    {
      for slot in computation.expression.slots {
        add(self.place(of: slot, about: computation.decision))
      }
    }
    figures[place] = figure
  }

  private func make(_ place: Figure.Place) -> Figure? {
    switch place {
    case .name(let slot):
      let values = global.map { $0.value(atSlot: slot) }
      guard base.names.meanings.indices.contains(slot) else { return nil }
      switch base.names.meanings[slot] {
      case .fact(let name): return fact(name, place, values)
      case .formula(let id): return formulas[id].map { formula($0, nil, place, values) }
      case .outcome(let id): return outcome(id, slot, place, values)
      case .product: return product(slot, place, values)
      case .quantity: return nil
      }
    case .candidate(let id, let slot):
      guard let model = base.decisions.first(where: { $0.id == id }), let winner = winners[id]
      else { return nil }
      let values = winner.map { $0.value(atSlot: slot) }
      if let quantity = model.quantities.first(where: { $0.candidateSlot == slot }) {
        return formula(
          quantity.formula, model, place, values, comparesCandidates: quantity.comparison != nil)
      }
      return attribute(slot, model, place, values, winner.likely)
    }
  }
}

extension FigureCollector {
  private func fact(
    _ name: FactName, _ place: Figure.Place, _ values: Cases<SlotValue>
  ) -> Figure? {
    guard let field = base.vocabulary[name], let fact = design.resolution.facts[name] else {
      return nil
    }
    var origin = Figure.Origin.input(field, fact)
    if case .derived = fact.origin, let index = fieldPlaces[name],
      let derivation = base.derivations[index]
    {
      origin = .computed(computation(derivation.expression, values))
    }
    var words = ""
    if case .derived = fact.origin { words = design.origin(name) }
    var content = Labels.content(of: field)
    if values.likely == .unknown || Self.readsLikeAList(values.likely) { content = .unknown }
    return Figure(
      place: place, label: field.label, words: words, unit: field.unit, content: content,
      values: values, origin: origin, sources: [])
  }

  /// How a fact follows from others: its ends are put in order.
  private func computation(
    _ expression: Expression, _ values: Cases<SlotValue>
  ) -> Figure.Computation {
    var result = Figure.Computation(expression: expression, decision: nil)
    let low = expression.number(global.low)
    let high = expression.number(global.high)
    if let low, let high, low != high, let ownLow = values.low.number,
      let ownHigh = values.high.number
    {
      result.swapsCases = (low > high) != (ownLow > ownHigh)
    }
    result.isSameInAllCases =
      values.low == values.high && (low == nil || high == nil || low != high)
    return result
  }

  private func formula(
    _ formula: Formula, _ model: DecisionModel?, _ place: Figure.Place, _ values: Cases<SlotValue>,
    comparesCandidates: Bool = false
  ) -> Figure {
    let content: NamedCell.Content =
      switch values.likely {
      case .known(.double) where values.all.allSatisfy({ $0.number?.isFinite == true }):
        .number(factor: formula.unit.cellFactor)
      case .known(.bool): .truth
      case .known(.string): .text(words: [:])
      case .known, .absent, .unknown: .unknown
      }
    let expression = formula.expression.expression
    return Figure(
      place: place, label: formula.label, words: formula.words, unit: formula.unit,
      content: content, values: values,
      origin: expression.slots.isEmpty && !comparesCandidates
        ? .constant(id: formula.price ?? formula.id)
        : .computed(
          Figure.Computation(
            expression: expression, decision: model, comparesCandidates: comparesCandidates)),
      sources: formula.sources)
  }

  private func outcome(
    _ id: String, _ slot: Int, _ place: Figure.Place, _ values: Cases<SlotValue>
  ) -> Figure? {
    guard let member = base.members.first(where: { $0.member.id == id })?.member else {
      return nil
    }
    let words = Labels.distinct(member.options.map { ($0.id, $0.label) })
    return choice(member.title, place, values, words: words)
  }

  private func product(
    _ slot: Int, _ place: Figure.Place, _ values: Cases<SlotValue>
  ) -> Figure? {
    guard let member = base.members.first(where: { $0.member.productSlot == slot })?.member,
      let role = member.role.flatMap({ base.catalogue.roles[$0] })
    else { return nil }
    let words = Labels.distinct(role.entries.map { ($0.id, $0.label) })
    return choice("\(member.title): product", place, values, words: words)
  }

  private func choice(
    _ label: String, _ place: Figure.Place, _ values: Cases<SlotValue>, words: [String: String]
  ) -> Figure {
    let content: NamedCell.Content =
      switch values.likely {
      case .known(.string): .text(words: words)
      case .known(.list): .list(words: words)
      case .known, .absent, .unknown: .unknown
      }
    return Figure(
      place: place, label: label, words: "", unit: .plain, content: content, values: values,
      origin: .choice, sources: [])
  }

  /// Something about the product that won for a member.
  private func attribute(
    _ slot: Int, _ model: DecisionModel, _ place: Figure.Place, _ values: Cases<SlotValue>,
    _ winner: ScenarioValues
  ) -> Figure? {
    for (index, member) in model.members.enumerated() {
      if model.candidateSlots.members[index] == slot {
        let role = member.role.flatMap { base.catalogue.roles[$0] }
        let labels =
          role?.entries.map { ($0.id, $0.label) } ?? member.options.map { ($0.id, $0.label) }
        return choice(member.title, place, values, words: Labels.distinct(labels))
      }
      guard let offset = model.candidateSlots.attributes[index].firstIndex(of: slot),
        let role = member.role.flatMap({ base.catalogue.roles[$0] }),
        case .known(.string(let id)) = winner.value(
          atSlot: model.candidateSlots.members[index]),
        let entry = role.entries.first(where: { $0.id == id })
      else { continue }
      let field = role.attributes.indices.contains(offset) ? role.attributes[offset] : nil
      var content = field.map(Labels.content) ?? .list(words: [:])
      if field == nil, case .known(.string) = values.likely { content = .text(words: [:]) }
      switch values.likely {
      case .known: break
      case .absent: content = .absent
      case .unknown: content = .unknown
      }
      return Figure(
        place: place, label: "\(entry.label): \(wording.label(of: slot, model: model))",
        words: "", unit: field?.unit ?? .plain, content: content, values: values,
        origin: .attribute(
          id: "\(role.id)/\(entry.id)/\(field?.name.rawValue ?? "product")", asOf: entry.asOf),
        sources: entry.sources)
    }
    return nil
  }

  /// Whether the words of a list hold the signs by which a cell parts them.
  private static func readsLikeAList(_ value: SlotValue) -> Bool {
    guard case .known(.list(let values)) = value else { return false }
    return values.contains { value in
      value.text.map { $0.contains(NamedCell.separator) || $0 == NamedCell.none } ?? true
    }
  }
}
