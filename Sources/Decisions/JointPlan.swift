import Expressions
import Facts
import OrderedCollections
import RuleBase

/// What is known of a joint decision's candidates before any fact is.
struct JointPlan: Sendable {
  /// One value that a member can take.
  struct Choice: Sendable {
    /// The id of the option or of the catalogue entry.
    let id: String
    /// Its rung on the member's ladder.
    let rung: Int
    /// The place of its option among the member's options.
    let option: Int
    let entry: Catalogue.Entry?
    /// What it puts into the slots of candidates.
    let assignments: [(slot: Int, value: SlotValue)]
  }

  /// One combination: the place of each member's choice.
  typealias Combination = [Int]

  /// One figure: where it goes and how it is worked out.
  struct Figure: Sendable {
    let slot: Int
    let expression: Expression
    /// Whether it comes to a number; anything else is rare and worked out the long way.
    let isNumber: Bool
  }

  let choices: [[Choice]]
  /// For each choice of each member, the place of its option.
  let options: [[Int]]
  /// The figures of each candidate, in order.
  let figures: [Figure]
  /// The combinations that exist, by the rungs of their members.
  let combinations: [Combination]
  /// The rungs of each combination.
  let rungs: [[Int]]
  /// The slots outside candidates that their cost hangs on.
  let costSlots: [Int]
  /// For each rule, the slots outside candidates that it hangs on, figures of candidates included.
  let globalSlots: [[Int]]
  /// For each rule, the places of the figures that it draws on, directly or through others.
  let needs: [[Int]]
  /// The places of the figures that the favouring rules draw on.
  let favouringNeeds: [Int]
  /// The places of the figures behind the cost, itself included.
  let costNeeds: [Int]
  /// Rules that judge no candidate in particular.
  let optionRules: [Int]
  /// Rules about what a candidate is.
  let attributeRules: [CandidateRule]
  /// Rules about what is computed for a candidate.
  let quantityRules: [CandidateRule]
  /// Rules that favour products inside a rung.
  let favouringRules: [CandidateRule]

  init(_ model: DecisionModel, _ base: RuleBase) {
    choices = model.members.enumerated().map { Self.choices($1, $0, model, base) }
    options = choices.map { $0.map(\.option) }
    figures = model.quantities.map {
      let expression = $0.formula.expression.expression
      return Figure(
        slot: $0.candidateSlot, expression: expression, isNumber: expression.type.isNumber)
    }
    let first = base.names.count
    let quantities = Set(model.quantities.map(\.candidateSlot))
    var option: [Int] = []
    var attribute: [CandidateRule] = []
    var quantity: [CandidateRule] = []
    var favouring: [CandidateRule] = []
    for (index, rule) in model.rules.enumerated() {
      let slots = rule.when.expression.slots
      let candidateRule = CandidateRule(rule, index, in: model)
      if case .favour = rule.effect {
        candidateRule.map { favouring.append($0) }
      } else if slots.contains(where: quantities.contains) {
        candidateRule.map { quantity.append($0) }
      } else if slots.contains(where: { $0 >= first }) {
        candidateRule.map { attribute.append($0) }
      } else {
        option.append(index)
      }
    }
    optionRules = option
    attributeRules = attribute
    quantityRules = quantity
    favouringRules = favouring
    let choices = choices
    combinations = Self.combinations(model, choices, base)
    rungs = combinations.map { combination in
      combination.enumerated().map { choices[$0][$1].rung }
    }
    let globals = Self.globalSlots(model, below: first)
    globalSlots = globals.rules
    costSlots = globals.cost
    let needs = Self.needs(model)
    self.needs = needs.rules
    favouringNeeds = Array(Set(favouring.flatMap { needs.rules[$0.index] })).sorted()
    costNeeds = needs.cost
  }

