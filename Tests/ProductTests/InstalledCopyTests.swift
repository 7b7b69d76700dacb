import Foundation
import TestSupport
import Testing

/// A copy of the program elsewhere, which sees neither the checkout nor the build folder.
struct InstalledCopyTests {
  @Test func itFindsItsFilesBesideIt() throws {
    try withTemporaryFolder { root in
      let program = try install(in: root)
      let files = root.appending(path: "share/archwright")
      try copyResources(to: files)
      let generated = try generate(program, in: root)
      #expect(generated.errors == "")
      #expect(generated.status == 0)
      #expect(generated.output.contains("ANSWER"))
      let output = root.appending(path: "elsewhere/output")
      for path in ["architecture.md", "result.json", "diagrams/container.svg"] {
        #expect(FileManager.default.fileExists(atPath: output.appending(path: path).path))
      }
    }
  }

  /// Without its files it says so, which shows that no path of the build is tried.
  @Test func withoutItsFilesItSaysWhereItLooked() throws {
    try withTemporaryFolder { root in
      let program = try install(in: root)
      let refused = try generate(program, in: root)
      #expect(refused.status == 70)
      #expect(refused.errors.contains("share/archwright"))
      #expect(!refused.errors.contains(Command.checkout.path))
      let output = root.appending(path: "elsewhere/output")
      #expect(!FileManager.default.fileExists(atPath: output.path))
    }
  }

  /// Nothing of the checkout's place is left in what it writes.
  @Test func whatItWritesNamesNoFolderOfThisMachine() throws {
    try withTemporaryFolder { root in
      let program = try install(in: root)
      try copyResources(to: root.appending(path: "share/archwright"))
      _ = try generate(program, in: root)
      for file in try files(below: root.appending(path: "elsewhere/output")) {
        for folder in [Command.checkout.path, root.path] {
          let found = file.bytes.range(of: Data(folder.utf8)) != nil
          #expect(!found, "\(file.path) names \(folder)")
        }
      }
    }
  }

  private func install(in root: URL) throws -> URL {
    let program = root.appending(path: "bin/archwright")
    let elsewhere = root.appending(path: "elsewhere")
    for folder in [program.deletingLastPathComponent(), elsewhere] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    try FileManager.default.copyItem(at: Command.program, to: program)
    let specification = Command.checkout.appending(path: "Examples/contract-summaries/spec.yaml")
    try FileManager.default.copyItem(
      at: specification, to: elsewhere.appending(path: "spec.yaml"))
    return program
  }

  private func copyResources(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["Rules", "Templates"] {
      try FileManager.default.copyItem(
        at: Command.checkout.appending(path: name), to: folder.appending(path: name))
    }
  }

  private func generate(_ program: URL, in root: URL) throws -> Command.Result {
    try Command.run(
      ["generate", "spec.yaml", "--out", "output"], program: program,
      in: root.appending(path: "elsewhere"))
  }
}
