import Decisions

extension Design {
  /// How many sets and how many ways out a screen names.
  private static let mostSets = 3
  private static let mostRelaxations = 5

  /// What clashes and the least that would have to give, one line each, for a screen.
  var conflictLines: [(heading: String, text: String)] {
    guard let conflicts = resolution.conflicts else { return [] }
    var lines: [(heading: String, text: String)] = []
    let report = conflictsReport
    if !conflicts.metBy.isEmpty {
      let choices = conflicts.metBy.map { "\($0.code) \($0.label)" }.joined(separator: "; ")
      lines.append(("MET BY", "all limits would be met by: \(choices)"))
    }
    for set in (report["sets"]?.entries ?? []).prefix(Self.mostSets) {
      let figures = (set["arithmetic"]?.entries ?? []).compactMap { $0["text"]?.text }
      let evidence = figures.isEmpty ? "" : ": " + figures.joined(separator: "; ")
      let requirements = (set["requirements"]?.entries ?? []).compactMap { requirement in
        requirement["words"]?.text.map { "\($0) (\(requirement["origin"]?.text ?? ""))" }
      }
      lines.append(("CLASH", requirements.joined(separator: " + ") + evidence + "."))
    }
    for relaxation in (report["relaxations"]?.entries ?? []).prefix(Self.mostRelaxations) {
      func text(_ key: String) -> String { relaxation[key]?.text ?? "" }
      let part = relaxation["settles_all"] == .flag(true) ? "" : "; settles a part"
      lines.append(
        ("GIVE", "\(text("words")): \(text("from_text")) → \(text("to_text"))\(part)"))
    }
    let sets = conflicts.sets.count - Self.mostSets
    let others = conflicts.relaxations.count - Self.mostRelaxations
    if sets > 0 || others > 0 { lines.append(("", "More by 'archwright conflicts'.")) }
    return lines
  }
}
