import Foundation
public import Testing

/// Compares a text with the file `Golden/<name>` beside the calling test.
///
/// With `UPDATE_GOLDEN=1` in the environment the file is written anew. The test fails even then, so
/// that a change is accepted only by a person who read the difference and committed it.
public func expectGolden(
  _ actual: String, _ name: String,
  filePath: StaticString = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let golden = URL(fileURLWithPath: "\(filePath)").deletingLastPathComponent()
    .appending(path: "Golden/\(name)")
  let expected = try? String(contentsOf: golden, encoding: .utf8)
  if actual == expected { return }

  guard ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" else {
    Issue.record(
      """
      Golden/\(name) \(expected == nil ? "is missing" : "differs (- golden, + actual)"):
      \(differingLines(expected ?? "", actual))
      To accept: UPDATE_GOLDEN=1 swift test
      """, sourceLocation: sourceLocation)
    return
  }
  try FileManager.default.createDirectory(
    at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
  try actual.write(to: golden, atomically: true, encoding: .utf8)
  Issue.record(
    "Golden/\(name) was rewritten: read the difference, then run again",
    sourceLocation: sourceLocation)
}

/// The lines that only one of two texts has, with their numbers.
private func differingLines(_ golden: String, _ actual: String) -> String {
  let old = golden.split(separator: "\n", omittingEmptySubsequences: false)
  let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let difference = new.difference(from: old)
  return (difference.removals + difference.insertions).map { change in
    switch change {
    case .remove(let offset, let line, _): "-\(offset + 1): \(line)"
    case .insert(let offset, let line, _): "+\(offset + 1): \(line)"
    }
  }.joined(separator: "\n")
}
