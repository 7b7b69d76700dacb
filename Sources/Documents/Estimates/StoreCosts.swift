public import Estimates
import Expressions
import Facts
import OrderedCollections
public import RuleBase

/// One store under one load: whether it can hold the vectors, what they take, what a month costs.
public struct StoreEstimate: Sendable {
  /// The product.
  public let entry: Catalogue.Entry
  /// Why it can't hold them; empty where it can.
  public let refusals: [String]
  /// What to mind.
  public let cautions: [String]
  /// The memory of all copies; nil where the store takes none that the client sees.
  public let memory: Bytes?
  /// The disk of all copies; nil where it is the vendor's affair.
  public let disk: Bytes?
  /// Who says what memory it takes.
  public let saidBy: SaidBy
  /// The formula in words, and its sources.
  public let words: String
  public let sources: [String]
  /// What a month costs by each tariff that is known, the least first.
  public let tariffs: [Charge]

  /// One tariff with what it comes to.
  public struct Charge: Sendable {
    public let tariff: StoreSizes.Tariff
    /// The prices as arithmetic takes them.
    public let terms: StoreTariff
    public let monthly: DollarsPerMonth
  }

  /// Whose arithmetic it is.
  public enum SaidBy: String, Sendable {
    /// The store's own documentation.
    case maker
    /// Ourselves, about this store.
    case house
    /// The layout of the index, with a margin.
    case layout
    /// Nobody: the index is not in memory of the client's.
    case nobody
  }
}

/// What is asked about an index.
public struct IndexQuestion: Sendable {
  public var stored: StoredVectors
  public var layout: IndexLayout
  public var format: NumberFormat
  public var use: StoreUse

  public init(
    stored: StoredVectors, layout: IndexLayout, format: NumberFormat, use: StoreUse = StoreUse()
  ) {
    self.stored = stored
    self.layout = layout
    self.format = format
    self.use = use
  }

  /// Whether makers' formulas, which are about graphs, apply.
  fileprivate var isGraph: Bool {
    if case .graph = layout { return true }
    return false
  }
}

extension StoreSizes {
  /// All stores that a new design may use, in the order of the catalogue.
  ///
  /// - Parameters:
  ///   - question: vectors, index and use.
  ///   - base: the rules, for the catalogue.
  /// - Returns: an estimate for each product of the role.
  public func estimates(_ question: IndexQuestion, _ base: RuleBase) -> [StoreEstimate] {
    guard let role = base.catalogue.roles[self.role] else { return [] }
    return role.entries.filter(\.status.isRecommendable).map { entry in
      estimate(entry, in: role, question)
    }
  }

  private func estimate(
    _ entry: Catalogue.Entry, in role: Catalogue.Role, _ question: IndexQuestion
  ) -> StoreEstimate {
    let store = stores[entry.id]
    let isOwn = !Set(entry.hosting).isDisjoint(with: ["own_tenant", "on_premises", "edge"])
    let isInMemory = store?.isInMemory ?? true
    let formula =
      question.isGraph ? store?.formulas.first { $0.format == question.format } : nil
    var saidBy = StoreEstimate.SaidBy.nobody
    var memory: Bytes?
    if isOwn, isInMemory {
      saidBy = formula.map { $0.sources == ["house"] ? .house : .maker } ?? .layout
      memory =
        formula.map { question.stored.memory($0.sizing) }
        ?? question.stored.memory(question.layout, question.format, margin: margin)
    }
    let charges = tariffs(store, isOwn: isOwn && isInMemory, memory: memory).map { tariff in
      let terms = tariff.terms(memory: memory, question.stored)
      return StoreEstimate.Charge(
        tariff: tariff, terms: terms, monthly: terms.monthly(question.stored, question.use))
    }
    let copies = Double(question.stored.copies)
    return StoreEstimate(
      entry: entry, refusals: refusals(entry, in: role, store, question),
      cautions: cautions(entry, in: role, question), memory: memory,
      disk: !isOwn
        ? nil
        : memory.map { question.stored.disk(index: $0) } ?? question.stored.rawWithPayload * copies,
      saidBy: saidBy, words: saidBy == .nobody ? "" : formula?.words ?? words,
      sources: saidBy == .nobody ? [] : formula?.sources ?? sources,
      tariffs: charges.sorted { $0.monthly < $1.monthly })
  }

