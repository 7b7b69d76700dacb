import Documents

/// The ids that a report names, and those that it defines.
struct ReportReferences {
  private let report: ReportValue
  private let knownRules: Set<String>
  private let files: Set<String>

  /// Looks into a report.
  ///
  /// - Parameters:
  ///   - report: the value of `result.json`.
  ///   - rules: the ids of all rules.
  ///   - files: the paths of all files written.
  init(_ report: ReportValue, rules: Set<String>, files: Set<String>) {
    self.report = report
    knownRules = rules
    self.files = files
  }

  /// Ids that nothing defines, each as `kind id`.
  var dangling: [String] {
    let decisions = report["decisions"]?.entries ?? []
    let architecture = report["architecture"] ?? .null
    let codes = decisions.compactMap { $0["code"]?.text }
    let components = ids("components", architecture)
    return missing("source", texts(["source", "sources"], in: report), ids("sources", report))
      + missing("component", texts(["from", "to"], in: architecture), components)
      + missing("zone", texts(["zone", "parent"], in: architecture), ids("zones", architecture))
      + missing("code", texts(["changes"], in: report), Set(codes))
      + missing("rule", texts(["rule"], in: report), knownRules)
      + missing("record", texts(["record"], in: report), files)
      + missing("decision", referencedDecisions, ids("decisions", report))
  }

  /// The ids of decisions that components, statements and joint decisions name.
  private var referencedDecisions: [String] {
    let components = report["architecture"]?["components"]?.entries ?? []
    let holders = components + (report["accounts"]?.entries ?? [])
    let members = (report["joint_decisions"]?.entries ?? [])
      .flatMap { $0["members"]?.entries ?? [] }
    return members.compactMap { $0.text ?? $0["id"]?.text }
      + holders.flatMap { $0["decisions"]?.entries ?? [] }.compactMap { $0["id"]?.text }
  }

  private func missing(_ kind: String, _ used: [String], _ defined: Set<String>) -> [String] {
    used.filter { !defined.contains($0) }.map { "\(kind) \($0)" }
  }

  private func ids(_ key: String, _ holder: ReportValue) -> Set<String> {
    Set((holder[key]?.entries ?? []).compactMap { $0["id"]?.text })
  }

  /// The texts and lists of texts under certain keys, at any depth.
  private func texts(_ keys: Set<String>, in value: ReportValue) -> [String] {
    switch value {
    case .null, .text, .number, .flag: return []
    case .list(let entries): return entries.flatMap { texts(keys, in: $0) }
    case .object(let members):
      return members.flatMap { key, member -> [String] in
        guard keys.contains(key) else { return texts(keys, in: member) }
        if let text = member.text { return [text] }
        return member.entries.compactMap(\.text)
      }
    }
  }
}
