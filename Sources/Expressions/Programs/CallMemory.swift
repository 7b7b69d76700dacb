import Synchronization

/// What functions of the host came to, by their arguments: equal arguments give equal results, so
/// what was worked out once serves all programs and threads.
final class CallMemory: @unchecked Sendable {
  /// The bits of the arguments, filled up with zeros.
  fileprivate typealias Arguments = SIMD8<UInt64>

  /// One part of the memory, locked by itself so that threads seldom wait.
  private struct Part: ~Copyable {
    let results = Mutex(ResultTable())
  }

  /// Reached by a pointer, as counting references to the parts would take longer than finding a result.
  private let parts = UnsafeMutablePointer<Part>.allocate(capacity: partCount)
  private static let partCount = 32
  private static let mostArguments = 8

  init() {
    for place in 0..<Self.partCount { (parts + place).initialize(to: Part()) }
  }

  deinit {
    parts.deinitialize(count: Self.partCount)
    parts.deallocate()
  }

  /// What a call comes to: remembered, or worked out.
  func result(
    of function: Int, _ arguments: UnsafeBufferPointer<Cell>, _ pool: UnsafePointer<CellPool>,
    _ work: () -> Double
  ) -> Double {
    guard arguments.count <= Self.mostArguments else { return work() }
    var key = Arguments()
    var mixed = Self.mixed(0, UInt64(truncatingIfNeeded: function))
    for (place, cell) in arguments.enumerated() {
      if cell.isText, !pool.pointee.isShared(cell.text) { return work() }
      key[place] = cell.bits
      mixed = Self.mixed(mixed, cell.bits)
    }
    let part = parts + Int(mixed >> 59)
    if let known = part.pointee.results.withLock({ $0.result(function, key, mixed) }) {
      return known
    }
    let result = work()
    part.pointee.results.withLock { $0.keep(result, function, key, mixed) }
    return result
  }

  /// Mixed by multiplication: a full hash would take longer than many a function.
  private static func mixed(_ sum: UInt64, _ bits: UInt64) -> UInt64 {
    let product = (sum ^ bits) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 29
  }
}

/// Results by function and arguments: a table in which the place of an entry follows from its mixed
/// bits, or is the next free one after it.
private struct ResultTable: ~Copyable {
  /// What is looked at first of an entry, side by side in memory, as most of the time goes by waiting
  /// for it.
  private struct Entry {
    /// The mixed bits, 0 where there is no entry.
    var mark: UInt64 = 0
    var function = 0
    var result = 0.0
  }

  private var entries: [Entry] = []
  private var arguments: [CallMemory.Arguments] = []
  private var count = 0

  private static let fewest = 256
  /// The entries after which the table begins anew.
  private static let most = 8_192

  func result(_ function: Int, _ key: CallMemory.Arguments, _ mixed: UInt64) -> Double? {
    guard count > 0 else { return nil }
    let mark = mixed | 1
    var place = self.place(of: mixed)
    while entries[place].mark != 0 {
      if entries[place].mark == mark, entries[place].function == function, arguments[place] == key {
        return entries[place].result
      }
      place = next(place)
    }
    return nil
  }

  mutating func keep(
    _ result: Double, _ function: Int, _ key: CallMemory.Arguments, _ mixed: UInt64
  ) {
    if count >= Self.most { self = ResultTable() }
    if count * 2 >= entries.count { grow() }
    var place = self.place(of: mixed)
    while entries[place].mark != 0 { place = next(place) }
    entries[place] = Entry(mark: mixed | 1, function: function, result: result)
    arguments[place] = key
    count += 1
  }

  private func place(of mixed: UInt64) -> Int { Int(mixed >> 8) & (entries.count - 1) }
  private func next(_ place: Int) -> Int { (place + 1) & (entries.count - 1) }

  private mutating func grow() {
    let size = max(Self.fewest, entries.count * 2)
    let old = (entries, arguments)
    entries = Array(repeating: Entry(), count: size)
    arguments = Array(repeating: .init(), count: size)
    count = 0
    for (entry, key) in zip(old.0, old.1) where entry.mark != 0 {
      keep(entry.result, entry.function, key, entry.mark)
    }
  }
}
