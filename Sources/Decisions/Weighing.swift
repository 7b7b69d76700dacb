import Expressions
import Facts
import OrderedCollections
import Quantities
import RuleBase

/// Measures designs by criteria, in steps no finer than the error of each.
struct Weighing: Sendable {
  /// A design by one criterion.
  struct Mark: Hashable, Sendable {
    /// The step: less is better.
    let step: Int
    let number: Double?
    /// The place of the level, for levels.
    let level: Int?
  }

  let criteria: [Criterion]
  private let plan: PlanTables
  /// The numbers of the recommended design, from which steps are counted.
  private let origins: [Double?]

  /// Prepares the criteria that can be told for a design.
  init(_ plan: PlanTables, around pass: Pass) {
    self.plan = plan
    var criteria: [Criterion] = []
    var origins: [Double?] = []
    for criterion in plan.base.criteria {
      switch criterion.measure {
      case .figure(let name, _, _):
        guard let number = Self.number(name, pass), number.isFinite else { continue }
        origins.append(number)
      case .levels, .attribute:
        guard Self.level(criterion, pass) != nil else { continue }
        origins.append(nil)
      }
      criteria.append(criterion)
    }
    self.criteria = criteria
    self.origins = origins
  }

  /// A design by all criteria; nil where one can't be told.
  func marks(_ pass: Pass) -> [Mark]? {
    var marks: [Mark] = []
    for (place, criterion) in criteria.enumerated() {
      switch criterion.measure {
      case .figure(let name, let better, let error):
        guard let number = Self.number(name, pass), number.isFinite else { return nil }
        let step = Self.step(number, from: origins[place] ?? number, error)
        marks.append(Mark(step: better == .less ? step : -step, number: number, level: nil))
      case .levels, .attribute:
        guard let level = Self.level(criterion, pass) else { return nil }
        marks.append(Mark(step: level, number: nil, level: level))
      }
    }
    return marks
  }

  /// Whether the first is at least as good in everything and better in something.
  static func beats(_ first: [Mark], _ second: [Mark]) -> Bool {
    var isBetter = false
    for (one, two) in zip(first, second) {
      if one.step > two.step { return false }
      if one.step < two.step { isBetter = true }
    }
    return isBetter
  }

  /// Places of those that none of the others beats, in order; of equals all.
  static func front(_ all: [[Mark]]) -> [Int] {
    // Equal ones are beaten by the same others, so each kind is looked at once.
    let kinds = Set(all.map { $0.map(\.step) })
    let unbeaten = kinds.filter { kind in !kinds.contains { beats($0, kind) } }
    return all.indices.filter { unbeaten.contains(all[$0].map(\.step)) }
  }

  private static func beats(_ first: [Int], _ second: [Int]) -> Bool {
    var isBetter = false
    for (one, two) in zip(first, second) {
      if one > two { return false }
      if one < two { isBetter = true }
    }
    return isBetter
  }

  /// Steps of equal ratio around an origin; numbers within the error of the origin are at step 0.
  static func step(_ number: Double, from origin: Double, _ error: Double) -> Int {
    guard number > 0, origin > 0 else {
      return number == origin ? 0 : number < origin ? -1_000_000 : 1_000_000
    }
    // Without an error of their own, numbers are told apart to a ten-thousandth.
    let error = max(error, 1e-4)
    // Multiplied up step by step, for the logarithm of one processor differs from that of another.
    let ratio = (1 + error) * (1 + error)
    var step = 0
    var edge = 1 + error
    let factor = max(number, origin) / min(number, origin)
    while factor > edge, step < 1_000_000 {
      step += 1
      edge *= ratio
    }
    return number > origin ? step : -step
  }

  private static func number(_ name: String, _ pass: Pass) -> Double? {
    pass.tables.base.names[name].flatMap { pass.cells.base[$0].numberValue }
  }

  private static func level(_ criterion: Criterion, _ pass: Pass) -> Int? {
    switch criterion.measure {
    case .figure: return nil
    case .levels(let levels):
      let situation = pass.situation(.base)
      return levels.firstIndex { $0.when.expression.holds(situation) == true }
    case .attribute(let member, let name, let levels):
      guard let value = pass.attribute(name, of: member) else { return nil }
      return levels.firstIndex { $0.value == value }
    }
  }
}

extension Pass {
  /// A word that the catalogue says of the product which a member of a joint decision takes.
  func attribute(_ name: String, of member: String) -> String? {
    let base = tables.base
    for (place, model) in base.decisions.enumerated() {
      guard let index = model.members.firstIndex(where: { $0.id == member }),
        let joint = tables.joints[place], states[place].applies,
        let winner = states[place].selection.winner,
        let role = model.members[index].role.flatMap({ base.catalogue.roles[$0] }),
        let attribute = role.attributes.firstIndex(where: { $0.name.rawValue == name }),
        let entry = joint.choices[index][joint.combinations[winner][index]].entry,
        case .known(.string(let word)) = entry.values[attribute]
      else { continue }
      return word
    }
    return nil
  }
}
