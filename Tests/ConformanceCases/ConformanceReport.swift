import Foundation

/// How the cases of a file came out.
public struct ConformanceReport: Sendable {
  /// The passed and all cases of one group.
  public struct Count: Hashable, Sendable {
    public var passed = 0
    public var all = 0
  }

  private struct Label: Decodable {
    var id: String?
    var file: String?
    var tier: String?
    var expr: String?
  }

  /// One line for each case that failed, in the order of the file.
  public private(set) var failures: [String] = []
  /// The counts by the file that the cases stem from.
  public private(set) var files: [String: Count] = [:]
  /// The counts of `core` and `ext`.
  public private(set) var tiers: [String: Count] = ["core": Count(), "ext": Count()]

  /// Runs all cases of a text with one JSON object in each line.
  public init(lines text: String) {
    for line in text.split(whereSeparator: \.isNewline) where !line.allSatisfy(\.isWhitespace) {
      add(Data(line.utf8))
    }
  }

  private mutating func add(_ line: Data) {
    let label = try? JSONDecoder().decode(Label.self, from: line)
    let id = label?.id ?? "?"
    let failure: String?
    do {
      failure = try JSONDecoder().decode(ConformanceCase.self, from: line).failure()
    } catch {
      failure = "the case can't be read: \(error)"
    }
    let file = label?.file ?? String(id.prefix { $0 != "/" })
    let tier = label?.tier ?? "core"
    files[file, default: Count()].all += 1
    tiers[tier, default: Count()].all += 1
    if let failure {
      failures.append("\(id): \(label?.expr ?? ""): \(failure)")
    } else {
      files[file]?.passed += 1
      tiers[tier]?.passed += 1
    }
  }

  /// The failures, the counts of each file, and as the last line those of the tiers.
  public var text: String {
    var lines = failures.map { "FAILED \($0)" }
    for (file, count) in files.sorted(by: { $0.key < $1.key }) {
      lines.append("\(file): \(count.passed) passed, \(count.all - count.passed) failed")
    }
    let tiers = tiers.sorted { $0.key < $1.key }
    lines.append(
      tiers.map { "\($0.key) \($0.value.passed)/\($0.value.all)" }.joined(separator: ", "))
    return lines.joined(separator: "\n")
  }
}
