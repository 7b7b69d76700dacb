import Expressions
import RuleBase

/// What is known of a joint decision's candidates before any fact is.
final class JointPlan: Sendable {
  /// One value that a member can take.
  struct Choice: Sendable {
    /// The id of the option or of the catalogue entry.
    let id: String
    /// Its rung on the member's ladder.
    let rung: Int
    /// The place of its option among the member's options.
    let option: Int
    let entry: Catalogue.Entry?
    /// The cell of the id.
    let cell: Cell
    /// What it puts into the slots of candidates.
    let assignments: [Assignment]
  }

  struct Assignment: Sendable {
    let slot: Int
    let cell: Cell
  }

  /// One combination: the place of each member's choice.
  typealias Combination = [Int]

  /// One figure: where it goes and how it is worked out.
  struct Figure: Sendable {
    let slot: Int
    let place: Programs.Place
  }

  /// How a figure is found that is the least of those of several candidates.
  struct Comparison: Sendable {
    /// The figure that is compared, by its place.
    let of: Int
    /// The candidates that take part.
    let among: [UInt64]
    /// Candidates that hold the same where they have to be alike.
    let alike: Grouping
    /// For each group of these, its candidates.
    let kinds: [[UInt64]]

    init(of figure: Int, among: [UInt64], alike: Grouping) {
      of = figure
      self.among = among
      self.alike = alike
      var kinds = (0..<alike.count).map { _ in [UInt64](bitsBelow: alike.groups.count) }
      for (candidate, kind) in alike.groups.enumerated() {
        kinds[Int(kind)].insertBit(candidate)
      }
      self.kinds = kinds
    }
  }

  /// Candidates that are alike in all that something reads.
  struct Grouping: Sendable {
    /// The group of each candidate.
    let groups: [Int32]
    let count: Int
    /// The candidates of the first group as a set, then those of the next; empty where each group has one.
    private let members: [UInt64]
    private let width: Int

    init(groups: [Int32], count: Int) {
      self.groups = groups
      self.count = count
      width = (groups.count + 63) / 64
      guard count < groups.count else {
        members = []
        return
      }
      var members = [UInt64](repeating: 0, count: count * width)
      for (candidate, group) in groups.enumerated() {
        members[Int(group) * width + candidate >> 6] |= 1 << UInt64(candidate & 63)
      }
      self.members = members
    }

    /// The candidates that are alike with one, as a set.
    func alike(_ candidate: Int) -> ArraySlice<UInt64>? {
      guard !members.isEmpty else { return nil }
      let start = Int(groups[candidate]) * width
      return members[start..<(start + width)]
    }
  }

  let choices: [[Choice]]
  /// The figures of each candidate, in order.
  let figures: [Figure]
  /// For each figure that is the least one among candidates, how it is found.
  let comparisons: [Comparison?]
  /// The combinations that exist, by the rungs of their members.
  let combinations: [Combination]
  /// The candidates of each rung of all members together, simplest first.
  let rungs: [Range<Int>]
  /// For each member and option, the candidates that have it.
  let having: [[[UInt64]]]
  /// Rules that judge no candidate in particular, by their place in the decision.
  let judgesOptions: [Bool]
  /// Rules about candidates: about what they are, about what is computed for them, and rules that
  /// favour products inside a rung.
  let rules: [CandidateRule]
  /// The rules that sink candidates and read no figure.
  let attributeRules: Range<Int>
  /// The rules that sink candidates and compare them with no others.
  let plainRules: Range<Int>
  /// The rules that sink candidates.
  let sinkingRules: Range<Int>
  let favouringRules: Range<Int>
  /// For each rule, the slots outside candidates that it hangs on, figures of candidates included.
  let globalSlots: [[Int]]
  /// The slots outside candidates that their cost hangs on.
  let costSlots: [Int]
  /// For each figure, the slots outside candidates that it hangs on.
  let figureSlots: [[Int32]]
  let figureGroups: [Grouping]
  /// The group of each candidate for the first figure, then for the next: in one row, as it is looked up
  /// for thousands of candidates.
  private let groupNumbers: [Int32]
  /// The choices of the first candidate by member, then those of the next.
  private let chosen: [Int32]
  /// What the choices of the first member put into slots, one choice after another, then those of the next.
  private let assignments: [Assignment]
  /// The end of each choice's assignments, and the first choice of each member.
  private let assignmentEnds: [Int]
  private let firstChoices: [Int]
  /// Whether each figure is the least one among candidates.
  let isComparison: [Bool]
  /// The place of the cost among the figures, and the figures behind it, itself included.
  let cost: Int?
  let costNeeds: [Int]
  /// The place of the factor by which costs may be wrong, and the figures behind it.
  let costError: Int?
  let costErrorNeeds: [Int]
  /// For each figure, those behind it and itself.
  private let figureNeeds: [[Int]]
  /// Whether a member ranks its products by cost.
  let ranksByCost: Bool
  /// The ids of each member's options.
  let optionIDs: [[String]]

