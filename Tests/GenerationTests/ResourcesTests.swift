import Diagnostics
import Foundation
import Generation
import Testing

struct ResourcesTests {
  private let root = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    .appending(path: "archwright-resources-\(UUID().uuidString)")

  private func makeResources(_ path: String) throws {
    for folder in ["Rules", "Templates/documents"] {
      try FileManager.default.createDirectory(
        at: root.appending(path: "\(path)/\(folder)"), withIntermediateDirectories: true)
    }
    try Data().write(to: root.appending(path: "\(path)/Rules/sources.yaml"))
  }

  private func found(_ executable: String) -> String? {
    let resources = try? Resources.find(executable: root.appending(path: executable))
    return resources.map { String($0.folder.standardizedFileURL.path.dropFirst(root.path.count)) }
  }

  @Test func besideTheExecutableComesFirst() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    try makeResources("opt")
    try makeResources("share/archwright")
    #expect(found("opt/archwright") == "/opt")
  }

  @Test func thenShareBesideBin() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    try makeResources("share/archwright")
    #expect(found("bin/archwright") == "/share/archwright")
  }

  @Test func thenTheCheckoutAbove() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    try makeResources("checkout")
    #expect(found("checkout/.build/debug/archwright") == nil)
    try Data().write(to: root.appending(path: "checkout/Package.swift"))
    #expect(found("checkout/.build/debug/archwright") == "/checkout")
  }

  @Test func elseAFindingNamesThePlaces() {
    do throws(DiagnosticError) {
      _ = try Resources.find(executable: root.appending(path: "bin/archwright"))
      Issue.record("resources were found where there are none")
    } catch {
      #expect(error.diagnostics.map(\.id.rawValue) == ["resources/not-found"])
      #expect(error.diagnostics.first?.help?.contains("share/archwright") == true)
    }
  }
}
