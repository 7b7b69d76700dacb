import Decisions
import Facts
import RuleBase

extension Screen {
  /// What the design does not do or may not do, and what could be relaxed.
  mutating func addShortfalls() {
    for (status, heading) in [(CheckResult.Status.notMet, "NOT MET"), (.atRisk, "AT RISK")] {
      for check in design.resolution.checks where check.status == status {
        var text = "\(check.check.words): asked \(design.words(for: check.fact))"
        if let estimate = check.estimate { text += ", reckoned \(estimate.rangeText)" }
        text += "."
        if !check.causes.isEmpty {
          text += " Most of it: " + check.causes.map(\.words).joined(separator: ", ") + "."
        }
        if !check.relax.isEmpty {
          text += " Relax one: " + check.relax.joined(separator: " · ") + "."
        }
        add(heading, text, indent: 9, style: status == .notMet ? .alarming : .strong)
      }
    }
    let checked = Set(design.resolution.checks.map(\.fact.name))
    for account in design.statementAccounts
    where account.status == .notMet && !checked.contains(account.fact.name) {
      let value = design.words(for: account.fact)
      add(
        "NOT MET",
        "\(design.label(account.fact.name)) (\(lowercasedFirst(value))): \(account.note)",
        indent: 9, style: .alarming)
    }
    for clash in design.jointClashes {
      let places = clash.facts.map { "\(design.label($0.name)) (\(design.origin($0.name)))" }
      var text = clash.summary
      if !places.isEmpty { text += " It rests on \(places.joined(separator: ", "))." }
      if !clash.relax.isEmpty { text += " Relax one: \(clash.relax.joined(separator: " · "))." }
      add("CLASH", text, indent: 9, style: .alarming)
    }
    for line in design.conflictLines {
      add(line.heading, line.text, indent: 9, style: line.heading == "CLASH" ? .alarming : .strong)
    }
    for implausible in design.resolution.implausible {
      add("DOUBTFUL", design.words(for: implausible), indent: 9)
    }
    if lines.last?.width != 0 { add() }
  }

  /// That prices have grown old, in one line.
  mutating func addOldPrices() {
    let old = design.oldPrices
    guard let days = design.pricesKeepDays,
      let oldest = old.max(by: { ($0.age ?? 0, $1.price.id) < ($1.age ?? 0, $0.price.id) })
    else { return }
    let count = old.count == 1 ? "One price is" : "\(old.count) prices are"
    add(
      "OLD",
      "\(count) more than \(days) days old: \(oldest.price.id) as of \(oldest.price.asOf)"
        + (old.count > 1 ? " and \(old.count - 1) more." : "."), indent: 9)
    add()
  }

  /// What was written, by kind.
  mutating func addWritten(output: String, files: [String]) {
    let records = files.count { $0.hasPrefix("decisions/") }
    let pictures = files.count { $0.hasPrefix("diagrams/") }
    let others = files.filter { !$0.contains("/") }
    var parts = others.filter { $0 != "manifest.json" }
    if records > 0 { parts.append("\(records) decision \(records == 1 ? "record" : "records")") }
    if pictures > 0 { parts.append("\(pictures) \(pictures == 1 ? "picture" : "pictures")") }
    add("", "Wrote \(output): \(parts.joined(separator: ", "))", indent: 0)
  }

  /// Which commands lead further.
  mutating func addNext(specification: String) {
    let subject =
      design.resolution.decisions.first { $0.outcome.status == "any_of" }
      ?? design.sharedProvisos.first?.decisions.first?.decision ?? design.recorded.first
    guard let subject else { return }
    var text = "Next: archwright why \(specification) \(subject.code)"
    let changed =
      design.sharedProvisos.first?.proviso.facts.first
      ?? design.resolution.questions.first?.fact
    if let changed { text += " · decide … --set \(changed.rawValue)=…" }
    add("", text, indent: 0)
  }
}
