import Foundation
import Testing

/// A copy of the program elsewhere, with its files in `../share/archwright`.
struct InstallationTests {
  @Test func aCopyWorksFromAnotherFolder() throws {
    let root = FileManager.default.temporaryDirectory
      .appending(path: "archwright-installed-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    let share = root.appending(path: "share/archwright")
    for folder in [root.appending(path: "bin"), share, root.appending(path: "work")] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    for name in ["Rules", "Templates", "Examples"] {
      try FileManager.default.copyItem(
        at: Command.checkout.appending(path: name), to: share.appending(path: name))
    }
    let program = root.appending(path: "bin/archwright")
    try FileManager.default.copyItem(at: Command.program, to: program)

    let work = root.appending(path: "work")
    let copied = try Command.run(
      ["examples", "contract-summaries", "--copy", "mine"], program: program, in: work)
    #expect(copied.errors == "")
    let generated = try Command.run(
      ["generate", "mine/spec.yaml", "--out", "build/mine", "--quiet"], program: program, in: work)
    #expect(generated.errors == "")
    #expect(generated.status == 0)
    let picture = work.appending(path: "build/mine/diagrams/container.svg")
    #expect(FileManager.default.fileExists(atPath: picture.path))
  }
}
