import Foundation

/// How a row says that the load was made.
struct Load {
  var mode: MeasuredRow.Mode
  /// The number behind `DEP`: attention by sequence and experts by GPU on so many GPUs.
  var expertParallel: Int?

  init?(_ text: String) {
    func number(after prefix: String) -> Double? {
      guard let range = text.range(of: prefix) else { return nil }
      return Double(text[range.upperBound...].prefix { $0.isNumber })
    }
    if text.hasPrefix("max throughput") {
      mode = .maximum
      expertParallel = number(after: "DEP").map { Int($0) }
    } else if text.hasPrefix("concurrency"), let count = number(after: "concurrency ") {
      mode = .concurrency(count)
    } else if text.hasPrefix("static batch"), let count = number(after: "static batch ") {
      mode = .staticBatch(count)
    } else {
      return nil
    }
  }
}

/// How a row lays the model over GPUs.
struct Layout {
  var gpus: Int
  var expertParallel: Int
  var attentionParallel: Int

  init?(_ row: [String: String], _ load: Load) {
    guard let stated = row.number("gpus").map({ Int($0) }) else { return nil }
    if let count = load.expertParallel {
      gpus = count
      expertParallel = count
      attentionParallel = count
      return
    }
    let note = row["note"] ?? ""
    expertParallel = Self.number("moe_ep=", in: note) ?? 1
    attentionParallel = Self.number("attention_dp=", in: note) ?? 1
    gpus = stated
    // Some rows were exported with tensor times expert parallelism, though both share the GPUs.
    if stated > 8, expertParallel > 1, stated % expertParallel == 0 {
      gpus = stated / expertParallel
    }
    attentionParallel = min(attentionParallel, gpus)
  }

  private static func number(_ name: String, in text: String) -> Int? {
    text.range(of: name).flatMap { Int(text[$0.upperBound...].prefix { $0.isNumber }) }
  }
}
