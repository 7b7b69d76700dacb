import Expressions

extension FormulaTranslator {
  func binary(
    _ sign: BinaryOperator, _ left: Syntax, _ right: Syntax
  ) throws(Untranslatable) -> Term {
    switch sign {
    case .multiply: return .number(try number(left) * (try number(right)))
    case .divide: return .number(try number(left) / (try number(right)))
    case .add: return .number(try sum(left, "+", right))
    case .subtract: return .number(try sum(left, "-", right))
    case .remainder: throw Untranslatable("a remainder")
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return .truth(try comparison(sign, left, right))
    case .in: return .truth(try membership(left, right))
    }
  }

  private func sum(
    _ left: Syntax, _ sign: String, _ right: Syntax
  ) throws(Untranslatable) -> NumberTerm {
    let terms = [try number(left), try number(right)]
    if terms.allSatisfy({ $0.piece == nil }) {
      return NumberTerm(
        constant: sign == "+" ? terms[0].scale + terms[1].scale : terms[0].scale - terms[1].scale,
        isPlain: false)
    }
    let scale = NumberTerm.common(terms)
    let first = terms[0].written(in: scale).text(within: .sum)
    let second = terms[1].written(in: scale)
    let tight = sign == "-" || second.text.hasPrefix("-")
    let text = first + sign + second.text(within: tight ? .product : .sum)
    return NumberTerm(Piece(text: text, rank: .sum), scale: scale)
  }

  func call(
    _ name: String, _ target: Syntax?, _ arguments: [Syntax]
  ) throws(Untranslatable) -> Term {
    let full = target.flatMap(\.dottedName).map { "\($0).\(name)" } ?? name
    if full == "size", target == nil, arguments.count == 1 {
      return .number(try size(arguments[0]))
    }
    guard full.hasPrefix("math."), arguments.count <= 250 else {
      throw Untranslatable("the function '\(full)'")
    }
    var terms: [NumberTerm] = []
    for argument in arguments { terms.append(try number(argument)) }
    // Rounding, roots and powers are of canonical units.
    func plain(_ place: Int) -> String { terms[place].written(in: 1).text }
    switch full {
    case "math.greatest", "math.least":
      let scale = NumberTerm.common(terms)
      let texts = terms.map { $0.written(in: scale).text }
      return .number(
        NumberTerm(.call(full == "math.greatest" ? "MAX" : "MIN", texts), scale: scale))
    case "math.abs":
      guard let piece = terms[0].piece else { return .number(terms[0]) }
      return .number(NumberTerm(.call("ABS", [piece.text]), scale: terms[0].scale))
    // Rounds towards positive infinity below nothing too, which ROUNDUP does not.
    case "math.ceil":
      let text = "-INT(-\(terms[0].written(in: 1).text(within: .atom)))"
      return .number(NumberTerm(Piece(text: text, rank: .sum), scale: 1))
    case "math.floor": return .number(NumberTerm(.call("INT", [plain(0)]), scale: 1))
    case "math.round": return .number(NumberTerm(.call("ROUND", [plain(0), "0"]), scale: 1))
    case "math.sqrt": return .number(NumberTerm(.call("SQRT", [plain(0)]), scale: 1))
    case "math.log10": return .number(NumberTerm(.call("LOG10", [plain(0)]), scale: 1))
    case "math.pow":
      return .number(NumberTerm(.call("POWER", [plain(0), plain(1)]), scale: 1))
    case _: throw Untranslatable("the function '\(full)'")
    }
  }

  /// The number of words in a list.
  private func size(_ node: Syntax) throws(Untranslatable) -> NumberTerm {
    guard case .list(let piece, _) = try term(node) else {
      throw Untranslatable("the size of something that is no list")
    }
    let list = piece.text
    let gap = NamedCell.separator
    let text =
      "IF(\(list)=\"\(NamedCell.none)\",0,"
      + "1+(LEN(\(list))-LEN(SUBSTITUTE(\(list),\"\(gap)\",\"\")))/\(gap.utf8.count))"
    return NumberTerm(Piece(text: text, rank: .atom), scale: 1)
  }
}
