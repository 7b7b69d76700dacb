public import Estimates
public import Foundation
import RuleBase

/// One measured row that the model can be compared with.
public struct MeasuredRow: Sendable {
  /// The row of the file, the first after the names being 0.
  public var row: Int
  public var replica: Replica
  public var traffic: Traffic
  public var mode: Mode
  /// Tokens of answers a second, of all GPUs of the replica; absent where latencies were measured.
  public var throughput: TokensPerSecond?
  /// The mean time between two tokens of an answer.
  public var timePerToken: Seconds?
  /// The mean time to the first token.
  public var timeToFirstToken: Seconds?

  /// How the load was made.
  public enum Mode: Hashable, Sendable {
    /// As many requests as the server takes, and more waiting.
    case maximum
    /// A number of requests always present.
    case concurrency(Double)
    /// One batch that starts and ends together.
    case staticBatch(Double)
  }

  /// The number of requests present, where it is given.
  public var concurrency: Double? {
    switch mode {
    case .maximum: nil
    case .concurrency(let count), .staticBatch(let count): count
    }
  }
}

/// The rows of a file of measurements, and why some are left out.
public struct Measurements: Sendable {
  public var rows: [MeasuredRow] = []
  /// How many rows are left out, by reason.
  public var leftOut: [String: Int] = [:]

  /// Reads a file with the columns of `serving_measured.csv`.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - tables: shapes and names.
  /// - Throws: what the file system or the reader of CSV says.
  public init(file: URL, tables: MeasurementTables) throws {
    for (index, row) in try ServingMeasurements.rows(file).enumerated() {
      switch Self.read(row, index, tables) {
      case .success(let measurement): self.rows.append(measurement)
      case .failure(let reason): leftOut[reason.text, default: 0] += 1
      }
    }
  }

  struct Reason: Error {
    let text: String
  }

  /// InferenceMAX-style runs draw lengths evenly from 80 to 100 % of the nominal one.
  private static let drawnLengthShare = 0.9
  private static let drawnLengths: Set<[Double]> = [
    [1_024, 1_024], [1_024, 8_192], [8_192, 1_024],
  ]

  private static func read(
    _ row: [String: String], _ index: Int, _ tables: MeasurementTables
  ) -> Result<MeasuredRow, Reason> {
    func left(_ text: String) -> Result<MeasuredRow, Reason> { .failure(Reason(text: text)) }
    let source = row["source"] ?? ""
    guard let input = row.number("input_tokens"), let output = row.number("output_tokens")
    else {
      return left(
        source.hasPrefix("MLPerf")
          ? "MLPerf, which states no lengths" : "prompt or answer length not stated")
    }
    guard let model = tables.model(row["model"] ?? "") else {
      return left("shape of the model not known: \(row["model"] ?? "")")
    }
    guard let accelerator = tables.accelerator(row["gpu"] ?? "") else {
      return left("GPU not known: \(row["gpu"] ?? "")")
    }
    guard let engine = tables.engine(row["engine"] ?? "") else {
      return left("engine not known: \(row["engine"] ?? "")")
    }
    guard let load = Load(row["concurrency_or_mode"] ?? "") else {
      return left("another kind of load")
    }
    guard let layout = Layout(row, load), layout.gpus <= 8 else {
      return left("more than eight GPUs, several machines working as one")
    }
    guard
      let precision = precision(
        row["precision"] ?? "", tables.shapes.fourBitFormats[model.id] ?? .nvfp4)
    else { return left("weights in a precision that the GPU does not reckon in") }
    let drawn = source.hasPrefix("aiconfigurator") && drawnLengths.contains([input, output])
    let share = drawn ? drawnLengthShare : 1
    let release = (row["date_or_version"] ?? "").trimmingCharacters(in: .whitespaces)
    var measurement = MeasuredRow(
      row: index,
      replica: Replica(
        model: model, accelerator: accelerator, gpus: layout.gpus,
        splitsExperts: layout.expertParallel > 1, splitsSequences: layout.attentionParallel > 1,
        precision: precision, engine: engine, release: release.isEmpty ? nil : release),
      traffic: Traffic(input: Tokens(input * share), output: Tokens(output * share)),
      mode: load.mode)
    switch load.mode {
    case .concurrency:
      guard let time = row.number("itl_ms") else { return left("no time per token") }
      measurement.timePerToken = .milliseconds(time)
      measurement.timeToFirstToken = row.number("ttft_ms").map { .milliseconds($0) }
    case .maximum, .staticBatch:
      let perGPU = row.number("output_tokens_per_s_per_gpu").map { $0 * Double(layout.gpus) }
      guard let rate = row.number("output_tokens_per_s_total") ?? perGPU else {
        return left("no throughput")
      }
      measurement.throughput = TokensPerSecond(rate)
    }
    return .success(measurement)
  }

  /// The format of the weights; nil for eight-bit weights on a GPU without eight-bit arithmetic.
  private static func precision(_ text: String, _ fourBits: Precision) -> Precision? {
    let text = text.uppercased()
    if fourBits == .mxfp4 { return .mxfp4 }
    if text.contains("FP4") { return fourBits }
    if text.contains("NO FP8") { return nil }
    return text.contains("FP8") ? .fp8 : .bf16
  }
}
