import TestSupport
import Testing

/// One change to a sound rule base, and what is found then.
struct Mistake: Sendable, CustomTestStringConvertible {
  let path: String
  let old: String
  let new: String
  /// Every finding, in order, as ``TinyRules/line(_:)`` writes it.
  let findings: [String]

  init(_ path: String, _ old: String, to new: String, _ findings: String...) {
    self.path = path
    self.old = old
    self.new = new
    self.findings = findings
  }

  var testDescription: String { "\(path): \(new)" }

  /// What the loader finds after the change.
  func found() throws -> [String] {
    let files = TinyRules.changing(path, old, to: new)
    if files[path] == TinyRules.files[path] { Issue.record("nothing was replaced") }
    return try TinyRules.findings(files)
  }
}
