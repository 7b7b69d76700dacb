public import Estimates
public import Foundation
import SwiftCSV

/// Shapes of the measured models, data sheets of the measured GPUs, and the names that measurements
/// give them.
public struct MeasurementTables: Sendable {
  public var models: [String: ModelShape] = [:]
  public var accelerators: [String: Accelerator] = [:]
  /// The four-bit format in which a model is published.
  public var fourBitFormats: [String: Precision] = [:]
  private var names: [String: [String: String]] = [:]

  /// Reads `models.csv`, `accelerators.csv` and `names.csv` of a folder.
  ///
  /// - Parameter folder: where they lie.
  /// - Throws: what the file system or the reader of CSV says.
  public init(folder: URL) throws {
    for row in try rows(folder.appending(path: "models.csv")) {
      guard let id = row["id"] else { continue }
      models[id] = ModelShape(id: id, row: row)
      fourBitFormats[id] = Precision(rawValue: row["four_bit_format"] ?? "")
    }
    for row in try rows(folder.appending(path: "accelerators.csv")) {
      if let accelerator = Accelerator(row: row) { accelerators[accelerator.id] = accelerator }
    }
    for row in try rows(folder.appending(path: "names.csv")) {
      names[row["kind"] ?? "", default: [:]][row["measured"] ?? ""] = row["id"]
    }
  }

  func model(_ name: String) -> ModelShape? { (names["model"]?[name]).flatMap { models[$0] } }

  func accelerator(_ name: String) -> Accelerator? {
    (names["accelerator"]?[name]).flatMap { accelerators[$0] }
  }

  func engine(_ name: String) -> ServingEngine? {
    (names["engine"]?[name]).flatMap(ServingEngine.init)
  }
}

/// The rows of a CSV file by the names of their columns.
func rows(_ file: URL) throws -> [[String: String]] {
  try NamedCSV(url: file, delimiter: .comma, loadColumns: false).rows
}

extension [String: String] {
  func number(_ name: String) -> Double? { self[name].flatMap(Double.init) }
}

extension ModelShape {
  fileprivate init(id: String, row: [String: String]) {
    let cache: Cache =
      if let width = row.number("latent_width") {
        .latent(
          width: width, valueWidth: row.number("latent_value_width") ?? 0,
          heads: row.number("latent_heads") ?? 0)
      } else {
        .heads(
          count: row.number("cache_heads") ?? 0, width: row.number("cache_head_width") ?? 0)
      }
    self.init(
      id: id, layers: row.number("layers") ?? 0, hidden: row.number("hidden") ?? 0,
      queryWidth: row.number("query_width") ?? 0, cache: cache,
      window: row.number("window_layers").map {
        Window(layers: $0, tokens: row.number("window_tokens") ?? 0)
      },
      attentionParameters: row.number("attention_parameters") ?? 0,
      feedForwardParameters: row.number("feed_forward_parameters") ?? 0,
      embeddingParameters: row.number("embedding_parameters") ?? 0,
      experts: row.number("experts").map {
        Experts(
          count: $0, perToken: row.number("experts_per_token") ?? 1,
          width: row.number("expert_width") ?? 1, layers: row.number("expert_layers") ?? 0,
          parameters: row.number("expert_parameters") ?? 0)
      })
  }
}

extension Accelerator {
  fileprivate init?(row: [String: String]) {
    guard let id = row["id"], let family = Family(rawValue: row["family"] ?? ""),
      let link = Link(rawValue: row["link"] ?? "")
    else { return nil }
    var peaks: [Arithmetic: OperationsPerSecond] = [:]
    for precision in Arithmetic.allCases {
      peaks[precision] = row.number("\(precision.rawValue)_peak").map { OperationsPerSecond($0) }
    }
    self.init(
      id: id, family: family, memory: Bytes(row.number("memory_bytes") ?? 0),
      bandwidth: BytesPerSecond(row.number("bandwidth_bytes_per_second") ?? 0), peaks: peaks,
      link: link, linkBandwidth: BytesPerSecond(row.number("link_bytes_per_second") ?? 0))
  }
}
