extension [UInt8] {
  /// The PDF with the moment it was made replaced by a fixed one, so that the same drawing gives
  /// the same bytes on any day and in any time zone.
  ///
  /// The zone makes the date longer or shorter, so the places in the table of objects move along.
  func withFixedCreationDate() -> [UInt8] {
    let key = Array("/CreationDate (".utf8)
    guard let start = self.firstIndex(of: key).map({ $0 + key.count }),
      let end = self[start...].firstIndex(of: UInt8(ascii: ")"))
    else { return self }
    let fixed = Array("D:20000101000000Z".utf8)
    var result = Array(self[..<start] + fixed + self[end...])
    result.moveObjects(after: start, by: fixed.count - (end - start))
    return result
  }

  /// Corrects the places of objects beyond an edit, in the table of objects and in the trailer.
  private mutating func moveObjects(after place: Int, by distance: Int) {
    guard distance != 0, let table = self.firstIndex(of: Array("\nxref\n".utf8), from: place),
      let trailer = self.firstIndex(of: Array("\ntrailer".utf8), from: table)
    else { return }
    let entryLength = 20
    var digits = trailer + 1 - entryLength
    while digits > table, self[digits + 10] == UInt8(ascii: " ") {
      moveNumber(at: digits..<digits + 10, after: place, by: distance)
      digits -= entryLength
    }
    let key = Array("startxref\n".utf8)
    guard let start = self.firstIndex(of: key, from: trailer).map({ $0 + key.count }),
      let end = self[start...].firstIndex(of: UInt8(ascii: "\n"))
    else { return }
    moveNumber(at: start..<end, after: place, by: distance)
  }

  /// Adds to the decimal number in a range if it lies beyond a place; leading zeros are kept.
  private mutating func moveNumber(at range: Range<Int>, after place: Int, by distance: Int) {
    guard let number = Int(String(decoding: self[range], as: UTF8.self)), number > place
    else { return }
    let digits = String(number + distance)
    let zeros = String(repeating: "0", count: Swift.max(0, range.count - digits.count))
    replaceSubrange(range, with: Array((zeros + digits).utf8))
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