  init(_ draft: JointDraft, _ base: RuleBase, _ programs: Programs, _ pool: CellPool) {
    let model = draft.model
    choices = draft.choices
    figures = draft.figures
    let combinations = Self.combinations(draft, base, programs, pool)
    self.combinations = combinations
    rungs = Self.rungs(combinations, draft.choices)
    having = Self.having(combinations, draft)
    let reading = CandidateReading(draft, base, programs)
    var groupings = Groupings(combinations)
    comparisons = model.quantities.map { quantity in
      quantity.comparison.flatMap { comparison in
        guard let of = model.quantities.firstIndex(where: { $0.id == comparison.of }),
          let among = draft.among[quantity.id]
        else { return nil }
        return Comparison(
          of: of, among: Self.members(of: among, combinations, draft, base, programs, pool),
          alike: groupings.grouping(
            bySlots: comparison.alike, draft, slotCount: base.slotCount))
      }
    }
    figureSlots = reading.figures.map { $0.globals.map { Int32($0) } }
    let figureGroups = reading.figures.map { groupings.grouping(of: $0.members) }
    self.figureGroups = figureGroups
    groupNumbers = figureGroups.flatMap(\.groups)
    chosen = combinations.flatMap { $0.map { Int32($0) } }
    let all = draft.choices.flatMap(\.self)
    assignments = all.flatMap(\.assignments)
    assignmentEnds = all.reduce(into: []) { $0.append(($0.last ?? 0) + $1.assignments.count) }
    firstChoices = draft.choices.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    isComparison = comparisons.map { $0 != nil }
    globalSlots = reading.rules.map(\.globals)
    var (judgesOptions, attribute, quantity, comparing, favouring) =
      ([Bool](), [CandidateRule](), [CandidateRule](), [CandidateRule](), [CandidateRule]())
    for (index, rule) in model.rules.enumerated() {
      let reads = reading.rules[index]
      let candidateRule = CandidateRule(
        rule, draft.code.rules[index], reads, groupings.grouping(of: reads.members), having)
      judgesOptions.append(false)
      if case .favour = rule.effect {
        candidateRule.map { favouring.append($0) }
      } else if reads.figures.contains(where: { model.quantities[$0].comparison != nil }) {
        candidateRule.map { comparing.append($0) }
      } else if !reads.figures.isEmpty {
        candidateRule.map { quantity.append($0) }
      } else if !reads.members.isEmpty {
        candidateRule.map { attribute.append($0) }
      } else {
        judgesOptions[index] = true
      }
    }
    self.judgesOptions = judgesOptions
    rules = attribute + quantity + comparing + favouring
    attributeRules = 0..<attribute.count
    plainRules = 0..<(attribute.count + quantity.count)
    sinkingRules = 0..<(plainRules.upperBound + comparing.count)
    favouringRules = sinkingRules.upperBound..<rules.count
    cost = model.quantities.firstIndex { $0.id == model.cost }
    costSlots = cost.map { reading.figures[$0].globals } ?? []
    costNeeds = cost.map { reading.figures[$0].figures + [$0] } ?? []
    figureNeeds = reading.figures.enumerated().map { $1.figures + [$0] }
    costError = model.quantities.firstIndex { $0.id == model.costError }
    costErrorNeeds = costError.map { reading.figures[$0].figures + [$0] } ?? []
    optionIDs = model.members.map { $0.options.map(\.id) }
    ranksByCost = model.members.contains { $0.ranking == .cost }
  }

  /// A figure and those behind it, ascending.
  func needs(ofFigure figure: Int) -> [Int] { figureNeeds[figure] }

  /// The group of a candidate among those that are alike in what a figure reads.
  func group(ofFigure figure: Int, _ candidate: Int) -> Int {
    Int(groupNumbers[figure * combinations.count + candidate])
  }

  /// What a member of a candidate has chosen, by its place.
  func choice(of candidate: Int, _ member: Int) -> Int {
    Int(chosen[candidate * choices.count + member])
  }

  /// Puts what a member's choice is into its slots.
  func put(_ choice: Int, of member: Int, into cells: inout [Cell]) {
    let place = firstChoices[member] + choice
    for assignment in (place == 0 ? 0 : assignmentEnds[place - 1])..<assignmentEnds[place] {
      cells[assignments[assignment].slot] = assignments[assignment].cell
    }
  }

  /// All candidates.
  var all: [UInt64] {
    var bits = [UInt64](bitsBelow: combinations.count)
    for index in combinations.indices { bits.insertBit(index) }
    return bits
  }

