public import Estimates
import Quantities

/// Serving of one's own against prices for each request: what is varied to make cases of it.
public struct BreakEvenQuestion: Sendable {
  /// A price for a request by somebody else.
  public struct Offer: Sendable {
    /// Whose, as `bedrock/llama-3.3-70b`.
    public let label: String
    /// For input and for output.
    public let input: DollarsPerMillionTokens
    public let output: DollarsPerMillionTokens
    /// Where the prices come from, for a remark.
    public let words: String

    public init(
      label: String, input: DollarsPerMillionTokens, output: DollarsPerMillionTokens,
      words: String
    ) {
      self.label = label
      self.input = input
      self.output = output
      self.words = words
    }
  }

  /// A price for an hour of a GPU.
  public struct Rent: Sendable {
    public let label: String
    public let price: DollarsPerHour
    public let words: String

    public init(label: String, price: DollarsPerHour, words: String) {
      self.label = label
      self.price = price
      self.words = words
    }
  }

  /// What serves, in words: `llama-3.3-70b on 2 × h100`.
  public let title: String
  public let offers: [Offer]
  public let rents: [Rent]
  public let gpus: Int
  /// What a replica finishes; how far off that may be is part of it.
  public let perReplica: Interval<RequestsPerSecond>
  /// Where that rate comes from.
  public let rateWords: String
  public let input: Tokens
  public let output: Tokens
  public let utilisation: Double
  /// Least numbers of replicas to tell apart.
  public let leasts: [Int]
  /// Hours and peak factors to tell apart, with their names.
  public let shapes: [(label: String, shape: DailyLoad)]
  public let operation: DollarsPerMonth

  public init(
    title: String, offers: [Offer], rents: [Rent], gpus: Int,
    perReplica: Interval<RequestsPerSecond>, rateWords: String, input: Tokens, output: Tokens,
    utilisation: Double, leasts: [Int], shapes: [(label: String, shape: DailyLoad)],
    operation: DollarsPerMonth
  ) {
    self.title = title
    self.offers = offers
    self.rents = rents
    self.gpus = max(1, gpus)
    self.perReplica = perReplica
    self.rateWords = rateWords
    self.input = input
    self.output = output
    self.utilisation = utilisation
    self.leasts = leasts
    self.shapes = shapes
    self.operation = operation
  }

  /// What a request costs at an offer.
  func price(_ offer: Offer) -> DollarsPerRequest {
    let cost = offer.input * input.inMillions + offer.output * output.inMillions
    return cost / Requests(1.0)
  }

  /// Own serving at a rent.
  func own(_ rent: Rent, least: Int, rate: RequestsPerSecond) -> SelfHosting {
    SelfHosting(
      replica: (rent.price * Double(gpus)).converted(), perReplica: rate,
      utilisation: utilisation, least: least, operation: operation)
  }
}

/// One case of the break-even.
struct BreakEvenCase {
  let offer: BreakEvenQuestion.Offer
  let rent: BreakEvenQuestion.Rent
  let shape: (label: String, shape: DailyLoad)
  let least: Int
  let base: BreakEven
  /// With the rate of a replica at the lower and upper end.
  let slow: BreakEven
  let fast: BreakEven

  /// Whether an answer changes between the ends of the rate.
  var isUncertain: Bool { (slow.verdict == .never) != (fast.verdict == .never) }
}

extension BreakEvenQuestion {
  /// Every combination, by offer, rent, shape and least number.
  var cases: [BreakEvenCase] {
    var cases: [BreakEvenCase] = []
    for offer in offers {
      for rent in rents {
        for shape in shapes {
          for least in leasts {
            func solve(_ rate: RequestsPerSecond) -> BreakEven {
              BreakEven(
                price: price(offer), against: own(rent, least: least, rate: rate),
                shape: shape.shape)
            }
            cases.append(
              BreakEvenCase(
                offer: offer, rent: rent, shape: shape, least: least,
                base: solve(perReplica.base), slow: solve(perReplica.low),
                fast: solve(perReplica.high)))
          }
        }
      }
    }
    return cases
  }
}

extension EstimateSheet {
  /// At which volume own serving is cheaper, for each combination of price, hours and replicas.
  public static func breakEven(_ question: BreakEvenQuestion) -> EstimateSheet {
    let cases = question.cases
    let cheaper = cases.filter { $0.base.verdict != .never }
    let volumes = cheaper.compactMap(\.base.verdict.first).sorted()
    var title = "\(question.title) against prices for tokens: "
    if let least = volumes.first, let most = volumes.last {
      title +=
        "own serving is cheaper in \(cheaper.count) of \(cases.count) cases, from "
        + (least == most ? least.words : "\(least.words) to \(most.words)") + "."
    } else {
      title += "own serving is cheaper at no volume, in none of \(cases.count) cases."
    }
    var sheet = EstimateSheet("breakeven", title: title)
    sheet.addInputs(question)
    sheet.add(
      .table(
        id: "cases", title: "Cases",
        [
          .init("price", "price of"), .init("rent", "GPUs of"), .init("hours", "peak over"),
          .init("least", "least"), .init("from", "own is cheaper from"),
          .init("always", "always from"), .init("asymptote", "own at best"),
          .init("price_per_1000", "price"),
        ], cases.map { row($0) }))
    sheet.add(.remarks(id: "remarks", title: "How to read this", remarks(question, cases)))
    sheet.addCurves(question)
    sheet.add(
      .remarks(
        id: "prices", title: "Prices",
        question.offers.map(\.words) + question.rents.map(\.words)))
    return sheet
  }

