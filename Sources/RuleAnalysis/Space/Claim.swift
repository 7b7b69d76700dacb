/// A statement over the axes, in three values: it holds, it fails, or it can't be told.
indirect enum Claim: Hashable, Sendable {
  case constant(Bool)
  /// Holds in some cells of an axis, fails in some, and can't be told in the others.
  case atom(axis: Int, holds: CellSet, fails: CellSet)
  case not(Claim)
  case all([Claim])
  case any([Claim])
  /// True where the claim holds, false where it fails or can't be told: whether a rule fires.
  case certain(Claim)

  static prefix func ! (claim: Claim) -> Claim { .not(claim) }

  /// Whether a rule with this condition stays silent.
  var silent: Claim { .not(.certain(self)) }

  /// Whether exactly one of two claims holds.
  static func differ(_ first: Claim, _ second: Claim) -> Claim {
    .any([.all([.certain(first), second.silent]), .all([first.silent, .certain(second)])])
  }
}

/// What a claim may come to while some cells are still possible on each axis.
struct Possible: OptionSet, Sendable {
  let rawValue: UInt8

  static let holds = Possible(rawValue: 1)
  static let fails = Possible(rawValue: 2)
  static let untold = Possible(rawValue: 4)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  var isSettled: Bool { rawValue.nonzeroBitCount == 1 }

  fileprivate var denied: Possible {
    var result: Possible = intersection(.untold)
    if contains(.holds) { result.insert(.fails) }
    if contains(.fails) { result.insert(.holds) }
    return result
  }
}

extension Claim {
  /// What the claim may come to; never too little, and exact where one cell is left on each axis.
  func possible(_ cells: [CellSet]) -> Possible {
    switch self {
    case .constant(let truth): return truth ? .holds : .fails
    case .atom(let axis, let holds, let fails):
      var result: Possible = []
      if !cells[axis].isDisjoint(with: holds) { result.insert(.holds) }
      if !cells[axis].isDisjoint(with: fails) { result.insert(.fails) }
      if !cells[axis].subtracting(holds).isSubset(of: fails) { result.insert(.untold) }
      return result
    case .not(let claim): return claim.possible(cells).denied
    case .all(let claims): return Self.joined(claims, cells, neutral: .holds, decisive: .fails)
    case .any(let claims): return Self.joined(claims, cells, neutral: .fails, decisive: .holds)
    case .certain(let claim):
      let inner = claim.possible(cells)
      var result = inner.intersection(.holds)
      if inner != .holds { result.insert(.fails) }
      return result
    }
  }

  private static func joined(
    _ claims: [Claim], _ cells: [CellSet], neutral: Possible, decisive: Possible
  ) -> Possible {
    var allNeutral = true
    var anyDecisive = false
    var anyUntold = false
    var allNeutralOrUntold = true
    for claim in claims {
      let possible = claim.possible(cells)
      if possible == decisive { return decisive }
      if !possible.contains(neutral) { allNeutral = false }
      if possible.contains(decisive) { anyDecisive = true }
      if possible.contains(.untold) { anyUntold = true }
      if possible.isDisjoint(with: [neutral, .untold]) { allNeutralOrUntold = false }
    }
    var result: Possible = []
    if allNeutral { result.insert(neutral) }
    if anyDecisive { result.insert(decisive) }
    if anyUntold && allNeutralOrUntold { result.insert(.untold) }
    return result
  }

  /// The first atom that keeps the claim from being settled.
  func unsettledAtom(_ cells: [CellSet]) -> (axis: Int, holds: CellSet, fails: CellSet)? {
    switch self {
    case .constant: return nil
    case .atom(let axis, let holds, let fails):
      return possible(cells).isSettled ? nil : (axis, holds, fails)
    case .not(let claim), .certain(let claim): return claim.unsettledAtom(cells)
    case .all(let claims), .any(let claims):
      for claim in claims where !claim.possible(cells).isSettled {
        if let atom = claim.unsettledAtom(cells) { return atom }
      }
      return nil
    }
  }
}
