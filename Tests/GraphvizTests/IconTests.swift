import Foundation
import Graphviz
import Testing

struct IconTests {
  /// All icons on one grid, in one stroke and colour, and readable by Graphviz.
  @Test func iconsAreOfOneKind() throws {
    let folder = try #require(standardIcons.paths.first)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names.count >= 35)
    for name in names {
      #expect(name.hasSuffix(".svg"), "\(name)")
      let bytes = Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
      let sound = isWellFormed(bytes)
      #expect(sound, "\(name)")
      #expect(bytes.text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "), "\(name)")
      for part in [
        "width=\"24pt\" height=\"24pt\" viewBox=\"0 0 24 24\"", "stroke=\"#334155\"",
        "stroke-width=\"1.6\"", "stroke-linecap=\"round\"",
      ] {
        #expect(bytes.text.contains(part), "\(name) \(part)")
      }
      #expect(!bytes.text.contains("<text") && !bytes.text.contains(" id="), "\(name)")
    }
  }
}
