import Diagnostics
import Foundation
import Generation
import TestSupport
import Testing

/// What people write into generated files survives, or is told before it could be lost.
struct HumanEditTests {
  private let parent = FileManager.default.temporaryDirectory
    .appending(path: "archwright-edits-\(UUID().uuidString)")
  private var folder: URL { parent.appending(path: "out") }

  private static let generated = """
    # Title

    Some words.
    <!-- keep: notes -->
    <!-- /keep -->
    More words.
    <!-- keep: more -->
    A default.
    <!-- /keep -->
    End.

    """

  /// One run that generates a text.
  private func run(
    _ text: String?, force: Bool = false
  ) -> (errors: [String], warnings: [String]) {
    let folder = OutputFolder(path: folder.path)
    do throws(DiagnosticError) {
      let earlier = try folder.earlierRun()
      var files = [OutputFile(path: "other.txt", text: "other")]
      if let text {
        files.append(earlier?.keeping(text, at: "a.md") ?? OutputFile(path: "a.md", text: text))
      }
      return ([], try folder.write(files, force: force).map(\.id.rawValue))
    } catch {
      return (error.diagnostics.map(\.id.rawValue), [])
    }
  }

  private var text: String {
    get throws { try String(contentsOf: folder.appending(path: "a.md"), encoding: .utf8) }
  }

  private func edit(_ change: (String) -> String) throws {
    try Data(change(try text).utf8).write(to: folder.appending(path: "a.md"))
  }

  @Test func textBetweenMarkersStaysAndTheRestIsNew() throws {
    defer { try? FileManager.default.removeItem(at: parent) }
    #expect(run(Self.generated).errors == [])
    try edit { $0.replacing("<!-- keep: notes -->\n", with: "<!-- keep: notes -->\nMine.\n") }
    let next = Self.generated.replacing("Some words", with: "Other words")
      .replacing("A default", with: "A new default")
    for _ in 0..<3 {
      #expect(run(next).errors == [])
      let now = try text
      #expect(now.contains("Other words.\n<!-- keep: notes -->\nMine.\n<!-- /keep -->"))
      #expect(now.contains("A new default."))
    }
  }

  @Test func editsOutsideAreToldAndNothingIsWritten() throws {
    defer { try? FileManager.default.removeItem(at: parent) }
    #expect(run(Self.generated).errors == [])
    try edit { $0.replacing("Some words", with: "My words") }
    let next = Self.generated.replacing("End", with: "The end")
    #expect(run(next).errors == ["output/edited"])
    #expect(try text == Self.generated.replacing("Some words", with: "My words"))
    #expect(run(next, force: true).errors == [])
    #expect(try text == next)
  }

  @Test func textWhosePlaceIsGoneIsSaved() throws {
    defer { try? FileManager.default.removeItem(at: parent) }
    #expect(run(Self.generated).errors == [])
    try edit { $0.replacing("<!-- keep: notes -->\n", with: "<!-- keep: notes -->\nMine.\n") }
    let without = Self.generated.replacing("<!-- keep: notes -->\n<!-- /keep -->\n", with: "")
    #expect(run(without).warnings == ["output/keep-place-gone"])
    let kept = folder.appending(path: "kept")
    let names = try FileManager.default.contentsOfDirectory(atPath: kept.path)
    #expect(names.count == 1)
    let saved = try String(contentsOf: kept.appending(path: names[0]), encoding: .utf8)
    #expect(saved == "\nMine.\n")
    #expect(run(nil).errors == [])
    #expect(try FileManager.default.contentsOfDirectory(atPath: kept.path) == names)
  }

  @Test(arguments: [
    ("<!-- /keep -->\nMore", "More"), ("<!-- keep: more -->", "<!-- keep: notes -->"),
    ("End.", "<!-- /keep -->"), ("A default.", "<!-- keep: inner -->"),
  ])
  func brokenMarkersAreTold(words: String, replacement: String) throws {
    defer { try? FileManager.default.removeItem(at: parent) }
    #expect(run(Self.generated).errors == [])
    try edit { $0.replacing(words, with: replacement) }
    let errors = run(Self.generated).errors
    #expect(errors.contains("output/keep-marker"))
    #expect(run(Self.generated, force: true).errors == [])
    #expect(try text == Self.generated)
  }

  /// Random edits: inside the markers they stay, outside they stop the run and stay.
  @Test(arguments: 0..<60)
  func randomEditsAreNeverLost(seed: UInt64) throws {
    defer { try? FileManager.default.removeItem(at: parent) }
    var random = SeededGenerator(seed: seed)
    #expect(run(Self.generated).errors == [])
    let pieces = ["x", "\n", "<", "-->", "<!--", "ü", "\u{202E}", "👩‍👩‍👧", "\r\n", "\\"]
    let new = (0..<Int.random(in: 1...6, using: &random))
      .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    var characters = Array(Self.generated)
    let place = Int.random(in: 0...characters.count, using: &random)
    characters.insert(contentsOf: new, at: place)
    let edited = String(characters)
    try edit { _ in edited }
    let next = Self.generated.replacing("End.", with: "The end.")
    let result = run(next)
    if result.errors.isEmpty {
      // The new text with the edit between its markers, and again the same.
      let now = try text
      #expect(now == edited.replacing("End.", with: "The end."))
      #expect(run(next).errors == [])
      #expect(try text == now)
    } else {
      #expect(try text == edited)
    }
  }

  private struct Stop: Error {}

  /// A run that is stopped at any of its steps leaves the old state.
  @Test func aStoppedRunLeavesTheOldState() throws {
    defer { try? FileManager.default.removeItem(at: parent) }
    let old = ["a.md": "A", "b/c.md": "C", "d.md": "D"]
    let new = ["a.md": "A2", "b/c.md": "C", "e/f.md": "F"]
    func files(_ texts: [String: String]) -> [OutputFile] {
      texts.sorted { $0.key < $1.key }.map { OutputFile(path: $0.key, text: $0.value) }
    }
    try OutputFolder(path: folder.path).write(files(old))
    let before = try TestSupport.files(below: folder).map { $0.path }
    var step = 0
    while step < 40 {
      let last = step
      let stopped = OutputFolder(path: folder.path) { if $0 == last { throw Stop() } }
      do throws(DiagnosticError) {
        try stopped.write(files(new))
        break
      } catch {
        #expect(error.diagnostics.map(\.id.rawValue) == ["output/not-writable"])
      }
      #expect(try TestSupport.files(below: folder).map { $0.path } == before, "step \(step)")
      for (path, text) in old {
        #expect(
          try String(contentsOf: folder.appending(path: path), encoding: .utf8) == text,
          "step \(step)")
      }
      step += 1
    }
    #expect(step > 4)
    let after = Set(try TestSupport.files(below: folder).map { $0.path })
    #expect(after == ["a.md", "b/c.md", "e/f.md", "manifest.json"])
  }
}
