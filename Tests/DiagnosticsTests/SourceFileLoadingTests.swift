import Diagnostics
import Foundation
import Testing

@Suite struct SourceFileLoadingTests {
  private func withFile<Result>(
    _ bytes: [UInt8], _ body: (String) throws -> Result
  ) throws -> Result {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("archwright-\(UUID().uuidString)").path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  private func finding(_ path: String, limit: Int = 100) -> Diagnostic? {
    do {
      _ = try SourceFile.load(path: path, name: "input.yaml", limit: limit)
      return nil
    } catch {
      return error
    }
  }

  @Test func readsTextAndDropsTheByteOrderMark() throws {
    let file = try withFile([0xEF, 0xBB, 0xBF] + Array("ä: 1\n".utf8)) { path in
      try SourceFile.load(path: path, name: "input.yaml", limit: 100)
    }
    #expect(file == SourceFile(name: "input.yaml", text: "ä: 1\n"))
  }

  @Test func namesWhatCannotBeRead() throws {
    #expect(finding("/nowhere/at/all")?.id == "file/not-found")
    #expect(finding("a\0b")?.id == "file/not-found")
    #expect(finding("")?.id == "file/not-found")
    #expect(finding("/")?.id == "file/is-a-directory")
  }

  @Test func refusesLargeFilesAtTheLimit() throws {
    try withFile(Array(repeating: 0x61, count: 100)) { #expect(finding($0) == nil) }
    try withFile(Array(repeating: 0x61, count: 101)) { path in
      #expect(finding(path)?.id == "file/too-large")
    }
    #expect(finding("/dev/zero")?.id == "file/too-large")
  }

  @Test(
    arguments: [
      ([0x61, 0x0A, 0x62, 0xFF], 3, 2, 2), ([0xC3], 0, 1, 1), ([0xC3, 0xA4, 0xE2, 0x82], 2, 1, 2),
      ([0xED, 0xA0, 0x80], 0, 1, 1), ([0xEF, 0xBB, 0xBF, 0x61, 0x80], 1, 1, 2),
    ] as [([UInt8], Int, Int, Int)])
  func pointsAtTheFirstByteThatIsNotUTF8(_ bytes: [UInt8], offset: Int, line: Int, column: Int)
    throws
  {
    let found = try withFile(bytes) { finding($0) }
    #expect(found?.id == "file/not-utf8")
    #expect(found?.message.contains("offset \(offset) ") ?? false)
    #expect(found?.location?.start == SourcePosition(line: line, column: column))
  }
}
