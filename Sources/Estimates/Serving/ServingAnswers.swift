#if canImport(Glibc)
  import Glibc
#else
  import Foundation
#endif

extension ServingScenario {
  /// One prompt read by itself, without a queue: the least that the first token can take.
  public var promptTime: ServingEstimate<Second> {
    estimate(times(decoding: 1).promptAlone, .timeToFirstToken, concurrency: 1)
  }

  /// The mean time between two tokens of an answer.
  ///
  /// - Parameter concurrency: requests present, those that wait included.
  /// - Returns: the figure with its range.
  public func timePerToken(concurrency: Double) -> ServingEstimate<Per<Second, Token>> {
    estimate(
      steadyState(concurrency: concurrency).timePerToken / Tokens(1), .timePerOutputToken,
      concurrency: concurrency)
  }

  /// The mean time from a request to the first token of its answer.
  ///
  /// - Parameter concurrency: requests present, those that wait included.
  /// - Returns: the figure with its range.
  public func timeToFirstToken(concurrency: Double) -> ServingEstimate<Second> {
    estimate(
      firstToken(steadyState(concurrency: concurrency)), .timeToFirstToken,
      concurrency: concurrency)
  }

  /// The mean time of a whole answer.
  ///
  /// - Parameter concurrency: requests present, those that wait included.
  /// - Returns: the figure with its range.
  public func answerTime(concurrency: Double) -> ServingEstimate<Second> {
    let state = steadyState(concurrency: concurrency)
    let writing = state.timePerToken * max(traffic.output.value - 1, 0)
    return estimate(
      firstToken(state) + writing, .timePerOutputToken, concurrency: concurrency)
  }

  /// Tokens of answers a second, all requests together.
  ///
  /// - Parameter concurrency: requests present, those that wait included.
  /// - Returns: the figure with its range.
  public func throughput(concurrency: Double) -> ServingEstimate<Per<Token, Second>> {
    let state = steadyState(concurrency: concurrency)
    return estimate(rate(state), .timePerOutputToken, concurrency: concurrency)
  }

  /// The most tokens of answers a second, with as many requests as memory holds and more waiting.
  public var maximumThroughput: ServingEstimate<Per<Token, Second>> {
    let state = steadyState(concurrency: nil)
    return estimate(
      rate(state) * coefficients.throughputRunShare, .maximumThroughput,
      concurrency: nil)
  }

  /// Nothing is written where the model does not fit.
  func rate(_ state: SteadyState) -> TokensPerSecond {
    state.concurrency > 0 && memory.fits ? Tokens(state.decoding) / state.timePerToken : .zero
  }

  /// The overhead of a request, its own prompt, the prompts before it, and the wait for memory.
  ///
  /// Prompts wait for each other in two ways: as the share of time that goes into prompts tells
  /// (the queue), and where requests come in bursts, as they do at the start of a measurement.
  private func firstToken(_ state: SteadyState) -> Seconds {
    let terms = coefficients.firstToken
    let memory = memory
    let share = min(
      promptShare(
        Times(
          decodeStep: state.decodeStep, promptInStep: state.promptInStep,
          promptAlone: state.promptAlone), sequences: state.resident), 1)
    let room = max(memory.largestBatch, 1)
    let others = max(min(state.concurrency, room) - 1, 0)
    let burst = terms.burstShare * others / 2
    let queue = terms.queueShare * others * pow(share, terms.queueExponent)
    let waiting = max(state.concurrency - room, 0) / room
    let overhead = terms.request + terms.requestPerSequence * state.concurrency
    return terms.factor
      * (overhead + terms.steps * state.decodeStep + terms.ownPasses * state.promptAlone
        + state.promptAlone * ((burst + queue) * terms.waitFactor)
        + state.timePerToken * (terms.memoryQueueShare * waiting * traffic.output.value))
  }
}
