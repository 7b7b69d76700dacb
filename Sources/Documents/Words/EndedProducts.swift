import Decisions
import Expressions
import Facts
import OrderedCollections
import RuleBase

extension Design {
  /// A product that the client named and that new designs do not use.
  struct EndedProduct {
    let fact: Fact
    /// As the client wrote it.
    let word: String
    let entry: Catalogue.Entry
    let successor: String?
  }

  /// The products that the client named and that have ended or are no longer developed.
  var endedProducts: [EndedProduct] {
    var ended: OrderedDictionary<String, Catalogue.Entry> = [:]
    var living: Set<String> = []
    for entry in ruleBase.catalogue.roles.values.flatMap(\.entries) {
      for name in [entry.id, entry.label].map(comparable) {
        if entry.status.isRecommendable { living.insert(name) } else { ended[name] = entry }
      }
    }
    var found: [EndedProduct] = []
    for fact in resolution.facts.all where fact.isStated {
      for word in fact.words {
        let name = comparable(word)
        guard !living.contains(name), let entry = ended[name] else { continue }
        found.append(
          EndedProduct(
            fact: fact, word: word, entry: entry,
            successor: entry.supersededBy.map { ruleBase.catalogue.entry($0)?.entry.label ?? $0 }))
      }
    }
    return found
  }

  /// What a result file says of a product that has ended.
  func endedProductReport(_ ended: EndedProduct) -> ReportValue {
    [
      "fact": factReference(ended.fact.name),
      "word": .text(ended.word),
      "product": .text(ended.entry.label),
      "status": .text(ended.entry.status.rawValue),
      "status_words": .text(ended.entry.status.words),
      "note": .text(orNull: ended.entry.statusNote),
      "replaced_by": .text(orNull: ended.successor),
      "as_of": .text(ended.entry.asOf),
      "sources": .texts(ended.entry.sources),
    ]
  }

  /// A name without case, spaces and signs.
  private func comparable(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}

extension Fact {
  /// The words that the fact holds, those inside records included.
  fileprivate var words: [String] {
    guard let value else { return [] }
    return value.base.words + value.records.flatMap(\.entries).flatMap(\.fact.words)
  }
}

extension Value {
  fileprivate var words: [String] {
    switch self {
    case .string(let text): [text]
    case .list(let values): values.flatMap(\.words)
    case .null, .bool, .int, .uint, .double, .bytes, .map, .timestamp, .duration, .type, .optional,
      .opaque:
      []
    }
  }
}
