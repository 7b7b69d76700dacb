import Synchronization

/// What functions of the host came to, by their arguments: equal arguments give equal results, so
/// what was worked out once serves all programs and threads.
final class CallMemory: Sendable {
  /// A function with its arguments: numbers, and texts that all pools share.
  private struct Call: Hashable {
    let function: Int
    /// The bits of the cells, filled up with zeros.
    let arguments: SIMD8<UInt64>

    /// Mixed by multiplication: a full hash would take longer than many a function.
    var mixed: UInt64 {
      var sum = UInt64(truncatingIfNeeded: function)
      for place in 0..<8 {
        sum = (sum ^ arguments[place]) &* 0x9E37_79B9_7F4A_7C15
        sum ^= sum >> 29
      }
      return sum
    }

    func hash(into hasher: inout Hasher) { hasher.combine(mixed) }
  }

  /// One part of the memory, locked by itself so that threads seldom wait.
  private final class Part: Sendable {
    let results = Mutex<[Call: Double]>([:])
  }

  private let parts = (0..<32).map { _ in Part() }
  /// The results after which a part begins anew.
  private static let mostResults = 8_192
  private static let mostArguments = 8

  /// What a call comes to: remembered, or worked out.
  func result(
    of function: Int, _ arguments: UnsafeBufferPointer<Cell>, _ pool: UnsafePointer<CellPool>,
    _ work: () -> Double
  ) -> Double {
    guard let call = Self.call(function, arguments, pool) else { return work() }
    let part = parts[Int(call.mixed >> 59)]
    if let known = part.results.withLock({ $0[call] }) { return known }
    let result = work()
    part.results.withLock { results in
      if results.count >= Self.mostResults { results.removeAll(keepingCapacity: true) }
      results[call] = result
    }
    return result
  }

  private static func call(
    _ function: Int, _ arguments: UnsafeBufferPointer<Cell>, _ pool: UnsafePointer<CellPool>
  ) -> Call? {
    guard arguments.count <= mostArguments else { return nil }
    for cell in arguments where cell.isText && !pool.pointee.isShared(cell.text) { return nil }
    var bits = SIMD8<UInt64>()
    for place in arguments.indices { bits[place] = arguments[place].bits }
    return Call(function: function, arguments: bits)
  }
}
