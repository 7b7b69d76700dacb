import Diagnostics
import Foundation
import Generation
import Testing

struct OutputFolderTests {
  private let parent = FileManager.default.temporaryDirectory
    .appending(path: "archwright-output-\(UUID().uuidString)")

  private var folder: URL { parent.appending(path: "out") }

  private func write(_ files: [String: String]) -> [String] {
    let outputs = files.sorted { $0.key < $1.key }.map { OutputFile(path: $0.key, text: $0.value) }
    do throws(DiagnosticError) {
      try OutputFolder(path: folder.path).write(outputs)
      return []
    } catch {
      return error.diagnostics.map(\.id.rawValue)
    }
  }

  private func text(_ path: String) -> String? {
    try? String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  @Test func aNewFolderAppearsWhole() throws {
    defer { try? FileManager.default.removeItem(at: parent) }
    #expect(write(["a.md": "A", "decisions/b.md": "B"]) == [])
    #expect(text("a.md") == "A")
    #expect(text("decisions/b.md") == "B")
    #expect(text("manifest.json")?.contains("decisions/b.md") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path) == ["out"])
  }

  @Test func anEarlierRunIsReplacedAndItsLeftoversRemoved() {
    defer { try? FileManager.default.removeItem(at: parent) }
    #expect(write(["a.md": "A", "decisions/b.md": "B"]) == [])
    #expect(write(["a.md": "A2", "c.md": "C"]) == [])
    #expect(text("a.md") == "A2")
    #expect(text("decisions/b.md") == nil)
    #expect(text("c.md") == "C")
  }

  @Test func filesOfOthersAreNeverTouched() throws {
    defer { try? FileManager.default.removeItem(at: parent) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: folder.appending(path: "notes.txt"))
    try Data("mine".utf8).write(to: folder.appending(path: "a.md"))
    #expect(write(["a.md": "A"]) == ["output/not-ours"])
    #expect(text("a.md") == "mine")
    #expect(write(["b.md": "B"]) == [])
    #expect(text("notes.txt") == "mine")
  }

  @Test func aManifestOfSomethingElseIsNotOurs() throws {
    defer { try? FileManager.default.removeItem(at: parent) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("{}".utf8).write(to: folder.appending(path: "manifest.json"))
    #expect(write(["b.md": "B"]) == ["output/not-ours"])
  }

  @Test func aFileIsNoFolder() throws {
    defer { try? FileManager.default.removeItem(at: parent) }
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    try Data().write(to: folder)
    #expect(write(["b.md": "B"]) == ["output/not-a-folder"])
  }

  @Test(arguments: ["../a.md", "/a.md", "a//b.md", ".hidden", "a/../b", "Ünder.md", "a b.md", ""])
  func namesNeverLeaveTheFolder(path: String) {
    #expect(write([path: "x"]) == ["output/unsafe-path"])
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func nothingRemainsWhereTheDiskRefuses() throws {
    defer { try? FileManager.default.removeItem(at: parent) }
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    let blocker = parent.appending(path: "blocker")
    try Data().write(to: blocker)
    do throws(DiagnosticError) {
      try OutputFolder(path: blocker.appending(path: "out").path)
        .write([OutputFile(path: "a.md", text: "A")])
      Issue.record("a folder below a file was written")
    } catch {
      #expect(error.diagnostics.map(\.id.rawValue) == ["output/not-writable"])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path) == ["blocker"])
  }
}