  /// The id of an option or product, if some candidate of a member has it.
  func fixed(_ id: String, member: Int) -> String? {
    let isKnown = choices[member].contains { choice in
      choice.id == id || optionIDs[member][safely: choice.option] == id
    }
    return isKnown ? id : nil
  }

  /// Every combination for which each member's structural condition holds, in rung order.
  private static func combinations(
    _ draft: JointDraft, _ base: RuleBase, _ programs: Programs, _ pool: CellPool
  ) -> [Combination] {
    var cells = [Cell](repeating: .unknown, count: base.slotCount)
    var result: [Combination] = []
    func extend(_ chosen: Combination) {
      guard chosen.count < draft.choices.count else {
        result.append(chosen)
        return
      }
      let member = chosen.count
      for (index, choice) in draft.choices[member].enumerated() {
        for assignment in choice.assignments { cells[assignment.slot] = assignment.cell }
        if let exists = draft.exists[member], programs.truth(exists, cells, pool) == .fails {
          continue
        }
        extend(chosen + [index])
      }
    }
    extend([])
    return result.enumerated()
      .map { (rungs: rung($0.element, draft.choices), offset: $0.offset, combination: $0.element) }
      .sorted { lhs, rhs in
        lhs.rungs == rhs.rungs
          ? lhs.offset < rhs.offset : lhs.rungs.lexicographicallyPrecedes(rhs.rungs)
      }
      .map(\.combination)
  }

  /// The candidates for which a condition on what they are holds.
  private static func members(
    of condition: Programs.Place, _ combinations: [Combination], _ draft: JointDraft,
    _ base: RuleBase, _ programs: Programs, _ pool: CellPool
  ) -> [UInt64] {
    var cells = [Cell](repeating: .unknown, count: base.slotCount)
    var bits = [UInt64](bitsBelow: combinations.count)
    for (index, combination) in combinations.enumerated() {
      for (member, choice) in combination.enumerated() {
        for assignment in draft.choices[member][choice].assignments {
          cells[assignment.slot] = assignment.cell
        }
      }
      if programs.truth(condition, cells, pool) == .holds { bits.insertBit(index) }
    }
    return bits
  }

  private static func rung(_ combination: Combination, _ choices: [[Choice]]) -> [Int] {
    combination.enumerated().map { choices[$0][$1].rung }
  }

  private static func rungs(
    _ combinations: [Combination], _ choices: [[Choice]]
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for index in combinations.indices {
      let isLast =
        index + 1 == combinations.count
        || rung(combinations[index], choices) != rung(combinations[index + 1], choices)
      guard isLast else { continue }
      ranges.append(start..<(index + 1))
      start = index + 1
    }
    return ranges
  }

  private static func having(
    _ combinations: [Combination], _ draft: JointDraft
  ) -> [[[UInt64]]] {
    var having = draft.model.members.map { member in
      member.options.map { _ in [UInt64](bitsBelow: combinations.count) }
    }
    for (index, combination) in combinations.enumerated() {
      for (member, choice) in combination.enumerated() {
        having[member][draft.choices[member][choice].option].insertBit(index)
      }
    }
    return having
  }
}

/// Groups of candidates, each way of grouping made once.
private struct Groupings {
  private let combinations: [JointPlan.Combination]
  private var known: [[Int]: JointPlan.Grouping] = [:]

  init(_ combinations: [JointPlan.Combination]) { self.combinations = combinations }

  /// Candidates grouped by what stands in some slots of theirs.
  func grouping(
    bySlots slots: [Int], _ draft: JointDraft, slotCount: Int
  ) -> JointPlan.Grouping {
    var cells = [Cell](repeating: .unknown, count: slotCount)
    var numbers: [[Cell]: Int32] = [:]
    let groups = combinations.map { combination in
      for (member, choice) in combination.enumerated() {
        for assignment in draft.choices[member][choice].assignments {
          cells[assignment.slot] = assignment.cell
        }
      }
      let key = slots.map { cells[$0] }
      let number = numbers[key] ?? Int32(numbers.count)
      numbers[key] = number
      return number
    }
    return JointPlan.Grouping(groups: groups, count: numbers.count)
  }

  /// Candidates grouped by what some members have chosen.
  mutating func grouping(of members: [Int]) -> JointPlan.Grouping {
    if let grouping = known[members] { return grouping }
    var numbers: [[Int]: Int32] = [:]
    let groups = combinations.map { combination in
      let key = members.map { combination[$0] }
      let number = numbers[key] ?? Int32(numbers.count)
      numbers[key] = number
      return number
    }
    let grouping = JointPlan.Grouping(groups: groups, count: numbers.count)
    known[members] = grouping
    return grouping
  }
}
