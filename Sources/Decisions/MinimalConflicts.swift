/// Every smallest set of things that can't be had together, by asking whether sets can.
///
/// A smallest set is found by leaving out one thing after another as long as the rest still clashes.
/// The others are found by Reiter's tree of hitting sets: of each set found, each thing is left out in
/// turn, and what is left is searched again. Every smallest set lies on a path that leaves out only
/// things which it lacks, so all of them are found unless the search is ended before.
///
/// - Reference: R. Reiter, A theory of diagnosis from first principles, Artificial Intelligence 32
///   (1987).
struct MinimalConflicts {
  /// Sets as bits, in the order found.
  private(set) var sets: [UInt64] = []
  /// Whether the search ended early.
  private(set) var isBounded = false

  /// Searches.
  ///
  /// - Parameters:
  ///   - everything: all things as bits.
  ///   - count: how many there are.
  ///   - most: after how many questions the search ends.
  ///   - canBeHad: whether the things of a set can be had together; of sets that can, all parts can.
  init(of everything: UInt64, count: Int, most: Int, canBeHad: (UInt64) -> Bool) {
    var asked = 0
    func ask(_ set: UInt64) -> Bool {
      asked += 1
      return canBeHad(set)
    }
    var open: [UInt64] = [0]
    var seen: Set<UInt64> = [0]
    var next = 0
    while next < open.count {
      let removed = open[next]
      next += 1
      let rest = everything & ~removed
      let set: UInt64
      if let known = sets.first(where: { $0 & removed == 0 }) {
        set = known
      } else {
        if asked >= most {
          isBounded = true
          return
        }
        if ask(rest) { continue }
        var smallest = rest
        for place in 0..<count where smallest & (1 << UInt64(place)) != 0 {
          if asked >= most {
            isBounded = true
            return
          }
          let less = smallest & ~(1 << UInt64(place))
          if !ask(less) { smallest = less }
        }
        sets.append(smallest)
        set = smallest
      }
      for place in 0..<count where set & (1 << UInt64(place)) != 0 {
        let more = removed | (1 << UInt64(place))
        if seen.insert(more).inserted { open.append(more) }
      }
      if open.count > most * 20 {
        isBounded = true
        return
      }
    }
  }
}
