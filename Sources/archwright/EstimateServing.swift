import ArgumentParser
import Diagnostics
import Documents
import Estimates
import Generation
import Quantities
import RuleBase

/// `archwright estimate serving`: what a replica of a language model does on given GPUs.
struct EstimateServing: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serving",
    abstract: "Reckon tokens/s, latencies, memory and replicas of a language model on GPUs.",
    discussion: """
      Example:
        archwright estimate serving --model llama-3.3-70b --gpu h100 --gpus 2 --precision fp8 \\
          --engine vllm --input-tokens 3000 --output-tokens 300 --concurrency 16
        archwright estimate serving --model llama-3.3-70b --gpu h100 --gpus 2 --precision fp8 \\
          --engine vllm --input-tokens 3000 --output-tokens 300 \\
          --time-per-token 50ms --first-token 2s --rate 5/s
      """)

  @Option(help: ArgumentHelp("The model.", valueName: "name"))
  var model: String

  @Option(help: ArgumentHelp("The GPU.", valueName: "name"))
  var gpu: String

  @Option(help: ArgumentHelp("GPUs of one replica.", valueName: "count"))
  var gpus = 1

  @Option(help: ArgumentHelp("Tokens of a prompt.", valueName: "count"))
  var inputTokens: String

  @Option(help: ArgumentHelp("Tokens of an answer.", valueName: "count"))
  var outputTokens: String

  @OptionGroup var how: ServingArguments

  @Option(help: ArgumentHelp("Requests present at once.", valueName: "count"))
  var concurrency: String?

  @Option(help: ArgumentHelp("Requests at the peak, to find the replicas.", valueName: "rate"))
  var rate: String?

  @Option(
    help: ArgumentHelp(
      "Share of a replica used at the peak; by waiting in line when absent.", valueName: "share"))
  var utilisation: String?

  @Option(help: ArgumentHelp("Least number of replicas.", valueName: "count"))
  var least = 1

  @OptionGroup var output: EstimateOutput

  @OptionGroup var knowledge: KnowledgeOptions

  func run() throws {
    let base = try knowledge.readGenerator().ruleBase
    var reader = ArgumentReader()
    let input = reader.quantity(inputTokens, of: "--input-tokens", in: "tokens", within: 1...1e9)
    let answer = reader.quantity(
      outputTokens, of: "--output-tokens", in: "tokens", within: 1...1e9)
    let present = reader.quantity(concurrency, of: "--concurrency", in: "", within: 1...1e6)
    let peak = reader.quantity(rate, of: "--rate", in: "requests/s")
    let used = reader.quantity(utilisation, of: "--utilisation", in: "%", within: 0.01...1)
    if !(0...1_000_000).contains(least) {
      reader.report("argument/out-of-range", "--least can't be \(least)")
    }
    let target = how.target(&reader)
    let scenario = how.scenario(
      base, model: model, gpu: gpu, gpus: gpus, input: input?.base, output: answer?.base, &reader)
    try reader.finish()
    guard let scenario else { return }
    output.print(
      .serving(
        ServingQuestion(
          title: "\(model) \(how.precision ?? "") on \(gpus) × \(gpu)", scenario: scenario,
          concurrency: present?.base, target: target,
          peak: peak.map { RequestsPerSecond($0.base) }, utilisation: used?.base, least: least)))
  }
}

/// How a model is served, and what answers have to keep to.
struct ServingArguments: ParsableArguments {
  @Option(help: "How weights are kept: bf16, fp8, nvfp4, mxfp4 or int4.")
  var precision: String?

  @Option(help: ArgumentHelp("The program that serves.", valueName: "name"))
  var engine: String?

  @Option(help: ArgumentHelp("The longest mean time per token, 50ms for instance."))
  var timePerToken: String?

  @Option(help: ArgumentHelp("The longest mean time to the first token, 2s for instance."))
  var firstToken: String?

  /// The limits on answers.
  func target(_ reader: inout ArgumentReader) -> ServingTarget {
    let each = reader.quantity(timePerToken, of: "--time-per-token", in: "ms")
    let first = reader.quantity(firstToken, of: "--first-token", in: "ms")
    return ServingTarget(
      timePerToken: each.map { Measure<Per<Second, Token>>($0.base) },
      timeToFirstToken: first.map { Seconds($0.base) })
  }

  /// The replica and its traffic.
  ///
  /// - Returns: the scenario; nil where a name is wrong or a number is missing, which is reported.
  func scenario(
    _ base: RuleBase, model: String, gpu: String, gpus: Int, input: Double?, output: Double?,
    _ reader: inout ArgumentReader
  ) -> ServingScenario? {
    guard let subjects = ServingSubjects(base) else {
      reader.report("argument/no-serving", "the rules have no constants of serving")
      return nil
    }
    let shape = subjects.shape(model)
    if shape == nil { unknown("model", model, subjects.modelNames, &reader) }
    let accelerator = subjects.accelerator(gpu)
    if accelerator == nil { unknown("GPU", gpu, subjects.acceleratorNames, &reader) }
    let weights = choice(
      "--precision", precision, Precision.allCases.map(\.rawValue), &reader
    ).flatMap(Precision.init)
    let engines = subjects.model.constants.engines.map(\.engine) + [.other]
    let program = choice("--engine", engine, engines.map(\.rawValue), &reader)
      .map(ServingEngine.init)
    if !(1...1_024).contains(gpus) {
      reader.report("argument/out-of-range", "--gpus can't be \(gpus)", help: "from 1 to 1,024")
      return nil
    }
    guard let shape, let accelerator, let weights, let program, let input, let output else {
      return nil
    }
    return subjects.model.scenario(
      Replica(
        model: shape, accelerator: accelerator, gpus: gpus, precision: weights, engine: program),
      Traffic(input: Tokens(input), output: Tokens(output)))
  }

  private func unknown(
    _ what: String, _ name: String, _ known: [String], _ reader: inout ArgumentReader
  ) {
    reader.report(
      "argument/unknown-subject", "the \(what) '\(name)' is not known here",
      help: nearest(name, in: known).map { "did you mean '\($0)'?" }
        ?? "known: \(known.joined(separator: ", "))")
  }

  private func choice(
    _ option: String, _ text: String?, _ all: [String], _ reader: inout ArgumentReader
  ) -> String? {
    if let text, all.contains(text) { return text }
    reader.report(
      "argument/not-a-choice",
      text.map { "\(option) can't be '\($0)'" } ?? "\(option) is missing",
      help: text.flatMap { nearest($0, in: all) }.map { "did you mean '\($0)'?" }
        ?? "one of \(all.joined(separator: ", "))")
    return nil
  }
}
