import Foundation
import Generation
import TestSupport
import Testing

/// The same specification gives the same bytes, whatever goes on around it.
struct SameBytesTests {
  @Test(arguments: Product.examples)
  func eightAtATimeGiveWhatOneGives(example: String) async throws {
    let alone = try Product.outputs(ofExample: example)
    #expect(alone.count > 5)
    try await withThrowingTaskGroup(of: [OutputFile].self) { group in
      for _ in 0..<8 { group.addTask { try Product.outputs(ofExample: example) } }
      for try await files in group {
        let differing = zip(files, alone).filter { $0 != $1 }.map(\.0.path)
        #expect(differing == [])
        #expect(files.count == alone.count)
      }
    }
  }

  @Test(arguments: Product.examples)
  func anotherMachineGivesTheSame(example: String) throws {
    let specification = Command.checkout.appending(path: "Examples/\(example)/spec.yaml")
    try withTemporaryFolder { folder in
      try FileManager.default.copyItem(at: specification, to: folder.appending(path: "spec.yaml"))
      let here = try outputs(of: specification.path, in: folder, called: "here", environment: [:])
      let there = try outputs(
        of: "spec.yaml", in: folder, called: "there",
        environment: [
          "LC_ALL": "tr_TR.UTF-8", "LANG": "ar_EG.UTF-8", "TZ": "Asia/Kathmandu",
          "COLUMNS": "40", "HOME": folder.path, "SWIFT_DETERMINISTIC_HASHING": "1",
        ])
      #expect(here.map(\.path) == there.map(\.path))
      for (mine, yours) in zip(here, there) where mine.bytes != yours.bytes {
        Issue.record("\(mine.path) differs")
      }
    }
  }

  private func outputs(
    of specification: String, in folder: URL, called name: String, environment: [String: String]
  ) throws -> [(path: String, bytes: Data)] {
    let result = try Command.run(
      ["generate", specification, "--out", name, "--quiet"] + Command.resources,
      in: folder, environment: environment)
    #expect(result.errors == "")
    return try files(below: folder.appending(path: name))
  }
}
