import Diagnostics
import OrderedCollections

extension TemplateTags {
  /// A finding for each tag whose name the report lacks.
  ///
  /// Names are looked up as the engine does: in the innermost section first, then outwards. Inside
  /// a section that is empty or missing in this report nothing can be known and nothing is said.
  func unknownNames(in report: ReportValue) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    check(tags, in: [report], &findings)
    var seen: Set<SourceLocation> = []
    return findings.filter { $0.location.map { seen.insert($0).inserted } ?? true }
  }

  private func check(_ tags: [Tag], in stack: [ReportValue], _ findings: inout [Diagnostic]) {
    for tag in tags {
      if tag.kind == .partial {
        check(tag.inner, in: stack, &findings)
        continue
      }
      guard let value = value(tag.path, in: stack) else {
        let known = stack.flatMap(\.keys)
        let meant = nearest(String(tag.path), in: known)
        findings.append(
          Diagnostic(
            "template/unknown-name", "the report has no '\(tag.path)' here", at: tag.location,
            help: meant.map { "did you mean '\($0)'?" }))
        continue
      }
      switch tag.kind {
      case .value, .partial: continue
      case .inverted: check(tag.inner, in: stack, &findings)
      case .section:
        for inner in insides(of: value, named: tag.name) {
          check(tag.inner, in: inner.map { stack + [$0] } ?? stack, &findings)
        }
      }
    }
  }

  /// What a section's inner tags see; nil for the surroundings themselves.
  private func insides(of value: ReportValue, named name: String) -> [ReportValue?] {
    if name.contains("(") { return [nil] }
    switch value {
    case .null: return []
    case .flag: return [nil]
    case .text, .number, .object: return [value]
    case .list(let entries): return entries
    }
  }

  private func value(_ path: Substring, in stack: [ReportValue]) -> ReportValue? {
    if path == "." || path.isEmpty { return stack.last }
    let isInnermostOnly = path.first == "."
    let names = path.split(separator: ".").map(String.init)
    guard let first = names.first else { return nil }
    let places = isInnermostOnly ? stack.suffix(1) : stack[...]
    guard var found = places.reversed().lazy.compactMap({ $0[first] }).first else { return nil }
    for name in names.dropFirst() {
      if case .null = found { return .null }
      guard let next = found[name] else { return nil }
      found = next
    }
    return found
  }
}
