import ArgumentParser
import Diagnostics
import Documents
import Estimates
import OrderedCollections
import Quantities
import RuleBase

/// Own serving of a model and the prices to hold against it, as options.
struct BreakEvenArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The model; prices of its name are the ones compared unless --api names others.",
      valueName: "name"))
  var model: String?

  @Option(
    help: ArgumentHelp(
      "The GPU; its cheapest and its dearest price are used unless --gpu-price names others.",
      valueName: "name"))
  var gpu: String?

  @Option(help: ArgumentHelp("GPUs of one replica.", valueName: "count"))
  var gpus = 1

  @Option(
    help: ArgumentHelp(
      "Requests that a replica finishes, 2.99/s or a range; reckoned when absent.",
      valueName: "rate"))
  var replicaRate: String?

  @OptionGroup var how: ServingArguments

  @Option(help: ArgumentHelp("Tokens of a prompt.", valueName: "count"))
  var inputTokens = "0"

  @Option(help: ArgumentHelp("Tokens of an answer.", valueName: "count"))
  var outputTokens = "0"

  @Option(
    help: ArgumentHelp(
      "A price for a million tokens in and out: 2.5,10 or a name; may be repeated.",
      valueName: "price"))
  var api: [String] = []

  @Option(
    help: ArgumentHelp(
      "A price for an hour of a GPU: 6.88 or a name; may be repeated.", valueName: "price"))
  var gpuPrice: [String] = []

  @Option(
    help: ArgumentHelp(
      "Hours of a day over which requests come; several with commas.", valueName: "list"))
  var hours = "24,10"

  @Option(help: ArgumentHelp("Peak over the mean of those hours.", valueName: "factor"))
  var peak = "3"

  @Flag(help: "Requests come on working days only.")
  var workingDays = false

  @Option(help: ArgumentHelp("Least numbers of replicas, with commas.", valueName: "list"))
  var least = "1,2"

  @Option(help: ArgumentHelp("Share of a replica used at the peak.", valueName: "share"))
  var utilisation = "70%"

  @Option(help: ArgumentHelp("Operation by people.", valueName: "amount"))
  var operation = "$0/month"

  /// Reads all options.
  ///
  /// - Returns: the question; nil where something is wrong or missing, which is reported.
  func question(_ base: RuleBase, _ reader: inout ArgumentReader) -> BreakEvenQuestion? {
    let input = reader.quantity(inputTokens, of: "--input-tokens", in: "tokens", within: 0...1e9)
    let output = reader.quantity(
      outputTokens, of: "--output-tokens", in: "tokens", within: 0...1e9)
    let hours = reader.numbers(hours, of: "--hours", in: "h", within: 60...86_400)
    let peak = reader.quantity(peak, of: "--peak", in: "", within: 1...10_000)
    let leasts = reader.numbers(least, of: "--least", in: "", within: 1...100_000)
    let used = reader.quantity(utilisation, of: "--utilisation", in: "%", within: 0.01...1)
    let people = reader.quantity(operation, of: "--operation", in: "USD/month")
    if !(1...1_000).contains(gpus) {
      reader.report("argument/out-of-range", "--gpus can't be \(gpus)", help: "from 1 to 1,000")
    }
    let offers = offers(base, &reader)
    let rents = rents(base, &reader)
    let rate = rate(base, input: input?.base, output: output?.base, &reader)
    guard reader.diagnostics.isEmpty, let rate, let input, let output, let peak, let used,
      let people
    else { return nil }
    let names = [model, gpu.map { "\(gpus) × \($0)" }].compactMap(\.self)
    return BreakEvenQuestion(
      title: names.isEmpty ? "Own serving" : names.joined(separator: " on "), offers: offers,
      rents: rents, gpus: gpus,
      perReplica: rate.interval, rateWords: rate.words, input: Tokens(input.base),
      output: Tokens(output.base),
      utilisation: used.base, leasts: leasts.map { Int($0.rounded()) },
      shapes: hours.map { seconds in
        (
          "\(format(seconds / 3_600)) h",
          DailyLoad(
            perDay: .zero, activeTime: Seconds(seconds).converted(), peakFactor: peak.base,
            days: workingDays ? .workingDays : .everyDay)
        )
      },
      operation: DollarsPerSecond(people.base).converted())
  }

  /// What a replica finishes: as stated, or by the model of serving within the latencies asked.
  private func rate(
    _ base: RuleBase, input: Double?, output: Double?, _ reader: inout ArgumentReader
  ) -> (interval: Interval<RequestsPerSecond>, words: String)? {
    if replicaRate != nil {
      return reader.quantity(
        replicaRate, of: "--replica-rate", in: "requests/s", within: 1e-9...1e9
      ).map {
        (
          Interval(
            low: RequestsPerSecond($0.low), base: RequestsPerSecond($0.base),
            high: RequestsPerSecond($0.high)), "as stated"
        )
      }
    }
    guard let model, let gpu else {
      reader.report(
        "argument/missing-rate", "what a replica finishes is not known",
        help: "give --replica-rate, or --model and --gpu with --precision and --engine")
      return nil
    }
    let target = how.target(&reader)
    let scenario = how.scenario(
      base, model: model, gpu: gpu, gpus: gpus, input: input, output: output, &reader)
    guard let scenario else { return nil }
    let question = ServingQuestion(
      title: "", scenario: scenario, concurrency: nil, target: target, peak: nil,
      utilisation: nil, least: 1)
    guard let rate = question.rate, let present = question.present else {
      reader.report(
        "argument/target-missed", "a replica does not keep to these latencies, or lacks memory",
        help: "'archwright estimate serving' shows what it does")
      return nil
    }
    return (rate, "by the model of serving with \(format(present)) requests present")
  }

  /// Dollars a second, in which amounts for a time are read.
  private typealias DollarsPerSecond = Measure<Per<Dollar, Second>>

  // MARK: - Prices for tokens

  private func offers(
    _ base: RuleBase, _ reader: inout ArgumentReader
  ) -> [BreakEvenQuestion.Offer] {
    let named = api.isEmpty ? model.map { Self.stems(of: $0, base) } ?? [] : api
    if named.isEmpty {
      reader.report(
        "argument/no-price", model.map { "no price of '\($0)' is known" } ?? "no price is given",
        help: "give --api 2.5,10, or a name such as bedrock/llama-3.3-70b")
    }
    return named.compactMap { text in
      let ends = ["input", "output"].map { base.prices["\(text)/\($0)"] }
      if let input = ends[0], let output = ends[1] {
        return .init(
          label: text, input: DollarsPerMillionTokens(input.value * 1e6),
          output: DollarsPerMillionTokens(output.value * 1e6),
          words: "\(text): \(input.text) in, \(output.text) out (\(input.asOf), \(input.source))")
      }
      guard text.first?.isNumber == true || text.first == "$" else {
        let stems = Set(base.prices.keys.filter { $0.hasSuffix("/input") }.map { $0.dropLast(6) })
        let known = stems.map(String.init).sorted()
        reader.report(
          "argument/unknown-price", "no prices are called '\(text)'",
          help: nearest(text, in: known).map { "did you mean '\($0)'?" })
        return nil
      }
      let numbers = reader.numbers(text, of: "--api", in: "USD/1M tokens")
      guard numbers.count == 2 else {
        reader.report(
          "argument/two-prices", "--api '\(text)' is not two prices",
          help: "write the price of input and of output: 2.5,10")
        return nil
      }
      return .init(
        label: "$\(text)", input: DollarsPerMillionTokens(numbers[0] * 1e6),
        output: DollarsPerMillionTokens(numbers[1] * 1e6),
        words: "$\(text): as stated, for a million tokens in and out")
    }
  }

  /// Where prices of a model are known, as `vendor/model`.
  private static func stems(of model: String, _ base: RuleBase) -> [String] {
    base.prices.keys.filter { $0.hasSuffix("/\(model)/input") }.map { String($0.dropLast(6)) }
  }

  // MARK: - Prices for GPUs

  private func rents(
    _ base: RuleBase, _ reader: inout ArgumentReader
  ) -> [BreakEvenQuestion.Rent] {
    let named = gpuPrice.isEmpty ? gpu.map { Self.extremes(of: $0, base) } ?? [] : gpuPrice
    if named.isEmpty {
      reader.report(
        "argument/no-price", gpu.map { "no price of '\($0)' is known" } ?? "no GPU is given",
        help: "give --gpu-price 6.88, or a name such as aws/h100/on_demand")
    }
    return named.compactMap { text in
      if let price = base.prices[text] {
        guard price.unit.dimension == .moneyPerTime else {
          reader.report("argument/wrong-price", "'\(text)' is no price for an hour")
          return nil
        }
        return .init(
          label: text, price: DollarsPerHour(price.value * 3_600),
          words: "\(text): \(price.text) (\(price.asOf), \(price.source))")
      }
      guard text.first?.isNumber == true || text.first == "$" else {
        reader.report(
          "argument/unknown-price", "no price is called '\(text)'",
          help: nearest(text, in: Array(base.prices.keys)).map { "did you mean '\($0)'?" })
        return nil
      }
      return reader.quantity(text, of: "--gpu-price", in: "USD/GPU-hour").map {
        .init(
          label: "$\(format($0.base * 3_600))/h", price: DollarsPerHour($0.base * 3_600),
          words: "\(text): as stated, for an hour of a GPU")
      }
    }
  }

  /// The cheapest and the dearest price on demand of a GPU, each once.
  private static func extremes(of gpu: String, _ base: RuleBase) -> [String] {
    let found = base.prices.values.filter {
      $0.id.hasSuffix("/\(gpu)/on_demand") && $0.unit.dimension == .moneyPerTime
    }.sorted { ($0.value, $0.id) < ($1.value, $1.id) }
    guard let first = found.first?.id, let last = found.last?.id else { return [] }
    return first == last ? [first] : [first, last]
  }
}
