/// Reads the syntax of a pattern.
struct RegexParser {
  typealias Failure = RegularExpression.PatternError

  private static let deepest = 100
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0
  private var ignoresCase = false
  private var isMultiline = false
  private var dotTakesNewline = false

  init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  mutating func parse() throws(Failure) -> RegexTree {
    let tree = try choice()
    guard position == scalars.count else { throw Failure(message: "a ')' has no '('") }
    return tree
  }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  private mutating func choice() throws(Failure) -> RegexTree {
    var parts = [try sequence()]
    while take("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() throws(Failure) -> RegexTree {
    var parts: [RegexTree] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      parts.append(try repetition(try atom()))
    }
    return parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func repetition(_ atom: RegexTree) throws(Failure) -> RegexTree {
    var (least, most): (Int, Int?)
    switch next {
    case "*": (least, most) = (0, nil)
    case "+": (least, most) = (1, nil)
    case "?": (least, most) = (0, 1)
    case "{":
      guard let bounds = try self.bounds() else { return atom }
      (least, most) = bounds
      position -= 1
    case _: return atom
    }
    position += 1
    // A lazy repetition matches the same texts.
    _ = take("?")
    if let next, "*+?".unicodeScalars.contains(next) {
      throw Failure(message: "'\(next)' repeats a repetition")
    }
    return .repetition(atom, least: least, most: most)
  }

  /// Reads `{2}`, `{2,}` or `{2,5}`; a brace that is none of these stands for itself.
  private mutating func bounds() throws(Failure) -> (Int, Int?)? {
    let start = position
    position += 1
    guard let least = number() else {
      position = start
      return nil
    }
    var most: Int? = least
    if take(",") { most = number() }
    guard take("}") else {
      position = start
      return nil
    }
    guard least <= 1000, (most ?? 0) <= 1000, least <= most ?? .max else {
      throw Failure(message: "a repetition has bad bounds")
    }
    return (least, most)
  }

  private mutating func number() -> Int? {
    let start = position
    var value = 0
    while let digit = next, digit.isDigit {
      value = min(value * 10 + Int(digit.value - 0x30), 1_000_000)
      position += 1
    }
    return position > start ? value : nil
  }

  private mutating func atom() throws(Failure) -> RegexTree {
    guard let scalar = next else { return .empty }
    position += 1
    switch scalar {
    case ".":
      let newline: [ClosedRange<UInt32>] = dotTakesNewline ? [] : [0x0A...0x0A]
      return .scalars(RegexClass(ranges: newline, isNegated: true))
    case "^": return .assertion(isMultiline ? .lineStart : .textStart)
    case "$": return .assertion(isMultiline ? .lineEnd : .textEnd)
    case "(": return try group()
    case "[": return .scalars(cased(try bracket()))
    case "\\": return try escape()
    case "*", "+", "?": throw Failure(message: "'\(scalar)' has nothing to repeat")
    case "{":
      position -= 1
      let isBounds = try bounds() != nil
      if isBounds { throw Failure(message: "'{' has nothing to repeat") }
      position += 1
      return literal(scalar)
    case _: return literal(scalar)
    }
  }

  private func literal(_ scalar: Unicode.Scalar) -> RegexTree {
    .scalars(cased(RegexClass(ranges: [scalar.value...scalar.value])))
  }

  private func cased(_ scalars: RegexClass) -> RegexClass {
    ignoresCase ? scalars.ignoringCase() : scalars
  }

  private mutating func group() throws(Failure) -> RegexTree {
    guard depth < Self.deepest else { throw Failure(message: "its groups nest too deeply") }
    depth += 1
    defer { depth -= 1 }
    let flags = (ignoresCase, isMultiline, dotTakesNewline)
    if take("?") {
      let isOpen = try groupHead()
      if !isOpen { return .empty }
    }
    let tree = try choice()
    guard take(")") else { throw Failure(message: "a '(' is not closed") }
    (ignoresCase, isMultiline, dotTakesNewline) = flags
    return tree
  }

  /// Reads what follows `(?`; false if the group ends there and only set flags.
  private mutating func groupHead() throws(Failure) -> Bool {
    if take(":") { return true }
    if take("P") || next == "<" {
      guard take("<") else { throw Failure(message: "a group has a bad name") }
      while let scalar = next, scalar.isNamePart { position += 1 }
      guard take(">") else { throw Failure(message: "a group has a bad name") }
      return true
    }
    var value = true
    while let flag = next {
      position += 1
      switch flag {
      case "-": value = false
      case "i": ignoresCase = value
      case "m": isMultiline = value
      case "s": dotTakesNewline = value
      case "U": break
      case ":": return true
      case ")": return false
      case _: throw Failure(message: "'(?\(flag)' is not supported")
      }
    }
    throw Failure(message: "a '(' is not closed")
  }
}

extension RegexParser {
  private mutating func bracket() throws(Failure) -> RegexClass {
    var result = RegexClass(isNegated: take("^"))
    var isFirst = true
    while let scalar = next, isFirst || scalar != "]" {
      isFirst = false
      if let named = try namedClass() {
        result.ranges += named
        continue
      }
      let start = position
      if take("\\") {
        if let category = try category() {
          if category.isDenied {
            result.deniedCategories.append(category.name)
          } else {
            result.categories.append(category.name)
          }
          continue
        }
        if let set = try escapedClass() {
          result.ranges += set
          continue
        }
      }
      position = start
      let low = try bracketScalar()
      guard next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
        result.ranges.append(low...low)
        continue
      }
      position += 1
      let high = try bracketScalar()
      guard low <= high else { throw Failure(message: "a range in '[…]' runs backwards") }
      result.ranges.append(low...high)
    }
    guard take("]") else { throw Failure(message: "a '[' is not closed") }
    return result
  }

