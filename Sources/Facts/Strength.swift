public import Binary

/// How firmly a client holds to a stated value.
///
/// Only a `must` excludes an option; a `should` orders options and leaves a finding when missed.
public enum Strength: String, Sendable, Hashable, CaseIterable, Comparable {
  case wish, should, must

  private var rank: Int {
    switch self {
    case .wish: 0
    case .should: 1
    case .must: 2
    }
  }

  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rank < rhs.rank }
}

extension Strength: BinaryValue {}
