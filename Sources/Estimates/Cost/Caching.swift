/// A store of answers that is asked before the model.
///
/// - Source: cost of a request = finding + (1 − hits) × model; the same arithmetic that papers on
///   such caches use (arXiv 2411.05276 and 2403.02694 give rates of hits).
public struct AnswerCache: Hashable, Sendable {
  /// The cost of the vector for a question.
  public let embedding: DollarsPerRequest
  /// The cost of looking it up.
  public let lookup: DollarsPerRequest
  /// The cost of an answer by the model.
  public let model: DollarsPerRequest

  /// A cache; negative costs count as zero.
  public init(
    embedding: DollarsPerRequest, lookup: DollarsPerRequest, model: DollarsPerRequest
  ) {
    self.embedding = max(.zero, embedding)
    self.lookup = max(.zero, lookup)
    self.model = max(.zero, model)
  }

  /// The mean cost of a request.
  ///
  /// - Parameter hits: the share of questions whose answer is found, moved to between 0 and 1.
  /// - Returns: finding and the answers that are not found.
  public func cost(hits: Double) -> DollarsPerRequest {
    embedding + lookup + model * (1 - min(max(0, hits), 1))
  }

  /// The share of hits beyond which it saves money; nil where not even all hits would.
  public var breakEvenHits: Double? {
    guard model > .zero else { return nil }
    let share = (embedding + lookup) / model
    return share < 1 ? share : nil
  }
}

/// A price of tokens at the start of a prompt that were read before.
///
/// - Source: factor on the cost of input = 1 − s·r·(1 − q) + s·(1 − r)·(w − 1), from the price
///   lists that charge reading at q and writing at w times the price of input.
public struct PromptCache: Hashable, Sendable {
  /// What a token that is found costs, over the price of input.
  public let read: Double
  /// What a token that is stored costs, over the price of input.
  public let write: Double

  /// A tariff; negative ratios count as zero.
  public init(read: Double, write: Double = 1) {
    self.read = max(0, read)
    self.write = max(0, write)
  }

  /// What the cost of input is multiplied with.
  ///
  /// - Parameters:
  ///   - stable: the share of the prompt that is the same from request to request, at its start.
  ///   - hits: the share of requests that find it stored.
  /// - Returns: the factor, below 1 where the cache saves money.
  public func inputFactor(stable: Double, hits: Double) -> Double {
    let share = min(max(0, stable), 1)
    let found = min(max(0, hits), 1)
    return 1 - share * found * (1 - read) + share * (1 - found) * (write - 1)
  }

  /// The share of hits beyond which it saves money: (w − 1) ÷ (w − q).
  ///
  /// - Returns: the share; nil where no share of hits is enough.
  public var breakEvenHits: Double? {
    guard write > 1 else { return read < 1 ? 0 : nil }
    guard read < 1 else { return nil }
    return (write - 1) / (write - read)
  }
}
