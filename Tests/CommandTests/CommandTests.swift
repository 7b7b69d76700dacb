import Foundation
import TestSupport
import Testing

struct CommandTests {
  static let example = "Examples/contract-summaries/spec.yaml"

  private func run(_ arguments: String...) throws -> Command.Result {
    try Command.run(arguments + Command.resources)
  }

  private func temporaryFolder() -> URL {
    FileManager.default.temporaryDirectory.appending(path: "archwright-out-\(UUID().uuidString)")
  }

  @Test func generateWritesEverything() throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let result = try run("generate", Self.example, "--out", folder.path)
    #expect(result.errors == "")
    #expect(result.status == 0)
    #expect(result.output.contains("ANSWER"))
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(!result.output.contains("\u{1B}"))
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    for expected in [
      "architecture.md", "result.json", "manifest.json", "diagrams/container.svg",
      "diagrams/container.png", "diagrams/container.pdf", "diagrams/container.dot",
      "decisions/approach.md", "cost.xlsx",
    ] { #expect(files.contains(expected)) }
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let folders = [temporaryFolder(), temporaryFolder()]
    defer { for folder in folders { try? FileManager.default.removeItem(at: folder) } }
    let manifests = try folders.map { folder in
      _ = try run("generate", Self.example, "--out", folder.path, "--quiet")
      return try String(contentsOf: folder.appending(path: "manifest.json"), encoding: .utf8)
    }
    #expect(manifests[0] == manifests[1])
  }

