/// The word of `candidates` that was probably meant by `word`, if one is close enough.
///
/// Close means that at most a third of the word's letters have to be changed, added, dropped or
/// swapped with their neighbour; capital letters count as small ones. Of equally close candidates
/// the alphabetically first is taken, so the answer does not depend on their order.
public func nearest(_ word: String, in candidates: some Sequence<String>) -> String? {
  let letters = comparedScalars(word)
  guard !letters.isEmpty, letters.count <= longestComparedWord else { return nil }
  let bound = max(letters.count / 3, letters.count > 1 ? 1 : 0)
  var best: (distance: Int, word: String)?
  for candidate in candidates {
    let other = comparedScalars(candidate)
    guard abs(other.count - letters.count) <= bound else { continue }
    let distance = editDistance(letters, other)
    guard distance <= bound else { continue }
    if let found = best, (found.distance, found.word) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.word
}

/// Longer words are not typing mistakes, and comparing them would cost time.
private let longestComparedWord = 80

private func comparedScalars(_ word: String) -> [UInt32] {
  word.unicodeScalars.prefix(longestComparedWord + 1).map { scalar in
    (0x41...0x5A).contains(scalar.value) ? scalar.value + 0x20 : scalar.value
  }
}

/// The number of changes that turn one word into another.
///
/// A change replaces, adds or drops a letter, or swaps two neighbours (Damerau's restricted
/// distance).
private func editDistance(_ left: [UInt32], _ right: [UInt32]) -> Int {
  var beforePrevious = [Int](repeating: 0, count: right.count + 1)
  var previous = Array(0...right.count)
  var current = previous
  for row in left.indices {
    current[0] = row + 1
    for column in right.indices {
      let same = left[row] == right[column]
      var cost = min(
        previous[column + 1] + 1, current[column] + 1, previous[column] + (same ? 0 : 1))
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, beforePrevious[column - 1] + 1)
      }
      current[column + 1] = cost
    }
    (beforePrevious, previous, current) = (previous, current, beforePrevious)
  }
  return previous[right.count]
}
