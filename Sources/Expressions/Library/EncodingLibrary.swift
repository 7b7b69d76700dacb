/// Base64.
enum EncodingLibrary {
  static let functions: [FunctionDeclaration] = [
    .global("base64.encode", [.bytes], .string) { values throws(EvaluationError) in
      guard case .bytes(let bytes) = values[0] else { throw .noOverload("base64.encode", values) }
      return .string(encoded(bytes))
    },
    .global("base64.decode", [.string], .bytes) { values throws(EvaluationError) in
      guard case .string(let text) = values[0] else { throw .noOverload("base64.decode", values) }
      guard let bytes = decoded(text) else {
        throw EvaluationError(.invalidArgument, "'\(text)' is no base64")
      }
      return .bytes(bytes)
    },
  ]

  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  private static func encoded(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits: UInt32 = 0
      for byte in group { bits = bits << 8 | UInt32(byte) }
      bits <<= 8 * (3 - UInt32(group.count))
      for place in 0..<4 {
        let digit = alphabet[Int(bits >> (18 - 6 * UInt32(place)) & 63)]
        result.append(place <= group.count ? digit : 0x3D)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func decoded(_ text: String) -> [UInt8]? {
    var digits = Array(text.utf8)
    let length = digits.count
    while digits.last == 0x3D, length - digits.count < 2 { digits.removeLast() }
    // Padding may be left out; where it stands, it has to be whole.
    guard digits.count == length || length % 4 == 0, digits.count % 4 != 1 else { return nil }
    var bits: UInt32 = 0
    var count = 0
    var result: [UInt8] = []
    for digit in digits {
      guard let value = alphabet.firstIndex(of: digit) else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
    }
    return result
  }
}
