/// An address of the Internet Protocol, version 4 or 6.
struct NetworkAddress: Hashable, Sendable {
  /// 4 bytes or 16.
  let bytes: [UInt8]

  var isVersion4: Bool { bytes.count == 4 }
  var bits: Int { bytes.count * 8 }

  /// Reads `192.168.0.1` or `2001:db8::68`; zones, and version 4 inside version 6, are refused.
  init?(_ text: String) {
    guard let bytes = text.contains(":") ? Self.version6(text) : Self.version4(text) else {
      return nil
    }
    self.bytes = bytes
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private static func version4(_ text: String) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bytes: [UInt8] = []
    for part in parts {
      guard let byte = decimal(part, most: 255) else { return nil }
      bytes.append(UInt8(byte))
    }
    return bytes
  }

  /// Reads digits without a sign and without zeros in front.
  static func decimal(_ text: some StringProtocol, most: Int) -> Int? {
    guard (1...3).contains(text.utf8.count), text.unicodeScalars.allSatisfy(\.isDigit),
      text == "0" || !text.hasPrefix("0"), let number = Int(text), number <= most
    else { return nil }
    return number
  }

  private static func version6(_ text: String) -> [UInt8]? {
    let halves = split(Array(text.utf8))
    guard halves.count <= 2, let front = groups(halves[0], last: halves.count == 1) else {
      return nil
    }
    guard halves.count == 2 else { return front.count == 16 ? front : nil }
    // Two colons stand for at least one group of zeros.
    guard let back = groups(halves[1], last: true), front.count + back.count <= 14 else {
      return nil
    }
    let bytes = front + Array(repeating: 0, count: 16 - front.count - back.count) + back
    // Version 4 written inside version 6 means two addresses at once.
    let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
    return isMapped && text.contains(".") ? nil : bytes
  }

  /// The parts before and after each `::`.
  private static func split(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    var index = 0
    while index + 1 < text.count {
      if text[index] == 0x3A, text[index + 1] == 0x3A {
        parts.append(text[start..<index])
        index += 2
        start = index
      } else {
        index += 1
      }
    }
    return parts + [text[start...]]
  }

  /// The bytes of groups between colons, the last of which may be written as version 4.
  private static func groups(_ text: ArraySlice<UInt8>, last: Bool) -> [UInt8]? {
    if text.isEmpty { return [] }
    var bytes: [UInt8] = []
    let groups = text.split(separator: 0x3A, omittingEmptySubsequences: false)
    for (index, group) in groups.enumerated() {
      if last, index == groups.count - 1, group.contains(0x2E) {
        guard let tail = version4(String(decoding: group, as: UTF8.self)) else { return nil }
        bytes += tail
        continue
      }
      guard (1...4).contains(group.count),
        group.allSatisfy({ Unicode.Scalar($0).isHexDigit }),
        let number = UInt16(String(decoding: group, as: UTF8.self), radix: 16)
      else { return nil }
      bytes += [UInt8(number >> 8), UInt8(number & 0xFF)]
    }
    return bytes
  }

  /// The address in its canonical form, for version 6 that of RFC 5952.
  var text: String {
    if isVersion4 { return bytes.map(String.init).joined(separator: ".") }
    let groups = stride(from: 0, to: 16, by: 2).map {
      UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
    }
    func written(_ range: Range<Int>) -> String {
      groups[range].map { String($0, radix: 16) }.joined(separator: ":")
    }
    guard let zeros = Self.longestZeros(groups) else { return written(0..<8) }
    return written(0..<zeros.lowerBound) + "::" + written(zeros.upperBound..<8)
  }

  /// The first of the longest runs of two or more zero groups.
  private static func longestZeros(_ groups: [UInt16]) -> Range<Int>? {
    var best: Range<Int>?
    var start = 0
    for index in 0...groups.count where index == groups.count || groups[index] != 0 {
      if index - start > max(1, best?.count ?? 0) { best = start..<index }
      start = index + 1
    }
    return best
  }

  var isUnspecified: Bool { bytes.allSatisfy { $0 == 0 } }

  var isLoopback: Bool {
    isVersion4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
  }

  var isMulticast: Bool { isVersion4 ? bytes[0] & 0xF0 == 0xE0 : bytes[0] == 0xFF }

  var isLinkLocalUnicast: Bool {
    isVersion4
      ? bytes[0] == 169 && bytes[1] == 254 : bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80
  }

  var isLinkLocalMulticast: Bool {
    isVersion4
      ? bytes[0] == 224 && bytes[1] == 0 && bytes[2] == 0
      : bytes[0] == 0xFF && bytes[1] & 0x0F == 2
  }

  /// Whether it is none of the special addresses; private ones count as global.
  var isGlobalUnicast: Bool {
    !isUnspecified && !isLoopback && !isMulticast && !isLinkLocalUnicast
      && bytes != [255, 255, 255, 255]
  }

  /// The address with only its first bits kept.
  func masked(to length: Int) -> NetworkAddress {
    NetworkAddress(
      bytes: bytes.enumerated().map { index, byte in
        let kept = min(8, max(0, length - index * 8))
        return kept == 8 ? byte : byte & ~(0xFF >> kept)
      })
  }
}

/// A range of addresses in the notation of RFC 4632, such as `10.0.0.0/8`.
struct NetworkRange: Hashable, Sendable {
  let address: NetworkAddress
  /// The number of leading bits that all addresses of the range share.
  let length: Int

  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let address = NetworkAddress(String(parts[0])),
      let length = NetworkAddress.decimal(parts[1], most: address.bits)
    else { return nil }
    self.init(address, length)
  }

  init(_ address: NetworkAddress, _ length: Int) {
    self.address = address
    self.length = length
  }

  var text: String { "\(address.text)/\(length)" }

  func contains(_ other: NetworkAddress) -> Bool {
    other.bits == address.bits && other.masked(to: length) == address.masked(to: length)
  }

  func contains(_ other: NetworkRange) -> Bool {
    length <= other.length && contains(other.address)
  }
}
