import Expressions
import Synchronization

/// Remembers situations at other points of uncertain facts.
final class SituationCache: Sendable {
  /// One fact at another value.
  struct Change: Hashable, Sendable {
    let field: Int
    let value: Value
  }

  private let situations = Mutex<[[Change]: Situation]>([:])

  /// The situation with some changes, made when it is not there.
  func situation(for changes: [Change], make: () -> Situation) -> Situation {
    if let known = situations.withLock({ $0[changes] }) { return known }
    let made = make()
    situations.withLock { $0[changes] = made }
    return made
  }
}
