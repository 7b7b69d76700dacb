import Foundation
import TestSupport
import Testing

struct TemplateCommandTests {
  private func run(_ arguments: [String]) throws -> Command.Result {
    try Command.run(arguments + Command.resources)
  }

  @Test func documentsAreListed() throws {
    let list = try run(["templates", "list"])
    #expect(list.status == 0 && list.output.contains("executive_summary"))
    let json = try run(["templates", "list", "--json"]).output
    let report = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(((report?["documents"] as? [Any])?.count ?? 0) > 8)
  }

  @Test func standardTemplatesNameOnlyWhatThereIs() throws {
    let check = try run(["templates", "check", "Templates/documents"])
    #expect(check.errors == "" && check.status == 0)
  }

  @Test func exportedTemplatesGiveTheSameDocuments() throws {
    try withTemporaryFolder { folder in
      let templates = folder.appending(path: "templates").path
      #expect(try run(["templates", "export", templates]).status == 0)
      #expect(try run(["templates", "export", templates]).errors.contains("output/exists"))
      let arguments = ["generate", CommandTests.example, "--quiet", "--views", "container"]
      let standard = folder.appending(path: "a").path
      let own = folder.appending(path: "b").path
      #expect(try run(arguments + ["--out", standard]).status == 0)
      #expect(try run(arguments + ["--out", own, "--templates", templates]).status == 0)
      let manifests = try [standard, own].map {
        try String(contentsOfFile: $0 + "/manifest.json", encoding: .utf8)
      }
      #expect(manifests[0] == manifests[1])
    }
  }

  @Test func oneTemplateReplacesOneDocument() throws {
    try withTemporaryFolder { folder in
      let own = folder.appending(path: "own")
      try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
      let file = own.appending(path: "executive-summary.md")
      try Data("# In short: {{specification.name}}\n".utf8).write(to: file)
      let output = folder.appending(path: "output")
      let arguments = [
        "generate", CommandTests.example, "--quiet", "--format", "svg", "--views", "container",
        "--documents", "executive_summary,architecture", "--templates", own.path, "--out",
        output.path,
      ]
      #expect(try run(arguments).status == 0)
      let names = try FileManager.default.contentsOfDirectory(atPath: output.path).sorted()
      #expect(
        names == [
          "architecture.md", "cost.xlsx", "diagrams", "executive-summary.md", "manifest.json",
          "result.json",
        ])
      let text = try String(
        contentsOf: output.appending(path: "executive-summary.md"), encoding: .utf8)
      #expect(text.hasPrefix("# In short: "))
      try Data("# {{specification.nam}}\n".utf8).write(to: file)
      let wrong = try run(arguments)
      #expect(wrong.status == 1 && wrong.errors.contains("executive-summary.md:1:3"))
      #expect(wrong.errors.contains("did you mean 'specification.name'?"))
      try FileManager.default.moveItem(at: file, to: own.appending(path: "executive-sumary.md"))
      #expect(try run(arguments).errors.contains("did you mean 'executive-summary.md'?"))
    }
  }

  @Test func aFileOfAPageIsReplaced() throws {
    try withTemporaryFolder { folder in
      let own = folder.appending(path: "own")
      let pages = own.appending(path: "pages")
      try FileManager.default.createDirectory(at: pages, withIntermediateDirectories: true)
      try Data("main { margin: 7px }\n".utf8).write(to: pages.appending(path: "page.css"))
      let output = folder.appending(path: "output")
      let arguments = [
        "generate", CommandTests.example, "--quiet", "--format", "svg", "--views", "container",
        "--documents", "report", "--templates", own.path, "--out", output.path,
      ]
      #expect(try run(arguments).status == 0)
      let report = try String(
        contentsOf: output.appending(path: "report.html"), encoding: .utf8)
      #expect(report.contains("main { margin: 7px }"))
      try Data().write(to: pages.appending(path: "pages.css"))
      let wrong = try run(arguments)
      #expect(wrong.status == 1 && wrong.errors.contains("did you mean 'page.css'?"))
    }
  }

  @Test func recordsCanHaveNygardsForm() throws {
    try withTemporaryFolder { folder in
      let output = folder.appending(path: "output")
      let arguments = [
        "generate", CommandTests.example, "--quiet", "--format", "svg", "--views", "container",
        "--documents", "decision_records,numbered_records", "--out", output.path, "--records",
      ]
      #expect(try run(arguments + ["nygard"]).status == 0)
      let record = try String(
        contentsOf: output.appending(path: "decisions/approach.md"), encoding: .utf8)
      #expect(record.hasPrefix("# 0010. "))
      let headings = record.split(separator: "\n").filter { $0.hasPrefix("## ") }
      #expect(headings == ["## Status", "## Context", "## Decision", "## Consequences"])
      let numbered = output.appending(path: "adr/0010-approach.md").path
      #expect(FileManager.default.fileExists(atPath: numbered))
      #expect(try run(arguments + ["nygaard"]).status == 64)
      #expect(
        try run(["generate", CommandTests.example, "--documents", "deckk", "--out", "x"]).status
          == 64)
    }
  }
}
