import Dispatch
import Synchronization

/// The results of independent pieces of work, done on all cores.
///
/// - Parameters:
///   - count: how many pieces there are.
///   - work: one of them, by its place.
/// - Returns: the results in the order of their places.
public func concurrently<Result: Sendable>(
  _ count: Int, _ work: @Sendable (Int) -> Result
) -> [Result] {
  let results = Mutex<[Int: Result]>([:])
  DispatchQueue.concurrentPerform(iterations: count) { index in
    let result = work(index)
    results.withLock { $0[index] = result }
  }
  return results.withLock { results in (0..<count).compactMap { results[$0] } }
}

/// Two results that are worked out at the same time.
///
/// - Parameters:
///   - first: the first piece of work; it does not wait for the other.
///   - second: the second one.
/// - Returns: both results.
public func together<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  let results = Mutex<(First?, Second?)>((nil, nil))
  DispatchQueue.concurrentPerform(iterations: 2) { index in
    if index == 0 {
      let result = first()
      results.withLock { $0.0 = result }
    } else {
      let result = second()
      results.withLock { $0.1 = result }
    }
  }
  let (one, two) = results.withLock { $0 }
  return (one ?? first(), two ?? second())
}
