import Foundation
import FoundationXML
import Graphviz

/// The icons that ship with the rules.
let standardIcons = IconFolders([
  URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Rules/icons").path(percentEncoded: false)
])

/// Whether the bytes are a well-formed XML document.
func isWellFormed(_ bytes: [UInt8]) -> Bool {
  XMLParser(data: Data(bytes)).parse()
}

extension [UInt8] {
  /// The bytes read as UTF-8.
  var text: String { String(decoding: self, as: UTF8.self) }
}
