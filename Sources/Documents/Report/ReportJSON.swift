import OrderedCollections
import Quantities

extension ReportValue {
  /// The value as indented JSON with a final line end.
  ///
  /// Keys keep their order, numbers have at most six significant digits, and characters that some
  /// readers take for line ends are escaped, so equal values give equal bytes.
  public var json: String {
    var writer = JSONWriter()
    writer.write(self, indent: "\n")
    return writer.text + "\n"
  }

  /// The text of a number in JSON and in documents: at most six significant digits.
  static func numberText(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    let rounded = roundedToSignificantDigits(number, 6)
    if rounded == rounded.rounded(), rounded.magnitude < 1e15 { return String(Int64(rounded)) }
    return "\(rounded)"
  }
}

/// Appends values to one text; a line end with its indent is passed along as one string.
private struct JSONWriter {
  var text = ""

  mutating func write(_ value: ReportValue, indent: String) {
    switch value {
    case .null: text += "null"
    case .text(let string): quote(string)
    case .number(let number): text += ReportValue.numberText(number)
    case .flag(let flag): text += flag ? "true" : "false"
    case .list(let entries) where !entries.isEmpty && entries.allSatisfy(\.isPlain):
      text += "["
      for (index, entry) in entries.enumerated() {
        if index > 0 { text += ", " }
        write(entry, indent: indent)
      }
      text += "]"
    case .list(let entries):
      write(entries, indent: indent, opening: "[", closing: "]") { writer, entry, inner in
        writer.write(entry, indent: inner)
      }
    case .object(let members):
      write(members.elements, indent: indent, opening: "{", closing: "}") { writer, member, inner in
        writer.quote(member.key)
        writer.text += ": "
        writer.write(member.value, indent: inner)
      }
    }
  }

  private mutating func write<Elements: Collection>(
    _ elements: Elements, indent: String, opening: String, closing: String,
    one: (inout JSONWriter, Elements.Element, String) -> Void
  ) {
    text += opening
    let inner = indent + "  "
    var isFirst = true
    for element in elements {
      if !isFirst { text += "," }
      isFirst = false
      text += inner
      one(&self, element, inner)
    }
    if !isFirst { text += indent }
    text += closing
  }

  private mutating func quote(_ string: String) {
    text += "\""
    defer { text += "\"" }
    if string.utf8.allSatisfy(Self.standsForItself) {
      text += string
      return
    }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  /// Whether a byte of a text needs no escape whatever stands beside it.
  private static func standsForItself(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x00...0x1F, 0x7F, 0xC2, 0xE2: false
    default: true
    }
  }
}

extension ReportValue {
  /// Whether it fits on one line together with others of its kind.
  fileprivate var isPlain: Bool {
    switch self {
    case .null, .number, .flag, .text: true
    case .list, .object: false
    }
  }
}
