import Foundation
import TestSupport
import Testing

/// `archwright prices` as a user runs it.
struct PriceCommandTests {
  private func run(_ arguments: String...) throws -> Command.Result {
    try Command.run(arguments + Command.resources)
  }

  private func json(_ text: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  @Test func pricesAreListedWithTheirAge() throws {
    let all = try run("prices", "list", "--filter", "lambda/h100/")
    #expect(all.status == 0)
    #expect(all.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let row = try #require(all.output.split(separator: "\n").first { $0.contains("lambda/h100/") })
    for part in ["$4.29/GPU-hour", "2026-05-24", "GPU-PRICING"] { #expect(row.contains(part)) }
    let list = try run(
      "prices", "list", "--filter", "lambda/h100/", "--on", "2026-08-22", "--json")
    let prices = try #require(try json(list.output) as? [[String: Any]])
    #expect(prices.map { $0["age_days"] as? Int } == [90])
    #expect(prices.map { $0["is_old"] as? Bool } == [false])
    #expect(prices.map { $0["value"] as? Double } == [4.29])
    #expect(try run("prices", "list", "--on", "soon").status == 64)
  }

  private let cheap = """
    {
      "gpt-5.6": {"input_cost_per_token": 4e-07, "output_cost_per_token": 2e-06},
      "claude-opus-5": {"input_cost_per_token": -5e-06, "output_cost_per_token": 0.0},
      "claude-sonnet-5": {"input_cost_per_token": 2e-06, "output_cost_per_token": 1e-05},
      "something else": {"input_cost_per_token": "free"}
    }
    """

  @Test func anImportShowsRefusesAndWrites() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "prices.json")
      try Data(cheap.utf8).write(to: file)
      let shown = try run("prices", "import", file.path)
      #expect(shown.status == 1)
      #expect(shown.errors.contains("import/negative") && shown.errors.contains("import/zero"))
      #expect(shown.errors.contains("import/large-change"))
      #expect(shown.output.contains("openai/gpt-5.6/input"))
      #expect(shown.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["prices.json"])

      let out = folder.appending(path: "own").path
      #expect(try run("prices", "import", file.path, "--out", out).status == 64)
      #expect(!FileManager.default.fileExists(atPath: out))
      let written = try run(
        "prices", "import", file.path, "--out", out, "--as-of", "2027-01", "--json")
      let report = try #require(try json(written.output) as? [String: Any])
      let changes = report["changes"] as? [[String: Any]] ?? []
      #expect(changes.map { $0["new"] as? Double } == [0.4, 2])
      #expect(changes.map { $0["new_as_of"] as? String } == ["2027-01", "2027-01"])
      #expect((report["refused"] as? [String])?.count == 2)
      #expect(report["unchanged"] as? Int == 2)

      let listed = try run("prices", "list", "--filter", "openai/gpt-5.6/", "--rules", out)
      #expect(listed.output.contains("$0.4/1M tokens") && listed.output.contains("2027-01"))
      #expect(listed.output.contains("$2/1M tokens"))
      let decided = try run(
        "decide", "Examples/support-chatbot/spec.yaml", "--rules", out, "--json")
      #expect([0, 2].contains(decided.status), "\(decided.errors)")
      let same = try run("prices", "import", file.path, "--rules", out, "--json")
      #expect(try (json(same.output) as? [String: Any])?["unchanged"] as? Int == 4)
    }
  }

  @Test func flipsOfExamplesAreTold() throws {
    try withTemporaryFolder { folder in
      // Prices that make each hosted model dear.
      let rows = ["gpt-5.6-luna", "claude-haiku-5-5", "gpt-5.4-mini", "gemini/gemini-3.8-flash"]
        .map { "\"\($0)\": {\"input_cost_per_token\": 1e-4, \"output_cost_per_token\": 1.9e-4}" }
      let file = folder.appending(path: "prices.json")
      try Data("{\(rows.joined(separator: ",\n"))}".utf8).write(to: file)
      let result = try run("prices", "import", file.path, "--allow-jumps", "--json")
      let report = try #require(try json(result.output) as? [String: Any])
      let flips = report["flips"] as? [[String: String]] ?? []
      #expect(!flips.isEmpty)
      #expect(flips.allSatisfy { $0["before"] != $0["after"] && $0["example"] != nil })
    }
  }

  @Test func wrongArgumentsAreTold() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "prices.json").path
      try Data(cheap.utf8).write(to: URL(fileURLWithPath: file))
      #expect(try run("prices", "import", folder.appending(path: "none").path).status == 66)
      #expect(try run("prices", "import", file, "--as-of", "soon").status == 64)
      #expect(try run("prices", "import", file, "--source", "NOWHERE").status == 64)
      #expect(try run("prices", "import", file, "--format", "nothing").status == 64)
      #expect(try run("prices", "import", file, "--format", "skypilot").status == 1)
    }
  }

  private static let map = Command.checkout.deletingLastPathComponent()
    .appending(path: "shared/facts/litellm_prices.json").path

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: map), "the published price map is not here")
  )
  func thePublishedMapChangesNothing() throws {
    let result = try run("prices", "import", Self.map, "--json")
    #expect(result.status == 0)
    #expect(result.errors == "")
    let report = try #require(try json(result.output) as? [String: Any])
    #expect((report["changes"] as? [Any])?.isEmpty == true)
    #expect(report["unchanged"] as? Int ?? 0 > 250)
    #expect((report["absent"] as? [String]) == [])
  }
}
