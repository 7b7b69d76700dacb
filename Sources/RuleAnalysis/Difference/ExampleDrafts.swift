import Expressions
import Facts
import OrderedCollections
import Quantities
import RuleBase

extension Draft {
  /// The situation of a rule's example, as far as a specification can say it.
  init(_ example: RuleExample, _ base: RuleBase) {
    for given in example.given where given.slot < base.names.count {
      switch base.names.meanings[given.slot] {
      case .fact(let name):
        guard let field = base.vocabulary[name], let text = FactText.text(given.value, field) else {
          continue
        }
        facts[name.rawValue] = text
      case .outcome(let id):
        if case .known(.string(let word)) = given.value, word != "not_applicable" {
          fixed[id] = word
        }
      case .formula, .product, .quantity: continue
      }
    }
  }
}

extension FactText {
  /// A value of a fact as a specification writes it; nil for what is not known or is a list of
  /// records.
  static func text(_ value: SlotValue, _ field: Field) -> String? {
    switch value {
    case .absent: return "none"
    case .unknown: return nil
    case .known(.bool(let truth)): return truth ? "true" : "false"
    case .known(.string(let word)):
      if case .text = field.kind { return "\"\(word.filter { $0 != "\"" && $0 != "\\" })\"" }
      return word
    case .known(.list(let values)):
      let words = values.compactMap(\.text)
      return words.count == values.count ? "[\(words.joined(separator: ", "))]" : nil
    case .known(let value): return value.number.map { number($0, in: field.unit) }
    }
  }
}
