import Generation

/// The links of Markdown files to each other.
struct MarkdownLinks {
  private let headings: [String: Set<String>]
  private let paths: Set<String>
  private let texts: [(path: String, text: String)]

  init(_ files: [OutputFile]) {
    paths = Set(files.map(\.path))
    texts = files.filter { $0.path.hasSuffix(".md") }
      .map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    headings = Dictionary(uniqueKeysWithValues: texts.map { ($0.path, Self.anchors($0.text)) })
  }

  /// Links that lead to no file or no heading, each as `file: target`.
  var broken: [String] {
    texts.flatMap { path, text in
      Self.targets(text).filter { !leadsSomewhere($0, from: path) }.map { "\(path): \($0)" }
    }
  }

  private func leadsSomewhere(_ target: String, from path: String) -> Bool {
    if target.hasPrefix("https://") || target.hasPrefix("http://") { return true }
    let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let file = parts[0].isEmpty ? path : resolved(String(parts[0]), from: path)
    guard paths.contains(file) else { return false }
    return parts.count == 1 || headings[file]?.contains(String(parts[1])) == true
  }

  private func resolved(_ target: String, from path: String) -> String {
    var folders = path.split(separator: "/").dropLast().map(String.init)
    for part in target.split(separator: "/") {
      if part == ".." { _ = folders.popLast() } else { folders.append(String(part)) }
    }
    return folders.joined(separator: "/")
  }

  /// What stands behind each `](` that is not escaped.
  private static func targets(_ text: String) -> [String] {
    var targets: [String] = []
    var rest = text.utf8[...]
    while let bracket = rest.firstIndex(of: UInt8(ascii: "]")) {
      let isEscaped = bracket > rest.startIndex && rest[rest.index(before: bracket)] == 0x5C
      rest = rest[rest.index(after: bracket)...]
      guard !isEscaped, rest.first == UInt8(ascii: "(") else { continue }
      rest = rest.dropFirst()
      let isBracketed = rest.first == UInt8(ascii: "<")
      if isBracketed { rest = rest.dropFirst() }
      let target = rest.prefix { $0 != UInt8(ascii: isBracketed ? ">" : ")") && $0 != 0x0A }
      targets.append(String(decoding: target, as: UTF8.self))
    }
    return targets
  }

  /// The anchors that readers of Markdown make from headings.
  private static func anchors(_ text: String) -> Set<String> {
    Set(
      text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { line in
        let heading = line.drop { $0 == "#" || $0 == " " }.lowercased()
        return String(
          heading.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
            .map { $0 == " " ? "-" : $0 })
      })
  }
}
