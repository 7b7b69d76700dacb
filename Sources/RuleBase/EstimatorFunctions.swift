import Estimates
public import Expressions
import Facts
import Quantities
import Synchronization

/// The estimators as functions of the rules' language.
///
/// They are declared before any rule is read, and know the catalogue as soon as it is there: until
/// then, and for products without a shape, they come to nothing.
public final class EstimatorFunctions: Sendable {
  private struct State {
    var knowledge: (catalogue: Catalogue, estimators: [Estimator])?
    /// The days of prices by their ids, and the day of the rules.
    var priceDays: [String: CalendarDay] = [:]
    var day: CalendarDay?
    /// What the serving model needs of the catalogue, read when first asked for.
    var products: ServingProducts?
    /// Replicas by model, accelerator and engine.
    var scenarios: [String: ServingScenario?] = [:]
  }

  private let state = Mutex(State())

  init() {}

  /// Lets the functions know the catalogue, the numbers of estimators, and how old prices are.
  func learn(from base: RuleBase) {
    state.withLock { state in
      state.knowledge = (base.catalogue, base.estimators)
      state.priceDays = base.prices.reduce(into: [:]) { days, price in
        days[price.key] = CalendarDay(price.value.asOf)
      }
      state.day = CalendarDay(base.version)
    }
  }

  /// The declarations, in the order of their names.
  public var declarations: [FunctionDeclaration] {
    [
      FunctionDeclaration(
        ofHost: "break_even.rate",
        parameters: [
          .quantity(.moneyPerTime), .quantity(.rate), .double, .quantity(.moneyPerTime),
          .quantity(.money), .double,
        ], result: .quantity(.rate)
      ) { breakEven($0) },
      FunctionDeclaration(
        ofHost: "queueing.utilisation", parameters: [.double, .double], result: .double
      ) { arguments in
        let servers = min(max(1, arguments.number(0)), 1e6)
        return WaitingTarget(serviceTimes: arguments.number(1))
          .largestUtilisation(servers: Int(servers))
      },
      FunctionDeclaration(
        ofHost: "price.age", parameters: [.string, .string], result: .quantity(.time)
      ) { [self] arguments in priceAge(arguments) },
      // The model, the accelerator, the inference server, tokens in and tokens out stand first.
      replica("batch", [.quantity(.time)], .none) { scenario, arguments in
        let limit = Measure<Per<Second, Token>>(arguments.number(5))
        return scenario.largestConcurrency(meeting: ServingTarget(timePerToken: limit))
          .map(Double.init) ?? 0
      },
      replica("cache", [], .data) { scenario, _ in scenario.memory.perSequence.value },
      replica("first_token", [.double], .time) { scenario, arguments in
        scenario.timeToFirstToken(concurrency: arguments.number(5)).value.value
      },
      replica("first_token_error", [.double], .none) { scenario, arguments in
        scenario.timeToFirstToken(concurrency: arguments.number(5)).factor
      },
      replica("memory_batch", [], .none) { scenario, _ in scenario.memory.largestBatch },
      replica("rate", [.double], .rate) { scenario, arguments in
        let batch = arguments.number(5)
        return batch < 1 ? 0 : scenario.requestRate(concurrency: batch).value.value
      },
      replica("rate_error", [.double], .none) { scenario, arguments in
        scenario.requestRate(concurrency: max(1, arguments.number(5))).factor
      },
      replica("reserve", [], .data) { scenario, _ in scenario.memory.reserve.value },
      replica("running", [.double, .quantity(.rate)], .none) { scenario, arguments in
        scenario.concurrency(
          at: RequestsPerSecond(arguments.number(6)), atMost: max(1, arguments.number(5)))
      },
      replica("time_error", [.double], .none) { scenario, arguments in
        scenario.timePerToken(concurrency: arguments.number(5)).factor
      },
      replica("time_per_token", [.double], .time) { scenario, arguments in
        scenario.timePerToken(concurrency: arguments.number(5)).value.value
      },
      replica("weights", [], .data) { scenario, _ in scenario.memory.weights.value },
    ]
  }

  /// The time from the date of a price to a day, or to that of the rules where the day is no date.
  ///
  /// - Returns: seconds; not a number where no such price or date is known.
  private func priceAge(_ arguments: CallArguments) -> Double {
    let (read, rules) = state.withLock { state in
      (arguments.text(0).flatMap { state.priceDays[$0] }, state.day)
    }
    guard let read, let day = arguments.text(1).flatMap({ CalendarDay($0) }) ?? rules else {
      return .nan
    }
    return Days(Double(max(0, day.days(since: read)))).converted(to: Second.self).value
  }

  private func replica(
    _ name: String, _ more: [ExpressionType], _ result: Dimension,
    _ body: @escaping @Sendable (ServingScenario, CallArguments) -> Double
  ) -> FunctionDeclaration {
    FunctionDeclaration(
      ofHost: "replica.\(name)",
      parameters: [.string, .string, .string, .double, .double] + more,
      result: result == .none ? .double : .quantity(result)
    ) { [self] arguments in
      guard let scenario = scenario(arguments) else { return .nan }
      return body(scenario, arguments)
    }
  }

  private func scenario(_ arguments: CallArguments) -> ServingScenario? {
    guard let model = arguments.text(0), let accelerator = arguments.text(1),
      let engine = arguments.text(2)
    else { return nil }
    let traffic = Traffic(
      input: Tokens(arguments.number(3)), output: Tokens(arguments.number(4)))
    let key = "\(model)/\(accelerator)/\(engine)"
    let known = state.withLock { state in
      if let scenario = state.scenarios[key] { return scenario }
      if let knowledge = state.knowledge, state.products == nil {
        state.products = ServingProducts(knowledge.catalogue, knowledge.estimators)
      }
      let scenario = state.products?.scenario(
        model: model, accelerator: accelerator, engine: engine, traffic)
      state.scenarios[key] = scenario
      return scenario
    }
    return known?.under(traffic)
  }
}

/// The rate of requests, over all hours, from which own serving costs less than a price for each.
///
/// The arguments are the rent of a replica, the rate that it carries, the least number of replicas,
/// what people cost, the price of a request, and the peak against the mean.
///
/// - Returns: not a number where there is no such rate.
private func breakEven(_ arguments: CallArguments) -> Double {
  let month = Measure<Month>(1).converted(to: Second.self).value
  let own = SelfHosting(
    replica: DollarsPerMonth(arguments.number(0) * month),
    perReplica: RequestsPerSecond(arguments.number(1)), utilisation: 1,
    least: Int(min(max(1, arguments.number(2)), 1e6)),
    operation: DollarsPerMonth(arguments.number(3) * month))
  let shape = DailyLoad(perDay: .zero, peakFactor: arguments.number(5))
  let found = BreakEven(
    price: DollarsPerRequest(arguments.number(4)), against: own, shape: shape)
  switch found.verdict {
  case .from(let volume, _, _): return volume.converted(to: Second.self).value
  case .unsettled(let volume?, _): return volume.converted(to: Second.self).value
  case .never, .unsettled: return .nan
  }
}
