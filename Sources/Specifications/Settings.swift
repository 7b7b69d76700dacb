public import Diagnostics
public import Facts
import LocatedYAML

/// Facts given on the command line, which replace those of a file.
public struct Settings: Sendable {
  /// The facts, in the order given; of a repeated one the last.
  public let facts: FactSet
  /// The arguments as one file, a line each, so that findings can show them.
  public let file: SourceFile
  /// What is wrong with the arguments.
  public let diagnostics: [Diagnostic]
}

extension Specification {
  /// The name under which findings show arguments.
  private static let settingsName = "--set"

  /// Reads arguments of the form `load.requests_per_day=12000`.
  ///
  /// Names and values are typed by the vocabulary just as in a file: quantities with units,
  /// ranges, `unknown`, `none`, lists in brackets and `{value: …, strength: …}`.
  public static func settings(_ arguments: [String], _ vocabulary: Vocabulary) -> Settings {
    let lines = arguments.map(onOneLine)
    let file = SourceFile(name: settingsName, text: lines.joined(separator: "\n"))
    var reader = SettingReader(file: file, vocabulary: vocabulary)
    for (index, line) in lines.enumerated() { reader.read(line, number: index + 1) }
    return Settings(
      facts: FactSet(reader.facts), file: file, diagnostics: reader.diagnostics.inReadingOrder)
  }

  /// Reads one fact by its name and the words of its value.
  public static func setting(
    _ name: String, _ value: String, _ vocabulary: Vocabulary
  ) -> (fact: Fact?, diagnostics: [Diagnostic]) {
    let settings = settings(["\(name)=\(value)"], vocabulary)
    return (settings.facts.all.first, settings.diagnostics)
  }

  /// An argument may hold line ends, but each has to stay on the line that findings point to.
  private static func onOneLine(_ argument: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in argument.unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: line.append(" ")
      default: line.append(scalar)
      }
    }
    return String(line)
  }
}

/// Reads arguments one by one and collects their facts and findings.
private struct SettingReader {
  let file: SourceFile
  let vocabulary: Vocabulary
  private(set) var facts: [Fact] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(file: SourceFile, vocabulary: Vocabulary) {
    self.file = file
    self.vocabulary = vocabulary
  }

  mutating func read(_ line: String, number: Int) {
    let scalars = line.unicodeScalars
    guard let equals = scalars.firstIndex(of: "=") else {
      report(
        "setting-without-value", "'\(line)' gives no value",
        at: place(number, 0, scalars.count), help: "write section.field=value")
      return
    }
    let name = String(scalars[..<equals]).trimmed
    let offset = scalars.distance(from: scalars.startIndex, to: equals)
    guard let field = field(named: name) else {
      let known = vocabulary.fields.map(\.name.rawValue)
      report(
        "unknown-fact", "there is no fact '\(name)'", at: place(number, 0, offset),
        help: nearest(name, in: known).map { "did you mean '\($0)'?" }
          ?? "facts are written section.field, such as project.stage")
      return
    }
    var value = scalars[scalars.index(after: equals)...]
    var start = offset + 1
    while let first = value.first, first == " " {
      value.removeFirst()
      start += 1
    }
    while value.last == " " { value.removeLast() }
    let location = place(number, start, start + value.count)
    guard let node = node(String(value), line: number, column: start, at: location) else { return }
    var values = FieldValueReader(file: file)
    let fact = values.fact(field, named: field.name, from: node)
    diagnostics += values.diagnostics
    if let fact, !values.diagnostics.containsError { facts.append(fact) }
  }

  private func field(named name: String) -> Field? {
    let name = FactName(name)
    return vocabulary[name]
      ?? vocabulary.fields.first {
        $0.name.section == name.section && $0.answers(to: name.shortName)
      }
  }

  /// Plain words are taken as they stand; only brackets and quotes are read as YAML.
  private mutating func node(
    _ value: String, line: Int, column: Int, at location: SourceLocation
  ) -> Node? {
    guard let first = value.first, "[{\"'".contains(first) else {
      return Node(.scalar(.init(text: value)), at: location)
    }
    // Line ends and blanks before the value give it the place that it has among the arguments.
    let before =
      String(repeating: "\n", count: line - 1) + String(repeating: " ", count: column)
    let read = readYAML(SourceFile(name: file.name, text: before + value))
    diagnostics += read.diagnostics
    return read.diagnostics.containsError ? nil : read.root
  }

  private func place(_ line: Int, _ start: Int, _ end: Int) -> SourceLocation {
    SourceLocation(
      file: file.name, start: SourcePosition(line: line, column: start + 1),
      end: SourcePosition(line: line, column: end + 1))
  }

  private mutating func report(
    _ name: String, _ message: String, at place: SourceLocation, help: String
  ) {
    let id = Diagnostic.ID(rawValue: "specification/\(name)")
    diagnostics.append(Diagnostic(id, message, at: place, help: help))
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