  @Test func quietPrintsNothing() throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let result = try run(
      "generate", Self.example, "--out", folder.path, "--quiet", "--format", "svg", "--views",
      "context,container")
    #expect(result.output == "")
    let pictures = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "diagrams").path)
    // The charts belong to the documents, whichever views are asked for.
    #expect(
      pictures.sorted() == ["container.svg", "context.svg", "sensitivity.svg", "tradeoffs.svg"])
  }

  @Test func aViewThatIsNoneIsTold() throws {
    let folder = temporaryFolder()
    let result = try run(
      "generate", Self.example, "--out", folder.path, "--views", "container,skyline")
    #expect(result.status == 64)
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func aThemeColoursThePictures() throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let theme = folder.appending(path: "theme.yaml")
    try Data("dark: yes\naccent: \"#f59e0b\"\n".utf8).write(to: theme)
    let output = folder.appending(path: "output")
    let arguments = ["generate", Self.example, "--out", output.path, "--quiet", "--format", "svg"]
    let themed = arguments + ["--theme", theme.path] + Command.resources
    #expect(try Command.run(themed).status == 0)
    let svg = try String(
      contentsOf: output.appending(path: "diagrams/context.svg"), encoding: .utf8)
    #expect(svg.contains("#f59e0b"))
    try Data("accent: orange\n".utf8).write(to: theme)
    let wrong = try Command.run(themed)
    #expect(wrong.status == 1 && wrong.errors.contains("theme/not-a-colour"))
  }

  @Test func theCatalogueIsListedAndShown() throws {
    let all = try run("catalogue", "list", "vector_store")
    #expect(all.output.contains("PostgreSQL with pgvector") && all.output.contains("(retired)"))
    let active = try run("catalogue", "list", "vector_store", "--active", "--cloud", "azure")
    #expect(active.output.contains("azure_ai_search") && !active.output.contains("(retired)"))
    let product = try run("catalogue", "show", "pgvector")
    #expect(product.output.contains("vector_store") && product.output.contains("candidate_index"))
    #expect(try run("catalogue", "list", "vector_shop").errors.contains("'vector_store'"))
    let json = try run("catalogue", "list", "--json").output
    let roles = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]]
    #expect((roles?.count ?? 0) > 40)
  }

  @Test func theRulesAreWrittenAsLinkedPages() throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let result = try run("rules", "doc", "--out", folder.path)
    #expect(result.status == 0 && result.errors == "")
    let files = Set(try FileManager.default.subpathsOfDirectory(atPath: folder.path))
    #expect(files.contains("index.md") && files.contains("requirements.svg"))
    let link = try Regex(#"\]\(<([^>#:]+)>\)"#)
    for file in files.sorted() where file.hasSuffix(".md") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      #expect(!text.contains("{{"), "\(file)")
      for match in text.matches(of: link) {
        let target = String(match.output[1].substring ?? "")
        let path = folder.appending(path: file).deletingLastPathComponent()
          .appending(path: target).standardizedFileURL.path
        #expect(FileManager.default.fileExists(atPath: path), "\(file): \(target)")
      }
    }
  }

  /// Arguments with the exit code that they must lead to.
  static let exitCodes: [([String], Int32)] = [
    (["check", example], 0),
    (["check", "no-such-file.yaml"], 66),
    (["check", "Examples"], 66),
    (["check", "Package.swift"], 1),
    (["catalogue", "show", "no_such_product"], 64),
    (["generate", "no-such-file.yaml", "--out", "unused"], 66),
    (["generate", example, "--out", "Package.swift"], 73),
    (["generate", example], 64),
    (["generate", example, "--out", "unused", "--format", "gif"], 64),
    (["decide", example, "--set", "load.requests_per_day=3 GB"], 1),
    (["decide", example, "--set", "no.such_fact=1"], 1),
    (["why", example, "no_such_decision"], 64),
    (["why", example, "D01", "--not", "no_such_option"], 64),
    (["examples", "no-such-example"], 64),
    (["rules", "check"], 0),
    (["rules", "check", "--strict", "--format", "sarif"], 0),
    (["rules", "check", "--explain", "rule/masked"], 0),
    (["rules", "check", "--explain", "rule/no-such-finding"], 64),
    (["rules", "diff", "Rules", "Rules"], 0),
    (["rules", "diff", "Rules", "Sources"], 2),
    (["rules", "test"], 0),
    (["rules", "test", "--at-least", "0", "--format", "junit"], 0),
    (["rules", "test", "--at-least", "100"], 1),
    (["rules", "test", "--at-least", "101"], 64),
    (["rules", "brief"], 0),
    (["rules", "show", "no/such_rule"], 64),
    (["schema"], 0),
    (["no-such-command"], 64),
  ]

  @Test(arguments: Self.exitCodes)
  func eachRunEnds(arguments: [String], with expected: Int32) throws {
    let result = try Command.run(arguments + Command.resources)
    #expect(result.status == expected)
    #expect(result.errors.isEmpty == (expected == 0))
  }

  @Test(arguments: [
    "generate", "check", "decide", "why", "flips", "questions", "schema", "examples", "rules check",
    "rules test",
    "rules show",
  ])
  func helpHasAnExample(command: String) throws {
    let result = try Command.run(command.split(separator: " ").map(String.init) + ["--help"])
    #expect(result.status == 0)
    #expect(result.output.contains("Example:"))
    #expect(result.output.contains("archwright \(command)"))
  }

  @Test func decideShowsWhatChanges() throws {
    let same = try run("decide", Self.example, "--set", "load.per=business_day")
    #expect(same.output.contains("No decision"))
    let changed = try run("decide", Self.example, "--set", "use_case.task=forecast")
    #expect(changed.output.contains("AS IT STANDS"))
  }

  @Test func decideTellsWhyItEndsInfeasible() throws {
    let result = try run(
      "decide", "Examples/support-chatbot/spec.yaml", "--set", "budget.monthly_run=$5/month")
    #expect(result.status == 2)
    #expect(result.output.contains("NOT MET"))
    #expect(!result.output.contains("CLASH"))
    #expect(result.output.contains("Relax one:"))
  }

  @Test func whyTellsWhereValuesCameFrom() throws {
    let result = try run("why", Self.example, "d02")
    #expect(result.status == 0)
    #expect(result.output.contains("[spec.yaml:"))
  }

  @Test func aProductCanBeAskedFor() throws {
    let research = "Examples/research-assistant/spec.yaml"
    let alike = try run("why", research, "D05", "--not", "qdrant")
    #expect(alike.status == 0)
    #expect(alike.output.contains("WHY NOT QDRANT"))
    let excluded = try run("why", research, "D05", "--not", "faiss")
    #expect(excluded.output.contains("Each combination with it is excluded."))
    #expect(excluded.output.contains("[spec.yaml:"))
    #expect(try run("why", research, "D05", "--not", "qdrat").errors.contains("'qdrant'"))
  }

  @Test func statementsThatContradictEachOtherAreFindings() throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "spec.yaml")
    let text = """
      archwright: 1
      project: { goal: Answer questions }
      use_case: { task: qa_documents }
      privacy: { egress: on_prem_only }
      platform: { cloud: aws }
      """
    try Data(text.utf8).write(to: file)
    let result = try run("check", file.path)
    #expect(result.status == 1)
    #expect(result.errors.contains("error[specification/contradiction]"))
    #expect(result.errors.contains(":4:"))
    #expect(result.errors.contains(":5:"))
  }

  @Test func mistakesInOwnRulesAreQuoted() throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let decisions = folder.appending(path: "decisions")
    try FileManager.default.createDirectory(at: decisions, withIntermediateDirectories: true)
    let text = """
      id: adaptation
      rules:
        - amends: adaptation/no_such_rule
          because: It is so.
      """
    try Data(text.utf8).write(to: decisions.appending(path: "adaptation.yaml"))
    let result = try run("rules", "check", folder.path)
    #expect(result.status == 1)
    #expect(result.errors.contains("adaptation.yaml:3:5"))
    #expect(result.errors.contains("3 |   - amends: adaptation/no_such_rule"))
    #expect(result.errors.contains("^^^^"))
  }

  @Test func anUnknownFolderOfRulesIsAMissingInput() throws {
    #expect(try run("decide", Self.example, "--rules", "no-such-folder").status == 66)
  }

  @Test func checkWritesJSON() throws {
    let result = try run("check", Self.example, "--format", "json")
    #expect(result.status == 0)
    let findings = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    #expect(findings is [Any])
  }

  @Test func anExampleCanBeCopied() throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let listed = try run("examples")
    #expect(listed.output.contains("contract-summaries\n"))
    let copied = try run("examples", "contract-summaries", "--copy", folder.path)
    #expect(copied.status == 0)
    #expect(try run("check", folder.appending(path: "spec.yaml").path).status == 0)
    #expect(try run("examples", "contract-summaries", "--copy", folder.path).status == 73)
  }
}
