import Diagnostics
import Facts
import LocatedYAML

extension SpecificationReader {
  /// Keys beside the sections of the vocabulary; inside a scenario they mean nothing.
  private static let otherKeys = [formatKey, DiagramHints.key, StatedScenario.key]

  mutating func unknownSection(_ entry: Node.Entry) {
    guard isWorthExplaining(entry) else { return }
    let names = vocabulary.sections.map(\.name)
    let help: String
    if let dotted = dottedHelp(entry.key) {
      report(
        "dotted-key", "'\(entry.key)' is not a section: keys are nested", at: entry.keyLocation,
        help: dotted)
      return
    } else if let home = homes(of: entry.key) {
      help = "'\(entry.key)' belongs in \(home)"
    } else if let near = nearest(entry.key, in: names + Self.otherKeys.filter { $0 != entry.key }) {
      help = "did you mean '\(near)'?"
    } else {
      help = "sections: \(names.joined(separator: ", "))"
    }
    report(
      "unknown-section", "there is no section '\(entry.key)'", at: entry.keyLocation, help: help)
  }

  mutating func unknownField(
    _ entry: Node.Entry, in section: Vocabulary.Section, _ fields: [Field]
  ) {
    guard isWorthExplaining(entry) else { return }
    let names = fields.map(\.name.shortName)
    let help: String
    if entry.key.contains(".") {
      report(
        "dotted-key", "'\(entry.key)' is not a field: keys are nested", at: entry.keyLocation,
        help: "write the section once and its fields below it, without dots")
      return
    } else if let near = nearest(entry.key, in: names + fields.flatMap(\.aliases)) {
      help = "did you mean '\(near)'?"
    } else if let home = homes(of: entry.key) {
      help = "'\(entry.key)' belongs in \(home)"
    } else {
      help = "known here: \(names.joined(separator: ", "))"
    }
    report(
      "unknown-key", "unknown key '\(entry.key)' in '\(section.name)'", at: entry.keyLocation,
      help: help)
  }

  private func dottedHelp(_ key: String) -> String? {
    guard key.contains(".") else { return nil }
    let name = FactName(key)
    guard vocabulary[name] != nil else {
      return "write the section, and its fields below it, without dots"
    }
    return "write '\(name.section):' and below it '\(name.shortName):'"
  }

  /// The sections that know a key, in words.
  private func homes(of key: String) -> String? {
    let sections = vocabulary.sections.filter { section in
      guard case .fields(let fields) = section.content else { return false }
      return fields.contains { $0.answers(to: key) }
    }
    guard !sections.isEmpty else { return nil }
    let names = sections.map { "'\($0.name)'" }
    return "the section \(names.joined(separator: " or "))"
  }

  /// Whether this unknown key may still be explained; says once that there are more.
  private mutating func isWorthExplaining(_ entry: Node.Entry) -> Bool {
    unknownKeys += 1
    if unknownKeys == Self.mostUnknownKeys + 1 {
      report("more-unknown-keys", "there are more unknown keys from here on", at: entry.keyLocation)
    }
    return unknownKeys <= Self.mostUnknownKeys
  }
}
