extension [UInt8] {
  /// The PDF with the day it was made replaced by a fixed one of the same length, so that the
  /// same drawing gives the same bytes on any day.
  func withFixedCreationDate() -> [UInt8] {
    let key = Array("/CreationDate (".utf8)
    let fixed = Array("D:20000101000000Z".utf8)
    guard let start = self.firstIndex(of: key).map({ $0 + key.count }),
      let end = self[start...].firstIndex(of: UInt8(ascii: ")"))
    else { return self }
    var result = self
    for (offset, index) in (start..<end).enumerated() {
      result[index] = offset < fixed.count ? fixed[offset] : UInt8(ascii: "0")
    }
    return result
  }

  /// Where `pattern` first stands at or after `start`.
  func firstIndex(of pattern: [UInt8], from start: Int = 0) -> Int? {
    guard !pattern.isEmpty, count >= pattern.count else { return nil }
    var index = start
    while index <= count - pattern.count {
      guard let candidate = self[index...].firstIndex(of: pattern[0]),
        candidate <= count - pattern.count
      else { return nil }
      if self[candidate..<candidate + pattern.count].elementsEqual(pattern) { return candidate }
      index = candidate + 1
    }
    return nil
  }
}
