import Estimates
import Quantities
public import RuleBase

/// Numbers without a unit, as people read them.
enum NumberWords {
  /// `2,000`, `100 million`.
  static func plain(_ number: Double) -> String { readable(number, in: .plain) }
}

extension EstimateSheet {
  /// Memory, disk, limits and price of an index over the stores that are known.
  ///
  /// - Parameters:
  ///   - question: vectors, index and use.
  ///   - sizes: what makers say.
  ///   - base: the rules, for the catalogue.
  ///   - stores: ids of the products to show; all when empty.
  /// - Returns: the answer.
  public static func index(
    _ question: IndexQuestion, _ sizes: StoreSizes, _ base: RuleBase, stores: [String] = []
  ) -> EstimateSheet {
    let all = sizes.estimates(question, base)
    let shown = all.filter { stores.isEmpty || stores.contains($0.entry.id) }
    let stored = question.stored
    let said = shown.filter { $0.saidBy == .maker && $0.refusals.isEmpty }.compactMap(\.memory)
    let length = NumberWords.plain(Double(stored.dimensions))
    var title = "\(stored.vectors.words) of \(length) numbers: raw \(stored.raw.words)"
    if let least = said.min(), let most = said.max() {
      title += ", in memory \(least.words) to \(most.words) by the makers' own formulas"
    }
    if stored.copies > 1 { title += ", \(stored.copies) copies" }
    var sheet = EstimateSheet("index", title: title + ".")
    sheet.addGeneral(question, sizes)
    sheet.add(
      .table(id: "stores", title: "Stores", storeColumns, shown.map { row($0) }))
    sheet.add(.remarks(id: "formulas", title: "Formulas", formulas(shown)))
    let prices = shown.flatMap { $0.tariffs.prefix(1) }.flatMap(\.tariff.prices)
    var seen: Set<String> = []
    sheet.add(
      .remarks(
        id: "prices", title: "Prices",
        prices.filter { seen.insert($0.id).inserted }.map(\.words)))
    return sheet
  }

  private mutating func addGeneral(_ question: IndexQuestion, _ sizes: StoreSizes) {
    let stored = question.stored
    let bytes = question.layout.bytesPerVector(
      dimensions: stored.dimensions, format: question.format)
    let general = stored.memory(question.layout, question.format, margin: sizes.margin)
    let bare = stored.memory(question.layout, question.format, margin: 1)
    var figures: [Figure] = [
      .init(
        "raw_gb", "raw vectors, one copy", stored.raw.words, .number(stored.raw.inGigabytes.value),
        words: "vectors × length × 4 bytes"),
      .init(
        "bytes_per_vector", "one vector in the index", Bytes(bytes.value).words,
        .number(bytes.value), words: question.words),
      .init(
        "bare_gb", "index without margin", bare.words, .number(bare.inGigabytes.value),
        words: "vectors × bytes of one × copies"),
      .init(
        "general_gb", "index with margin", general.words, .number(general.inGigabytes.value),
        words: "× \(NumberWords.plain(sizes.margin)), where a maker gives no formula"),
    ]
    for formula in sizes.formulas where formula.format == question.format {
      let memory = stored.memory(formula.sizing)
      figures.append(
        .init(
          "other_gb", formula.label ?? "", memory.words, .number(memory.inGigabytes.value),
          words: formula.words))
    }
    add(.figures(id: "figures", title: "In general", figures))
  }

  private static let storeColumns: [Column] = [
    .init("id", "store"), .init("memory_gb", "memory"), .init("disk_gb", "disk"),
    .init("said_by", "by whom"), .init("monthly_usd", "a month"), .init("limits", "limits"),
  ]

  private static func row(_ store: StoreEstimate) -> [Cell] {
    let isRefused = !store.refusals.isEmpty
    let monthly = isRefused ? nil : store.tariffs.first?.monthly
    let memory = isRefused ? nil : store.memory
    let disk = isRefused ? nil : store.disk
    let by =
      switch store.saidBy {
      case .maker: "its maker"
      case .house: "house rule"
      case .layout: "general rule"
      case .nobody: store.disk == nil ? "inside the service" : "on object storage"
      }
    return [
      .init(store.entry.label, .text(store.entry.id)),
      .init(memory?.words ?? "", memory.map { .number($0.inGigabytes.value) } ?? .null),
      .init(disk?.words ?? "", disk.map { .number($0.inGigabytes.value) } ?? .null),
      .init(isRefused ? "refused" : by),
      .init(monthly?.dollarWords ?? "", monthly.map { .number($0.value) } ?? .null),
      .init((store.refusals + store.cautions).joined(separator: "; ")),
    ]
  }

  /// Each formula once, with the stores that it is about.
  private static func formulas(_ shown: [StoreEstimate]) -> [String] {
    var order: [String] = []
    var labels: [String: [String]] = [:]
    for store in shown where store.saidBy != .nobody && store.refusals.isEmpty {
      let text = "\(store.words) (\(store.sources.joined(separator: ", ")))"
      if labels[text] == nil { order.append(text) }
      labels[text, default: []].append(store.entry.label)
    }
    return order.map { text in "\((labels[text] ?? []).joined(separator: ", ")): \(text)" }
  }
}

extension IndexQuestion {
  /// The bytes of one vector in words.
  fileprivate var words: String {
    let numbers = "length × \(format.bits) bits"
    return switch layout {
    case .flat: numbers
    case .graph(let links): "\(numbers) + 8 bytes × \(links) links"
    case .invertedLists: "\(numbers) + 8 bytes of id"
    case .productCodes(_, let parts, let bits): "\(parts) codes of \(bits) bits + 8 bytes of id"
    }
  }
}

extension Measure<Per<Dollar, Month>> {
  /// The money alone, under a heading that says month.
  var dollarWords: String { Quantities.readable(roundedToSignificantDigits(value, 3), in: .usd) }
}

extension Quantities.Unit {
  /// The US dollar.
  static let usd = Unit.named("USD") ?? .plain
}
