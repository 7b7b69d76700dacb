/// Looks for cells in which a claim holds, by halving the axes that it hangs on.
///
/// Exact over the cells: what is not found does not exist.
struct Search {
  /// How a search ended.
  enum Result: Hashable, Sendable {
    /// The claim holds wherever each axis is in one of these cells.
    case found([CellSet])
    case nowhere
    /// More cells than the search may look at.
    case gaveUp
  }

  /// So many times a claim is looked at before the search gives up.
  private static let limit = 20_000

  private var looks = 0
  private let claim: Claim

  private init(_ claim: Claim) { self.claim = claim }

  /// The first cells, in the order of the claim's own atoms, in which it holds.
  static func find(_ claim: Claim, among cells: [CellSet]) -> Result {
    var search = Search(claim)
    return search.find(cells)
  }

  private mutating func find(_ cells: [CellSet]) -> Result {
    looks += 1
    guard looks <= Self.limit else { return .gaveUp }
    let possible = claim.possible(cells)
    if possible == .holds { return .found(cells) }
    guard possible.contains(.holds), let atom = claim.unsettledAtom(cells) else { return .nowhere }
    let here = cells[atom.axis]
    let parts = [
      here.intersection(atom.holds), here.intersection(atom.fails).subtracting(atom.holds),
      here.subtracting(atom.holds).subtracting(atom.fails),
    ]
    for part in parts where !part.isEmpty {
      var narrowed = cells
      narrowed[atom.axis] = part
      let result = find(narrowed)
      if result != .nowhere { return result }
    }
    return .nowhere
  }
}
