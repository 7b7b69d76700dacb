public import Estimates
import Quantities

/// What is asked of a replica that serves a model.
public struct ServingQuestion: Sendable {
  /// What is served, in the user's words.
  public let title: String
  public let scenario: ServingScenario
  /// Requests present at once; nil where the largest number within the target is asked for.
  public let concurrency: Double?
  public let target: ServingTarget
  /// The rate at the peak, where replicas are asked for.
  public let peak: RequestsPerSecond?
  /// The share of a replica used at the peak; nil for what keeps 95 % of requests from waiting.
  public let utilisation: Double?
  /// The least number of replicas.
  public let least: Int

  public init(
    title: String, scenario: ServingScenario, concurrency: Double?, target: ServingTarget,
    peak: RequestsPerSecond?, utilisation: Double?, least: Int
  ) {
    self.title = title
    self.scenario = scenario
    self.concurrency = concurrency
    self.target = target
    self.peak = peak
    self.utilisation = utilisation
    self.least = least
  }

  /// The requests present that figures are given for; nil where the target is met at none.
  public var present: Double? {
    concurrency ?? scenario.largestConcurrency(meeting: target).map { Double($0) }
  }

  /// What a replica finishes at that number, with its range; nil where it does nothing.
  public var rate: Interval<RequestsPerSecond>? {
    guard let present, scenario.memory.fits else { return nil }
    let rate = scenario.requestRate(concurrency: present)
    return Interval(low: rate.low, base: rate.value, high: rate.high)
  }
}

extension EstimateSheet {
  /// What one replica does, where its memory goes, and how many carry a load.
  public static func serving(_ question: ServingQuestion) -> EstimateSheet {
    let scenario = question.scenario
    guard scenario.memory.fits else {
      var sheet = EstimateSheet(
        "serving", title: "\(question.title): the model does not fit the memory.")
      sheet.addMemory(scenario)
      return sheet
    }
    guard let present = question.present else {
      var sheet = EstimateSheet(
        "serving",
        title: "\(question.title): the target is missed even with one request at a time.")
      sheet.addFigures(question, present: 1)
      sheet.addMemory(scenario)
      sheet.addCalibration(scenario, present: 1)
      return sheet
    }
    let tokens = scenario.throughput(concurrency: present)
    var sheet = EstimateSheet(
      "serving",
      title: "\(question.title): \(number(tokens.value.value)) tokens/s of answers with "
        + "\(NumberWords.plain(present)) requests present (\(number(tokens.low.value)) to "
        + "\(number(tokens.high.value))).")
    sheet.addFigures(question, present: present)
    sheet.addMemory(scenario)
    sheet.addReplicas(question, present: present)
    sheet.addCalibration(scenario, present: present)
    return sheet
  }

  private mutating func addFigures(_ question: ServingQuestion, present: Double) {
    let scenario = question.scenario
    let perToken = scenario.timePerToken(concurrency: present)
    let most = scenario.maximumThroughput
    let traffic = scenario.traffic
    add(
      .figures(
        id: "figures", title: "One replica",
        [
          .init(
            "concurrency", "requests present", NumberWords.plain(present), .number(present),
            words: question.concurrency == nil ? "the most within the target" : "as stated"),
          Self.figure(
            "tokens_per_second", "tokens of answers", scenario.throughput(concurrency: present),
            { Self.number($0.value) + "/s" }, scale: 1, "requests ÷ time per token"),
          Self.figure(
            "requests_per_second", "requests finished",
            scenario.requestRate(concurrency: present), { Self.number($0.value) + "/s" },
            scale: 1, "tokens/s ÷ \(NumberWords.plain(traffic.output.value)) tokens an answer"),
          Self.figure(
            "time_per_token_ms", "time per token", perToken,
            { Seconds($0.value).words }, scale: 1_000,
            "weights, cache, arithmetic, links and overhead of a step"),
          Self.figure(
            "first_token_ms", "time to the first token",
            scenario.timeToFirstToken(concurrency: present), { $0.words }, scale: 1_000,
            "prompt of \(NumberWords.plain(traffic.input.value)) tokens, with the queue"),
          Self.figure(
            "answer_s", "whole answer", scenario.answerTime(concurrency: present), { $0.words },
            scale: 1, "first token + \(NumberWords.plain(traffic.output.value)) × time per token"),
          Self.figure(
            "maximum_tokens_per_second", "most tokens with a full batch", most,
            { Self.number($0.value) + "/s" }, scale: 1, "as many requests as memory holds"),
          .init(
            "largest_batch", "largest batch",
            NumberWords.plain(scenario.memory.largestBatch.rounded(.down)),
            .number(scenario.memory.largestBatch.rounded(.down)),
            words: "free memory ÷ cache of a whole request"),
        ]))
  }

  private static func figure<Unit>(
    _ id: String, _ label: String, _ estimate: ServingEstimate<Unit>,
    _ words: (Measure<Unit>) -> String, scale: Double, _ formula: String
  ) -> Figure {
    let range = "\(words(estimate.low)) to \(words(estimate.high))"
    return Figure(
      id, label, words(estimate.value),
      [
        "low": .number(estimate.low.value * scale), "base": .number(estimate.value.value * scale),
        "high": .number(estimate.high.value * scale),
      ], words: "\(range); \(formula)")
  }