  private mutating func bracketScalar() throws(Failure) -> UInt32 {
    if take("\\") { return try escapedScalar() }
    guard let scalar = next else { throw Failure(message: "a '[' is not closed") }
    position += 1
    return scalar.value
  }

  /// Reads `[:alpha:]` and its like.
  private mutating func namedClass() throws(Failure) -> [ClosedRange<UInt32>]? {
    guard next == "[", position + 1 < scalars.count, scalars[position + 1] == ":" else {
      return nil
    }
    var end = position + 2
    let isDenied = end < scalars.count && scalars[end] == "^"
    if isDenied { end += 1 }
    let start = end
    while end < scalars.count, scalars[end].isNamePart { end += 1 }
    guard end + 1 < scalars.count, scalars[end] == ":", scalars[end + 1] == "]" else { return nil }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<end])
    position = end + 2
    let set = try Self.namedClass(String(view))
    return isDenied ? RegexClass.complement(set) : set
  }

  private static func namedClass(_ name: String) throws(Failure) -> [ClosedRange<UInt32>] {
    switch name {
    case "ascii": return [0x00...0x7F]
    case "blank": return [0x09...0x09, 0x20...0x20]
    case "cntrl": return [0x00...0x1F, 0x7F...0x7F]
    case "graph": return [0x21...0x7E]
    case "print": return [0x20...0x7E]
    case "alpha": return [0x41...0x5A, 0x61...0x7A]
    case "digit": return RegexClass.digits
    case "alnum": return [0x30...0x39, 0x41...0x5A, 0x61...0x7A]
    case "upper": return [0x41...0x5A]
    case "lower": return [0x61...0x7A]
    case "space": return [0x09...0x0D, 0x20...0x20]
    case "punct": return [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E]
    case "word": return RegexClass.words
    case "xdigit": return [0x30...0x39, 0x41...0x46, 0x61...0x66]
    case let name: throw Failure(message: "there is no class '[:\(name):]'")
    }
  }

  private mutating func escape() throws(Failure) -> RegexTree {
    switch next {
    case "A": position += 1; return .assertion(.textStart)
    case "z": position += 1; return .assertion(.textEnd)
    case "b": position += 1; return .assertion(.wordBoundary)
    case "B": position += 1; return .assertion(.notWordBoundary)
    case _: break
    }
    if take("Q") { return quoted() }
    if let category = try category() {
      return .scalars(
        category.isDenied
          ? RegexClass(deniedCategories: [category.name]) : RegexClass(categories: [category.name]))
    }
    if let set = try escapedClass() { return .scalars(RegexClass(ranges: set)) }
    let scalar = try escapedScalar()
    return .scalars(cased(RegexClass(ranges: [scalar...scalar])))
  }

  /// Reads the text up to `\\E`, which stands for itself.
  private mutating func quoted() -> RegexTree {
    var parts: [RegexTree] = []
    while let scalar = next {
      if scalar == "\\", position + 1 < scalars.count, scalars[position + 1] == "E" {
        position += 2
        break
      }
      position += 1
      parts.append(literal(scalar))
    }
    // Only the last of several is repeated by what follows, so they stay apart.
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  /// Reads `pL`, `p{Lu}`, `P{Nd}` or `p{^Nd}` after a backslash.
  private mutating func category() throws(Failure) -> (name: String, isDenied: Bool)? {
    guard next == "p" || next == "P" else { return nil }
    var isDenied = next == "P"
    position += 1
    var name = ""
    if take("{") {
      if take("^") { isDenied.toggle() }
      while let scalar = next, scalar.isNamePart {
        name.unicodeScalars.append(scalar)
        position += 1
      }
      guard take("}") else { throw Failure(message: "a class '\\p{…}' is not closed") }
    } else if let scalar = next {
      name.unicodeScalars.append(scalar)
      position += 1
    }
    guard Unicode.GeneralCategory.patternNames.contains(name) else {
      throw Failure(message: "there is no class '\\p{\(name)}'")
    }
    return (name, isDenied)
  }

  private mutating func escapedClass() throws(Failure) -> [ClosedRange<UInt32>]? {
    let set: [ClosedRange<UInt32>]
    switch next {
    case "d": set = RegexClass.digits
    case "D": set = RegexClass.complement(RegexClass.digits)
    case "w": set = RegexClass.words
    case "W": set = RegexClass.complement(RegexClass.words)
    case "s": set = RegexClass.spaces
    case "S": set = RegexClass.complement(RegexClass.spaces)
    case _: return nil
    }
    position += 1
    return set
  }

  private mutating func escapedScalar() throws(Failure) -> UInt32 {
    guard let scalar = next else { throw Failure(message: "it ends in a backslash") }
    position += 1
    switch scalar {
    case "n": return 0x0A
    case "t": return 0x09
    case "r": return 0x0D
    case "f": return 0x0C
    case "v": return 0x0B
    case "a": return 0x07
    case "x": return try hexadecimal()
    case "0"..."7": return try octal(scalar)
    case _:
      guard !scalar.isNamePart || scalar == "_" else {
        throw Failure(message: "'\\\(scalar)' is no escape")
      }
      return scalar.value
    }
  }

  /// Reads the rest of `\\0`, `\\012` or `\\123`; one digit that is not zero would be a back reference.
  private mutating func octal(_ first: Unicode.Scalar) throws(Failure) -> UInt32 {
    var value = first.value - 0x30
    var count = 1
    while count < 3, let digit = next, ("0"..."7").contains(digit) {
      value = value * 8 + digit.value - 0x30
      position += 1
      count += 1
    }
    guard first == "0" || count == 3 else {
      throw Failure(message: "a pattern can't refer back to its groups")
    }
    return value
  }

  private mutating func hexadecimal() throws(Failure) -> UInt32 {
    let isBraced = take("{")
    var digits = ""
    while let digit = next, digit.isHexDigit, digits.count < (isBraced ? 6 : 2) {
      digits.unicodeScalars.append(digit)
      position += 1
    }
    guard let value = UInt32(digits, radix: 16), !isBraced || take("}"), value <= 0x10FFFF else {
      throw Failure(message: "'\\x' lacks its digits")
    }
    return value
  }
}
