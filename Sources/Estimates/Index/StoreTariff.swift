/// Dollars for a query, or for the unit in which queries are charged.
public typealias DollarsPerQuery = Measure<Per<Dollar, Request>>

/// What a store costs a month.
///
/// month = max(least, storage × GB + memory × GB of the index + queries × price × max(floor, GB
/// searched) + writes × price × max(floor, KB) + units that hold it all)
public struct StoreTariff: Hashable, Sendable {
  /// Storage of whole vectors with their payload, of one copy.
  public var storage: DollarsPerMonthPerGigabyte?
  /// Memory of the index, of all copies.
  public var memory: DollarsPerMonthPerGigabyte?
  /// The memory that the index takes for each vector of one copy.
  public var memoryPerVector: BytesPerVector
  /// The price of a unit of reading.
  public var query: DollarsPerQuery?
  /// The gigabytes that a query counts as at least, where what it searches is charged; nil where
  /// every query counts as one unit.
  public var leastSearched: Gigabytes?
  /// The price of a unit of writing: a kilobyte.
  public var write: DollarsPerQuery?
  /// The kilobytes that a write counts as at least.
  public var leastWritten: Double
  /// The price of a unit of capacity, and the numbers of vectors that it holds.
  public var unit: CapacityUnit?
  /// What is paid in any month.
  public var least: DollarsPerMonth

  /// Capacity that is bought whole.
  public struct CapacityUnit: Hashable, Sendable {
    public let price: DollarsPerMonth
    /// Vectors × their length.
    public let numbers: Double

    public init(price: DollarsPerMonth, numbers: Double) {
      self.price = price
      self.numbers = numbers
    }
  }

  /// A tariff without prices.
  public init() {
    memoryPerVector = .zero
    leastWritten = 0
    least = .zero
  }

  /// Whether anything is priced at all.
  public var isPriced: Bool {
    storage != nil || memory != nil || query != nil || write != nil || unit != nil
  }
}

/// What is asked of a store in a month.
public struct StoreUse: Hashable, Sendable {
  /// Queries in a month.
  public let queries: RequestsPerMonth
  /// Vectors written in a month.
  public let writes: RequestsPerMonth
  /// Parts that are searched on their own, such as tenants, of equal size.
  public let parts: Int

  /// A use; negative numbers count as zero, and there is at least one part.
  public init(
    queries: RequestsPerMonth = .zero, writes: RequestsPerMonth = .zero, parts: Int = 1
  ) {
    self.queries = max(.zero, queries)
    self.writes = max(.zero, writes)
    self.parts = max(1, parts)
  }
}

extension StoreTariff {
  /// The cost of a month before the least amount is looked at, line by line.
  ///
  /// - Returns: the lines that have a price, in the order of the formula.
  public func lines(_ stored: StoredVectors, _ use: StoreUse) -> [(Line, DollarsPerMonth)] {
    let gigabytes = stored.rawWithPayload.inGigabytes
    var lines: [(Line, DollarsPerMonth)] = []
    if let storage { lines.append((.storage, storage * gigabytes)) }
    if let memory {
      let index = stored.vectors * memoryPerVector * Double(stored.copies)
      lines.append((.memory, memory * index.inGigabytes))
    }
    if let query {
      let searched = gigabytes / Double(use.parts)
      let units = leastSearched.map { max($0, searched).value } ?? 1
      lines.append((.queries, query * use.queries * units))
    }
    if let write {
      let size = stored.payload + NumberFormat.float32.bytes(dimensions: stored.dimensions)
      lines.append((.writes, write * use.writes * max(leastWritten, size.value / 1e3)))
    }
    if let unit {
      let numbers = stored.vectors.value * Double(stored.dimensions) * Double(stored.copies)
      let count = max(1, wholeNumber(numbers / unit.numbers) ?? .max)
      lines.append((.capacity, unit.price * Double(count)))
    }
    return lines
  }

  /// The cost of a month.
  public func monthly(_ stored: StoredVectors, _ use: StoreUse) -> DollarsPerMonth {
    max(least, lines(stored, use).map(\.1).sum())
  }

  /// A line of the bill.
  public enum Line: String, Hashable, Sendable, CaseIterable {
    case storage, memory, queries, writes, capacity
  }

  /// The cost of a month over the number of vectors, everything else staying as it is.
  public func curve(_ stored: StoredVectors, _ use: StoreUse) -> CostCurve<Vector> {
    let bytes = NumberFormat.float32.bytes(dimensions: stored.dimensions) + stored.payload
    let perVector = Measure<Per<Gigabyte, Vector>>(bytes.value / 1e9)
    var curve = CostCurve<Vector>(least: least)
    if let storage { curve.parts.append(.proportional(storage * perVector)) }
    if let memory {
      let perIndex = Measure<Per<Gigabyte, Vector>>(
        memoryPerVector.value * Double(stored.copies) / 1e9)
      curve.parts.append(.proportional(memory * perIndex))
    }
    if let query {
      let charge = query * use.queries
      if let leastSearched {
        let perPart = perVector.value / Double(use.parts)
        curve.parts.append(
          .floored(
            CostCurve.Slope(charge.value * perPart),
            from: perPart > 0 ? Vectors(leastSearched.value / perPart) : .infinity))
      } else {
        curve.parts.append(.fixed(charge))
      }
    }
    if let write {
      curve.parts.append(
        .fixed(write * use.writes * max(leastWritten, bytes.value / 1e3)))
    }
    if let unit, stored.dimensions > 0 {
      let held = unit.numbers / Double(stored.dimensions) / Double(stored.copies)
      curve.parts.append(.steps(unit.price, capacity: Vectors(held), least: 1))
    }
    return curve
  }
}
