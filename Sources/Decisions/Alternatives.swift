/// Values of one fact that lead to the same, in words: `also SOC 2, DORA or 3 others`.
public struct Alternatives: Hashable, Sendable {
  /// The word with which all of them begin, such as `also `; empty where there is none.
  public let start: String
  /// What comes after it, in the order in which they were found.
  public private(set) var values: [String]

  /// Begins with one value in words.
  public init(_ text: String) {
    let start = ["also ", "without "].first { text.hasPrefix($0) } ?? ""
    self.start = start
    values = [String(text.dropFirst(start.count))]
  }

  /// Takes in what leads to the same, and begins with the same word.
  public mutating func add(_ other: Alternatives) { values += other.values }

  /// All of them.
  public var text: String { text(telling: values.count) }

  /// The first few, and how many more.
  ///
  /// - Parameter most: up to so many are told in full; of more, one less is.
  /// - Returns: the words, with `or` before the last.
  public func text(telling most: Int) -> String {
    guard values.count > 1, let last = values.last else { return start + values.joined() }
    guard values.count > most else {
      return start + values.dropLast().joined(separator: ", ") + " or " + last
    }
    let told = values.prefix(most - 1)
    return start + told.joined(separator: ", ") + " or \(values.count - told.count) others"
  }
}