  /// The places of the figures that rules and the cost draw on, ascending.
  private static func needs(_ model: DecisionModel) -> (rules: [[Int]], cost: [Int]) {
    let places = Dictionary(
      uniqueKeysWithValues: model.quantities.enumerated().map { ($1.candidateSlot, $0) })
    var behind: [Set<Int>] = []
    func figures(_ slots: [Int]) -> Set<Int> {
      slots.compactMap { places[$0] }.reduce(into: []) { found, place in
        found.insert(place)
        if behind.indices.contains(place) { found.formUnion(behind[place]) }
      }
    }
    for quantity in model.quantities {
      behind.append(figures(quantity.formula.expression.expression.slots))
    }
    let cost = model.quantities.first { $0.id == model.cost }.map { figures([$0.candidateSlot]) }
    return (
      model.rules.map { figures($0.when.expression.slots).sorted() }, cost?.sorted() ?? []
    )
  }

  private static func globalSlots(_ model: DecisionModel, below first: Int) -> (
    rules: [[Int]], cost: [Int]
  ) {
    var behind: [Int: Set<Int>] = [:]
    func globals(_ slots: [Int]) -> Set<Int> {
      Set(slots.flatMap { slot in slot < first ? [slot] : Array(behind[slot] ?? []) })
    }
    for quantity in model.quantities {
      behind[quantity.candidateSlot] = globals(quantity.formula.expression.expression.slots)
    }
    let cost = model.quantities.first { $0.id == model.cost }?.candidateSlot
    return (
      model.rules.map { globals($0.when.expression.slots).sorted() },
      cost.flatMap { behind[$0] }?.sorted() ?? []
    )
  }

  private static func choices(
    _ member: DecisionModel.Member, _ index: Int, _ model: DecisionModel, _ base: RuleBase
  ) -> [Choice] {
    let slot = model.candidateSlots.members[index]
    guard let role = member.role.flatMap({ base.catalogue.roles[$0] }) else {
      return member.options.enumerated().map { rung, option in
        Choice(
          id: option.id, rung: rung, option: rung, entry: nil,
          assignments: [(slot, .known(.string(option.id)))])
      }
    }
    let options = member.options.map(\.id)
    let rungIndex = role.attributes.firstIndex { $0.name.rawValue == member.rungAttribute }
    return role.entries.filter(\.status.isRecommendable).compactMap { entry in
      // Without rungs the entries are options side by side.
      var word = entry.id
      if let rungIndex {
        guard case .known(.string(let rung)) = entry.values[rungIndex] else { return nil }
        word = rung
      }
      guard let option = options.firstIndex(of: word) else { return nil }
      let values = zip(model.candidateSlots.attributes[index], role.candidateValues(of: entry))
      return Choice(
        id: entry.id, rung: rungIndex == nil ? 0 : option, option: option, entry: entry,
        assignments: [(slot, .known(.string(entry.id)))] + values.map { ($0, $1) })
    }
  }

  /// Every combination for which each member's structural condition holds, in rung order.
  private static func combinations(
    _ model: DecisionModel, _ choices: [[Choice]], _ base: RuleBase
  ) -> [Combination] {
    var situation = Situation(count: base.slotCount)
    var result: [Combination] = []
    func extend(_ chosen: Combination) {
      guard chosen.count < choices.count else {
        result.append(chosen)
        return
      }
      let member = chosen.count
      for (index, choice) in choices[member].enumerated() {
        for assignment in choice.assignments { situation.set(assignment.slot, assignment.value) }
        if let exists = model.members[member].exists,
          exists.expression.evaluate(situation).truth == false
        {
          continue
        }
        extend(chosen + [index])
      }
    }
    extend([])
    func rungs(_ combination: Combination) -> [Int] {
      combination.enumerated().map { choices[$0][$1].rung }
    }
    return result.enumerated()
      .map { (rungs: rungs($0.element), offset: $0.offset, combination: $0.element) }
      .sorted { lhs, rhs in
        lhs.rungs == rhs.rungs
          ? lhs.offset < rhs.offset : lhs.rungs.lexicographicallyPrecedes(rhs.rungs)
      }
      .map(\.combination)
  }
}

extension ExpressionType {
  /// Whether values of the type are numbers.
  fileprivate var isNumber: Bool {
    switch self {
    case .double, .int, .uint, .quantity: true
    case .dyn, .null, .bool, .string, .bytes, .list, .map, .timestamp, .duration, .type, .optional,
      .wrapper, .opaque, .parameter, .choice:
      false
    }
  }
}
