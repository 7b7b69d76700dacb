import Expressions

extension FormulaTranslator {
  func logical(
    _ sign: LogicalOperator, _ operands: [Syntax]
  ) throws(Untranslatable) -> Piece {
    var pieces: [Piece] = []
    for operand in operands { pieces.append(try truth(operand)) }
    // What guards an absent value has to be asked first, and alone.
    if operands.contains(where: \.asksForPresence) {
      guard var result = pieces.popLast() else { throw Untranslatable("nothing to join") }
      for piece in pieces.reversed() {
        result = .call(
          "IF",
          sign == .and ? [piece.text, result.text, "FALSE"] : [piece.text, "TRUE", result.text])
      }
      return result
    }
    return try joined(sign == .and ? "AND" : "OR", pieces)
  }

  private func joined(_ name: String, _ pieces: [Piece]) throws(Untranslatable) -> Piece {
    guard pieces.count <= 250 else { throw Untranslatable("too many terms") }
    switch pieces.count {
    case 0: return Piece(text: name == "AND" ? "TRUE" : "FALSE", rank: .atom)
    case 1: return pieces[0]
    case _: return .call(name, pieces.map(\.text))
    }
  }

  func comparison(
    _ sign: BinaryOperator, _ left: Syntax, _ right: Syntax
  ) throws(Untranslatable) -> Piece {
    let written =
      switch sign {
      case .equal: "="
      case .notEqual: "<>"
      case _: sign.rawValue
      }
    func compared(_ first: Piece, _ second: Piece) -> Piece {
      Piece(
        text: first.text(within: .concatenation) + written
          + second.text(within: .concatenation), rank: .comparison)
    }
    switch (try term(left), try term(right)) {
    case (.number(let first), .number(let second)):
      let scale = NumberTerm.common([first, second])
      return compared(first.written(in: scale), second.written(in: scale))
    case (.truth(let first), .truth(let second)): return compared(first, second)
    case (let first, let second):
      let words = try texts(first, second)
      return compared(words.0, words.1)
    }
  }

  /// Two texts in the words of one cell.
  private func texts(_ first: Term, _ second: Term) throws(Untranslatable) -> (Piece, Piece) {
    switch (first, second) {
    case (.text(let piece, let words), .word(let word)):
      return (piece, try .quoted(words[word] ?? word))
    case (.word(let word), .text(let piece, let words)):
      return (try .quoted(words[word] ?? word), piece)
    case (.word(let first), .word(let second)): return (try .quoted(first), try .quoted(second))
    case (.text(let first, let words), .text(let second, let others)):
      guard words == others else { throw Untranslatable("words of two lists") }
      return (first, second)
    case _: throw Untranslatable("a comparison with something unknown")
    }
  }

  func membership(_ left: Syntax, _ right: Syntax) throws(Untranslatable) -> Piece {
    try membership(try term(left), try term(right))
  }

  private func membership(_ item: Term, _ list: Term) throws(Untranslatable) -> Piece {
    switch list {
    case .items(let items):
      var pieces: [Piece] = []
      for other in items { pieces.append(try equality(item, other)) }
      return try joined("OR", pieces)
    case .list(let piece, let words):
      let gap = NamedCell.separator
      let wanted: String
      switch item {
      case .word(let word): wanted = try Piece.quoted(gap + (words[word] ?? word) + gap).text
      case .text(let text, let own):
        guard own == words else { throw Untranslatable("words of two lists") }
        wanted = "\"\(gap)\"&\(text.text(within: .concatenation))&\"\(gap)\""
      case _: throw Untranslatable("a member that is no word")
      }
      return Piece(
        text: "ISNUMBER(FIND(\(wanted),\"\(gap)\"&\(piece.text)&\"\(gap)\"))", rank: .atom)
    case .number, .truth, .word, .text, .unknown:
      throw Untranslatable("membership in something that is no list")
    }
  }

  private func equality(_ first: Term, _ second: Term) throws(Untranslatable) -> Piece {
    if case .number(let left) = first, case .number(let right) = second {
      let scale = NumberTerm.common([left, right])
      return Piece(
        text: left.written(in: scale).text(within: .sum) + "="
          + right.written(in: scale).text(within: .sum), rank: .comparison)
    }
    let words = try texts(first, second)
    return Piece(text: words.0.text + "=" + words.1.text, rank: .comparison)
  }

  /// `list.exists(x, x in […])` and `list.exists(x, x == …)`: one of several words is in a list.
  func exists(_ macro: Syntax.Comprehension) throws(Untranslatable) -> Piece {
    guard macro.kind == .exists, macro.variables.count == 1,
      case .binary(let sign, let subject, let wanted) = macro.body.kind,
      case .name(macro.variables[0]) = subject.kind
    else { throw Untranslatable("a walk over a list") }
    let list = try term(macro.range)
    let sought = try term(wanted)
    switch (sign, sought) {
    case (.in, .items(let items)):
      var pieces: [Piece] = []
      for item in items { pieces.append(try membership(item, list)) }
      return try joined("OR", pieces)
    case (.equal, _): return try membership(sought, list)
    case _: throw Untranslatable("a walk over a list")
    }
  }

  func choice(
    _ condition: Syntax, _ yes: Syntax, _ no: Syntax
  ) throws(Untranslatable) -> Term {
    let asked = try truth(condition).text
    func either(_ first: Piece, _ second: Piece) -> Piece {
      .call("IF", [asked, first.text, second.text])
    }
    switch (try term(yes), try term(no)) {
    case (.truth(let first), .truth(let second)): return .truth(either(first, second))
    case (.word(let first), .word(let second)):
      return .text(either(try .quoted(first), try .quoted(second)), words: [:])
    case (.text(let first, let words), .word(let second)):
      return .text(either(first, try .quoted(words[second] ?? second)), words: words)
    case (.word(let first), .text(let second, let words)):
      return .text(either(try .quoted(words[first] ?? first), second), words: words)
    case (.text(let first, let words), .text(let second, let others)):
      guard words == others else { throw Untranslatable("words of two lists") }
      return .text(either(first, second), words: words)
    case _:
      let terms = [try number(yes), try number(no)]
      let scale = NumberTerm.common(terms)
      let piece = either(terms[0].written(in: scale), terms[1].written(in: scale))
      return .number(
        NumberTerm(piece, scale: scale, suitsAnyUnit: terms.allSatisfy(\.suitsAnyUnit)))
    }
  }

  func presence(_ operand: Syntax) throws(Untranslatable) -> Piece {
    guard let slot = expression.slot(of: operand) else {
      throw Untranslatable("the presence of something that is no name")
    }
    let named = try self.cell(slot)
    switch named.content {
    case .number: return .call("ISNUMBER", [named.reference])
    case .truth, .text, .list:
      return Piece(text: "\(named.reference)<>\"\(NamedCell.none)\"", rank: .comparison)
    case .absent: return Piece(text: "FALSE", rank: .atom)
    case .unknown: throw Untranslatable("the presence of something unknown")
    }
  }
}

extension Syntax {
  /// Whether `has(…)` occurs here or below.
  var asksForPresence: Bool {
    if case .presence = kind { return true }
    return children.contains(where: \.asksForPresence)
  }
}
