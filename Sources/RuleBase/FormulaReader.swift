import Diagnostics
import Expressions
import LocatedYAML
import OrderedCollections
import Quantities

/// Reads named formulas.
struct FormulaReader {
  /// Keys that are read by others, and so are not unknown.
  private let otherKeys: [String]
  private(set) var diagnostics: [Diagnostic] = []
  private let prices: PriceReader?

  /// A reader.
  ///
  /// - Parameters:
  ///   - otherKeys: keys that are read by others, and so are not unknown.
  ///   - prices: the prices that a formula may name; without them none may.
  init(besides otherKeys: [String] = [], prices: PriceReader? = nil) {
    self.otherKeys = otherKeys
    self.prices = prices
  }

  /// Reads one formula with its expression compiled in the reader's environment.
  mutating func read(_ node: Node, _ expressions: inout ExpressionReader) -> Formula? {
    var fields = FieldReader(node, of: "a formula", prefix: "rule")
    let id = fields.text("id")
    let reference = prices == nil ? nil : fields.optionalLocatedText("price")
    let text = reference == nil ? fields.node("expression") : nil
    let unitText = fields.optionalText("unit") ?? ""
    _ = fields.optionalText("kind")
    for key in otherKeys { _ = fields.optionalNode(key) }
    let label = fields.text("label")
    let words = fields.optionalText("words") ?? ""
    let isHeadline = fields.boolean("headline", default: false)
    var sources = fields.texts("sources").map(\.value)
    let unit = unitText.isEmpty ? Unit.plain : Unit.named(unitText)
    if unit == nil {
      fields.report(
        Diagnostic("rule/unknown-unit", "'\(unitText)' is not a known unit", at: node.location))
    }
    diagnostics += fields.finish()
    var price: Price?
    if let reference { price = self.price(reference, in: unit) }
    guard let id, let label, let unit,
      let source = text
        ?? price.map({ Node(.scalar(.init(text: $0.expression)), at: $0.location) }),
      let expression = expressions.compile(source, expecting: node.declaredType)
    else { return nil }
    if let price, !sources.contains(price.source) { sources.insert(price.source, at: 0) }
    return Formula(
      id: id, expression: expression, unit: unit, label: label, words: words,
      isHeadline: isHeadline, sources: sources, price: price?.id, location: node.location)
  }

  /// The price that a formula names, if it measures the same as the formula.
  private mutating func price(_ name: Located<String>, in unit: Quantities.Unit?) -> Price? {
    guard let prices else { return nil }
    guard let price = prices.prices[name.value] else {
      if !prices.faulty.contains(name.value) {
        diagnostics.append(.unknownPrice(name.value, at: name.location, known: prices.prices.keys))
      }
      return nil
    }
    guard let unit else { return nil }
    guard price.unit.dimension == unit.dimension else {
      diagnostics.append(.priceDimension(price, unit, at: name.location))
      return nil
    }
    return price
  }
}

extension Price {
  /// A constant of the expression language with the price's value: `usd_per_hour(6.88)`.
  fileprivate var expression: String {
    let forms = QuantityLiteral.forms.filter { $0.dimension == unit.dimension }
    let form = forms.first { $0.factor / $0.divisor == unit.factor } ?? forms.first
    if let form {
      let number = roundedToSignificantDigits(value * form.divisor / form.factor, 12)
      return "\(form.name)(\(number))"
    }
    // No call has this dimension, so it is made from those of its measures.
    let dimension = unit.dimension
    let measures = [("usd", dimension.money), ("bytes", dimension.data), ("s", dimension.time)]
    let factors = measures.map { name, exponent in
      String(repeating: exponent < 0 ? " / \(name)(1)" : " * \(name)(1)", count: abs(Int(exponent)))
    }
    return "\(value)" + factors.joined()
  }
}

extension Diagnostic {
  static func unknownPrice(
    _ name: String, at location: SourceLocation, known: some Sequence<String>
  ) -> Diagnostic {
    Diagnostic(
      "rule/unknown-price", "no price is called '\(name)'", at: location,
      help: nearest(name, in: known.sorted()).map { "did you mean '\($0)'?" })
  }

  static func priceDimension(
    _ price: Price, _ unit: Quantities.Unit, at location: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      "rule/price-dimension",
      "the price '\(price.id)' is in \(price.unit) (\(price.unit.dimension)), "
        + "which can't be told in \(unit) (\(unit.dimension))", at: location,
      notes: [.init("the price is stated here", at: price.location)])
  }
}