  private mutating func addMemory(_ scenario: ServingScenario) {
    let memory = scenario.memory
    let parts: [(id: String, label: String, size: Bytes, words: String)] = [
      (
        "total", "all GPUs", memory.total,
        "\(scenario.replica.gpus) × \(scenario.replica.accelerator.memory.words)"
      ),
      (
        "weights", "weights", memory.weights,
        "\(NumberWords.rounded(scenario.replica.model.parameters)) parameters, "
          + scenario.replica.precision.rawValue
      ),
      ("reserve", "kept by the engine", memory.reserve, "buffers and driver"),
      ("free", "left for caches", memory.free, "all GPUs − weights − kept"),
      (
        "per_request", "cache of a whole request", memory.perSequence,
        "prompt and answer together"
      ),
    ]
    add(
      .figures(
        id: "memory", title: "Memory",
        parts.map {
          .init(
            $0.id + "_gb", $0.label, $0.size.words, .number($0.size.inGigabytes.value),
            words: $0.words)
        }))
  }

  private mutating func addReplicas(_ question: ServingQuestion, present: Double) {
    guard let peak = question.peak, let rate = question.rate else { return }
    let servers = max(1, Int(present.rounded(.down)))
    let used =
      question.utilisation
      ?? WaitingTarget(serviceTimes: 0).largestUtilisation(servers: servers)
    let counts = [rate.high, rate.base, rate.low].map { perReplica in
      ReplicaSizing(
        peak: peak, perReplica: perReplica, utilisation: used, least: question.least)
    }
    guard let low = counts[0].replicas, let base = counts[1].replicas,
      let high = counts[2].replicas
    else { return }
    let gpus = question.scenario.replica.gpus
    add(
      .figures(
        id: "replicas", title: "Replicas for \(peak.words)",
        [
          .init(
            "utilisation", "used at the peak", format(used, in: .percent), .number(used),
            words: question.utilisation == nil
              ? "M/M/c: 95 % of requests find one of \(servers) places free" : "as stated"),
          .init(
            "replicas", "replicas", NumberWords.plain(Double(base)),
            [
              "low": .number(Double(low)), "base": .number(Double(base)),
              "high": .number(Double(high)),
            ],
            words: "\(low) to \(high); ⌈\(peak.words) ÷ (\(format(used, in: .percent)) × "
              + "\(rate.base.words))⌉, at least \(question.least)"),
          .init(
            "gpus", "GPUs", NumberWords.plain(Double(base * gpus)),
            .number(Double(base * gpus)), words: "replicas × \(gpus)"),
        ]))
  }

  private mutating func addCalibration(_ scenario: ServingScenario, present: Double) {
    let perToken = scenario.timePerToken(concurrency: present)
    let first = scenario.timeToFirstToken(concurrency: present)
    var texts: [String] = []
    let gaps = (perToken.gaps + first.gaps).map(\.words).reduce(into: [String]()) { seen, text in
      if !seen.contains(text) { seen.append(text) }
    }
    if gaps.isEmpty {
      texts.append("This lies inside what the model was calibrated on.")
    } else {
      texts.append(
        "This lies outside what the model was calibrated on, so its ranges are wider: "
          + gaps.joined(separator: "; ") + ".")
    }
    texts.append(
      "Nine of ten measurements lie within ÷ and × \(Self.number(perToken.factor)) of the time per "
        + "token and ÷ and × \(Self.number(first.factor)) of the time to the first token. Use the "
        + "latter to reject, not to promise.")
    add(.remarks(id: "calibration", title: "How far to trust this", texts))
  }

  private static func number(_ value: Double) -> String { NumberWords.rounded(value) }
}

extension CalibrationGap {
  /// What was not measured, in words.
  var words: String {
    switch self {
    case .engine(let engine): "the engine '\(engine.rawValue)' was not measured"
    case .accelerator(let id): "the GPU '\(id)' was not measured"
    case .combination(let engine, let accelerator, let precision, let kind):
      "\(engine.rawValue) on \(accelerator) with \(precision.rawValue) and a "
        + (kind == .dense ? "dense model" : "mixture of experts")
        + " was not measured together"
    case .input(let tokens, let measured):
      "prompts of \(NumberWords.plain(tokens.value)) tokens (measured: "
        + "\(NumberWords.plain(measured.lowerBound.value)) to "
        + "\(NumberWords.plain(measured.upperBound.value)))"
    case .output(let tokens, let measured):
      "answers of \(NumberWords.plain(tokens.value)) tokens (measured: "
        + "\(NumberWords.plain(measured.lowerBound.value)) to "
        + "\(NumberWords.plain(measured.upperBound.value)))"
    case .concurrency(let count, let measured):
      "\(NumberWords.plain(count)) requests present (measured: "
        + "\(NumberWords.plain(measured.lowerBound)) to \(NumberWords.plain(measured.upperBound)))"
    case .gpus(let count, let measured):
      "\(count) GPUs for a replica (measured: \(measured.lowerBound) to \(measured.upperBound))"
    case .memory(let missing): "\(missing.words) of memory are missing"
    }
  }
}
