/// What happens in a replica in which a number of requests is always present.
struct SteadyState: Hashable, Sendable {
  /// Requests in the replica, those that wait for memory included.
  var concurrency: Double
  /// Requests that hold memory.
  var resident: Double
  /// Of those, how many write at a time, on average.
  var decoding: Double
  /// A step in which nothing but decoding is done.
  var decodeStep: Seconds
  /// What one prompt adds to the steps that it shares with others.
  var promptInStep: Seconds
  /// One prompt by itself.
  var promptAlone: Seconds
  /// The mean time between two tokens of a request, the steps of others' prompts included.
  var timePerToken: Seconds
}

extension ServingScenario {
  /// The state with that many requests present.
  ///
  /// - Parameter concurrency: requests present; nil for as many as fit at their full length.
  /// - Returns: what the replica does then.
  func steadyState(concurrency: Double?) -> SteadyState {
    let memory = memory
    let present = concurrency ?? memory.largestBatch
    let resident = min(present, max(memory.mostRunning, 1))
    let output = traffic.output.value
    var decoding = resident
    // Who waits for his first token does not decode; two rounds settle it.
    for _ in 0..<2 {
      let times = times(decoding: decoding)
      let share = promptShare(times, sequences: resident)
      let wait =
        times.promptAlone + times.decodeStep * 0.5
        + times.promptInStep * (coefficients.promptWaitShare * (resident - 1) * share)
      let perToken = times.decodeStep + times.promptInStep * ((resident - 1) / output)
      let writing = perToken * output
      decoding = max(resident * (writing / (writing + wait)), min(resident, 1))
    }
    let times = times(decoding: decoding)
    let perToken = times.decodeStep + times.promptInStep * (max(decoding - 1, 0) / output)
    return SteadyState(
      concurrency: present, resident: resident, decoding: decoding,
      decodeStep: times.decodeStep, promptInStep: times.promptInStep,
      promptAlone: times.promptAlone, timePerToken: perToken * coefficients.stepFactor)
  }

  /// The share of the time that goes into prompts.
  func promptShare(_ times: Times, sequences: Double) -> Double {
    let prompts = times.promptInStep * sequences
    return prompts / (times.decodeStep * traffic.output.value + prompts)
  }

  /// The times that a steady state is made of.
  struct Times {
    var decodeStep: Seconds
    var promptInStep: Seconds
    var promptAlone: Seconds
  }

  /// A step with so many sequences, and what prompts cost beside them and alone.
  func times(decoding: Double) -> Times {
    let input = traffic.input.value
    let plain = step(sequences: decoding, promptTokens: 0)
    // As many prompt tokens as come in during one step, in pieces no smaller than one prompt.
    let arriving = decoding * input / traffic.output.value
    let piece = min(max(input, arriving), Self.stepTokens)
    let pieces = input / piece
    let mixed = step(sequences: decoding, promptTokens: piece)
    let alone = step(sequences: 0, promptTokens: piece)
    let attention = promptAttention()
    let added = (mixed.matrices - plain.matrices + mixed.links - plain.links) * pieces
    return Times(
      decodeStep: plain.total,
      promptInStep: (added + attention)
        * (coefficients.promptWork * coefficients.promptInterference),
      promptAlone: ((alone.matrices + alone.links) * pieces + attention)
        * coefficients.promptWork + overhead(sequences: 0))
  }
}