  private mutating func addInputs(_ question: BreakEvenQuestion) {
    let rate = question.perReplica
    let ends = rate.isExact ? "" : ", \(rate.low.words) to \(rate.high.words)"
    add(
      .figures(
        id: "figures", title: "One replica",
        [
          .init(
            "tokens", "tokens of a request",
            "\(NumberWords.plain(question.input.value)) in, "
              + "\(NumberWords.plain(question.output.value)) out",
            .list([.number(question.input.value), .number(question.output.value)])),
          .init(
            "requests_per_second", "rate when always busy", rate.base.words,
            .list([.number(rate.low.value), .number(rate.base.value), .number(rate.high.value)]),
            words: question.rateWords + ends),
          .init(
            "utilisation", "used at the peak", format(question.utilisation, in: .percent),
            .number(question.utilisation)),
          .init(
            "operation", "operation by people", question.operation.words,
            .number(question.operation.value)),
        ]
          + question.rents.map { rent in
            let replica = question.own(rent, least: 1, rate: rate.base).replica
            return .init(
              "replica_usd", "replica at \(rent.label)", replica.words, .number(replica.value),
              words: "\(question.gpus) GPUs × \(rent.price.words) × 730 h")
          }))
  }

  private static func row(_ given: BreakEvenCase) -> [Cell] {
    let base = given.base
    let first = base.verdict.first
    let always = base.verdict.always
    var from = first.map { NumberWords.plain(roundedToSignificantDigits($0.value, 3)) } ?? "never"
    if given.isUncertain { from += " *" }
    return [
      .init(given.offer.label), .init(given.rent.label), .init(given.shape.label),
      .init("\(given.least)", .number(Double(given.least))),
      .init(from, first.map { .number($0.value) } ?? .null),
      .init(
        always.map { NumberWords.plain(roundedToSignificantDigits($0.value, 3)) } ?? "never",
        always.map { .number($0.value) } ?? .null),
      .init(base.asymptote.thousandWords, .number(base.asymptote.value * 1_000)),
      .init(base.price.thousandWords, .number(base.price.value * 1_000)),
    ]
  }

  private static func remarks(
    _ question: BreakEvenQuestion, _ cases: [BreakEvenCase]
  ) -> [String] {
    var texts = [
      "Volumes are requests a day. 'Own at best' and 'price' are for 1,000 requests: the first is "
        + "replica ÷ what it carries in a month, which a large volume comes to; where it is not "
        + "below the price, own serving is never cheaper.",
      "Replicas come in whole numbers: between the two volumes the price is cheaper again wherever "
        + "one more replica has just been added.",
    ]
    if cases.contains(where: \.isUncertain) {
      texts.append(
        "* The rate of a replica is known to ÷ or × "
          + NumberWords.plain(question.perReplica.high / question.perReplica.base)
          + " only, and the answer changes within that.")
    }
    texts.append("That both models are good enough for the task is assumed, and not examined here.")
    return texts
  }

  // MARK: - Curve

  /// The costs over the volume: first offer and rent, first hours, largest least number.
  private mutating func addCurves(_ question: BreakEvenQuestion) {
    guard let rent = question.rents.first, let shape = question.shapes.first,
      let least = question.leasts.last
    else { return }
    let own = question.own(rent, least: least, rate: question.perReplica.base).curve(shape.shape)
    let offers = question.offers.map { ($0, shape.shape.curve(at: question.price($0))) }
    let volumes = CurvePoints.volumes.map { RequestsPerDay($0) }
    add(
      .table(
        id: "curve",
        title: "Cost of a month over requests a day (\(rent.label), \(shape.label), "
          + "at least \(least); > is dearer than own)",
        [.init("requests_per_day", "requests/day"), .init("own", "own")]
          + question.offers.map { .init($0.label, $0.label) },
        volumes.map { volume in
          [.init(NumberWords.plain(volume.value), .number(volume.value))]
            + [own.cost(at: volume)].map { Cell($0.dollarWords, .number($0.value)) }
            + offers.map { offer in
              let cost = offer.1.cost(at: volume)
              let mark = cost > own.cost(at: volume) ? " >" : ""
              return Cell(cost.dollarWords + mark, .number(cost.value))
            }
        }))
  }
}

/// The volumes at which curves are printed.
enum CurvePoints {
  /// From a thousand to ten million, three to a decade.
  static let volumes: [Double] = [
    1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 5e6, 1e7,
  ]
}

extension BreakEven.Verdict {
  /// The volume from which on own serving is cheaper for the first time.
  var first: RequestsPerDay? {
    switch self {
    case .never: nil
    case .from(let first, _, _): first
    case .unsettled(let first, _): first
    }
  }

  /// The volume from which on it always is.
  var always: RequestsPerDay? {
    switch self {
    case .never: nil
    case .from(_, let always, _): always
    case .unsettled: nil
    }
  }
}

extension Measure<Per<Dollar, Request>> {
  /// The money for a thousand requests, under a heading that says so.
  var thousandWords: String {
    value.isFinite ? readable(roundedToSignificantDigits(value * 1_000, 3), in: .usd) : "none"
  }
}