  private func tariffs(_ store: Store?, isOwn: Bool, memory: Bytes?) -> [Tariff] {
    (store?.tariffs ?? []) + (isOwn && memory != nil ? [servers] : [])
  }

  private func refusals(
    _ entry: Catalogue.Entry, in role: Catalogue.Role, _ store: Store?, _ question: IndexQuestion
  ) -> [String] {
    var texts: [String] = []
    if let keeps = store?.keeps, !keeps.contains(question.format) {
      texts.append("does not keep \(question.format.rawValue)")
    }
    let longest =
      store?.longest[question.format].map { Double($0) }
      ?? longestAttribute.flatMap { role.number($0, of: entry) }
    if let longest, Double(question.stored.dimensions) > longest {
      texts.append("indexes vectors of up to \(NumberWords.plain(longest)) numbers")
    }
    return texts
  }

  private func cautions(
    _ entry: Catalogue.Entry, in role: Catalogue.Role, _ question: IndexQuestion
  ) -> [String] {
    let largest = largestAttribute.flatMap { role.number($0, of: entry) }
    guard let largest, question.stored.vectors.value > largest else { return [] }
    return ["used up to \(NumberWords.plain(largest)) vectors"]
  }
}

extension StoreSizes.Tariff {
  /// The prices as arithmetic takes them.
  func terms(memory: Bytes?, _ stored: StoredVectors) -> StoreTariff {
    var terms = StoreTariff()
    let copies = Double(stored.copies)
    let vectors = stored.vectors.value
    terms.memoryPerVector = BytesPerVector(
      vectors > 0 ? (memory?.value ?? 0) / vectors / copies : 0)
    terms.storage = storage?.amount(in: "USD/GB/month").map { DollarsPerMonthPerGigabyte($0) }
    terms.memory = self.memory?.amount(in: "USD/GB/month").map { DollarsPerMonthPerGigabyte($0) }
    terms.query = query?.amount(in: "USD/query").map { DollarsPerQuery($0) }
    terms.leastSearched = searchedAtLeast
    terms.write = write?.amount(in: "USD/write").map { DollarsPerQuery($0) }
    terms.leastWritten = writtenAtLeast
    if let price = unit?.amount(in: "USD/month"), let numbers = numbers(terms, stored) {
      terms.unit = .init(price: DollarsPerMonth(price), numbers: numbers)
    }
    let isServers = self.memory != nil
    terms.least = DollarsPerMonth(
      (least?.amount(in: "USD/month") ?? 0) * (isServers ? copies : 1))
    return terms
  }

  /// The numbers of vectors that a unit holds, by its own measure or by its memory.
  private func numbers(_ terms: StoreTariff, _ stored: StoredVectors) -> Double? {
    if let unitNumbers { return unitNumbers }
    guard let unitMemory, terms.memoryPerVector > .zero else { return nil }
    return (unitMemory / terms.memoryPerVector).value * Double(stored.dimensions)
  }
}

extension Catalogue.Role {
  /// The number of an attribute of a product, in canonical units, where it is known.
  func number(_ attribute: String, of entry: Catalogue.Entry) -> Double? {
    guard let index = attributes.firstIndex(where: { $0.name.rawValue == attribute }),
      case .known(let value) = entry.values[index]
    else { return nil }
    return value.number
  }

  /// The word of an attribute of a product, where it is known.
  func text(_ attribute: String, of entry: Catalogue.Entry) -> String? {
    guard let index = attributes.firstIndex(where: { $0.name.rawValue == attribute }),
      case .known(let value) = entry.values[index]
    else { return nil }
    return value.text
  }
}
