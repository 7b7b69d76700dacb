import Decisions
import Facts
import Quantities
import RuleBase
import Specifications

/// Figures of a design with their arithmetic, for a terminal: at most 100 columns wide.
public struct EstimateText: Sendable {
  /// What is told.
  public enum Subject: String, Sendable {
    case cost, latency, availability

    /// The kinds of breakdowns that it shows, in their order.
    var kinds: [BreakdownModel.Kind] {
      switch self {
      case .cost: [.monthly, .once]
      case .latency: [.time]
      case .availability: [.product]
      }
    }
  }

  let design: Design
  let width: Int
  private(set) var lines: [StyledLine] = []

  /// Lays out the figures of a design.
  ///
  /// - Parameters:
  ///   - subject: which figures.
  ///   - design: what came out.
  ///   - width: columns, between 60 and 100.
  public init(_ subject: Subject, of design: Design, width: Int = 100) {
    self.design = design
    self.width = min(max(width, 60), 100)
    addTitle()
    for kind in subject.kinds {
      for breakdown in design.resolution.breakdowns where breakdown.model.kind == kind {
        addTable(breakdown)
        for year in design.resolution.years where year.breakdown == breakdown.model.id {
          addYear(year, breakdown)
        }
        if design.resolution.sensitivity?.breakdown.id == breakdown.model.id { addSensitivity() }
        addArithmetic(breakdown)
      }
    }
    for implausible in design.resolution.implausible where subject == .cost {
      addParagraph("DOUBTFUL", design.words(for: implausible), indent: 10)
    }
    while lines.last?.width == 0 { lines.removeLast() }
  }

  /// The same figures as one value: members of what `result.json` holds.
  ///
  /// - Parameters:
  ///   - subject: which figures.
  ///   - design: what came out.
  /// - Returns: the breakdowns, the months ahead, the limits and what is hard to believe.
  public static func report(_ subject: Subject, of design: Design) -> ReportValue {
    let breakdowns = design.resolution.breakdowns.filter {
      subject.kinds.contains($0.model.kind)
    }
    let ids = Set(breakdowns.map(\.model.id))
    let checks = design.resolution.checks.filter { $0.check.breakdown.map(ids.contains) ?? false }
    let whole = design.report()
    return [
      "format": .number(1),
      "specification": whole["specification"] ?? .null,
      "knowledge": whole["knowledge"] ?? .null,
      "breakdowns": .list(breakdowns.map(design.breakdownReport)),
      "years": .list(
        design.resolution.years.filter { ids.contains($0.breakdown) }.map(design.yearReport)),
      "checks": .list(checks.map(design.checkReport)),
      "doubts": .list(
        subject == .cost ? design.resolution.implausible.map(design.implausibleReport) : []),
      "sensitivity": subject == .cost ? design.sensitivityReport : .null,
    ]
  }

  /// The lines as text.
  ///
  /// - Parameter colour: whether to write ANSI colour codes.
  /// - Returns: all lines, each ended.
  public func text(colour: Bool = false) -> String {
    lines.map { $0.text(colour: colour) }.joined(separator: "\n") + "\n"
  }

  // MARK: - Pieces

  private mutating func addTitle() {
    var line = StyledLine(design.specification.name, .strong)
    let versions =
      "knowledge \(design.ruleBase.version)"
      + (design.pricesAsOf.map { " · prices \($0)" } ?? "")
    if line.width + versions.count + 2 <= width {
      line.fill(to: width - columns(versions))
      line.append(versions, .quiet)
      lines.append(line)
    } else {
      lines.append(line)
      lines.append(StyledLine(versions, .quiet))
    }
    lines.append(StyledLine())
  }

  mutating func addParagraph(_ heading: String, _ text: String, indent: Int) {
    for (index, part) in wrapped(text, width: width - indent).enumerated() {
      var line = StyledLine(index == 0 ? heading : "", .strong)
      line.fill(to: indent)
      line.append(part)
      lines.append(line)
    }
  }

  mutating func add(_ line: StyledLine = StyledLine()) { lines.append(line) }

  mutating func addRow(_ cells: [String], style: StyledLine.Style = .plain) {
    let label = max(width - 4 * 15 - 1, 20)
    let parts = wrapped(cells[0], width: label)
    for (index, part) in parts.enumerated() {
      var line = StyledLine(" " + part, style)
      if index == 0 {
        for (place, cell) in cells.dropFirst().enumerated() {
          line.fill(to: label + 1 + (place + 1) * 15 - columns(cell))
          line.append(cell, style)
        }
      }
      lines.append(line)
    }
  }

  private mutating func addHeading(_ title: String, _ last: String) {
    addRow([title.uppercased(), "low", "likely", "high", last], style: .strong)
    var first = lines.removeLast()
    first = StyledLine(String(first.text(colour: false).dropFirst()), .strong)
    lines.append(first)
  }

  private mutating func addTable(_ breakdown: Breakdown) {
    let isProduct = breakdown.model.kind == .product
    addHeading(breakdown.model.title, isProduct ? "outage a month" : "share")
    for line in breakdown.shown {
      addRow(
        [line.model.label] + line.amounts.all.map(breakdown.cell)
          + [isProduct ? outage(line.amounts.base) : line.share.map(percentage) ?? ""])
    }
    if let total = breakdown.total {
      addRow(
        [breakdown.model.totalLabel] + total.all.map(breakdown.cell)
          + [isProduct ? outage(total.base) : ""], style: .strong)
    }
    for subtotal in breakdown.subtotals {
      addRow(
        ["of it " + subtotal.model.label] + subtotal.amounts.all.map(breakdown.cell)
          + [subtotal.share.map(percentage) ?? ""])
    }
    for comparison in breakdown.comparisons where !comparison.isIdle {
      addRow([comparison.model.label] + comparison.amounts.all.map(comparison.cell))
    }
    addNotes(breakdown)
    add()
  }

  /// The minutes a month in which a part is down.
  private func outage(_ availability: Double) -> String {
    readable((1 - availability) * 730 * 3600, in: Unit.named("min") ?? .plain)
  }

  private mutating func addNotes(_ breakdown: Breakdown) {
    var heaviest = breakdown.heaviestWords
    if let relax = breakdown.heaviest?.relax, !relax.isEmpty {
      let verb = breakdown.model.kind == .product ? "raise" : "lower"
      let help = "What would \(verb) it: \(relax.joined(separator: ", "))."
      heaviest = heaviest.map { "\($0) \(help)" }
    }
    var notes = [heaviest, breakdown.gapWords].compactMap(\.self)
    if let limit = breakdown.model.limit { notes.append(limitWords(limit, breakdown)) }
    for check in design.resolution.checks
    where check.check.breakdown == breakdown.model.id && check.fact.name != breakdown.model.limit {
      notes.append(words(check))
    }
    if let mover = breakdown.movedBy {
      notes.append("The total is moved most by \(design.label(mover)) (\(design.origin(mover))).")
    }
    notes += breakdown.shown.compactMap { line in
      line.model.note.map { "\(uppercasedFirst(line.model.label)): \($0)" }
    }
    notes += breakdown.turnWords
    add()
    for note in notes { addParagraph("", note, indent: 1) }
  }

  private func limitWords(_ limit: FactName, _ breakdown: Breakdown) -> String {
    let checks = design.resolution.checks
    if let check = checks.first(where: { $0.fact.name == limit }) { return words(check) }
    return "No limit is stated (\(limit.rawValue))."
  }

  private func words(_ check: CheckResult) -> String {
    var text = "Asked: \(design.label(check.fact.name)) \(design.words(for: check.fact))"
    text += " (\(design.origin(check.fact.name))); \(check.status.words)."
    if check.status == .notMet || check.status == .atRisk {
      if !check.causes.isEmpty {
        text += " Most of it: \(check.causes.map(\.words).joined(separator: ", "))."
      }
      text += " Relax one: \(check.relax.joined(separator: " · "))."
    }
    return text
  }

  private mutating func addYear(_ year: YearAhead, _ breakdown: Breakdown) {
    addHeading("\(breakdown.model.title), as the load grows", "volume")
    let isLevel = year.isLevel(in: breakdown.printed)
    for month in isLevel ? year.months.suffix(1) : year.months {
      let amounts = month.total?.all.map(breakdown.cell) ?? ["not known", "", ""]
      let name = isLevel ? "each month until \(month.number)" : "month \(month.number)"
      addRow([name] + amounts + ["× \(format(month.factor.base))"])
    }
    if let sum = year.sum {
      let unit = Unit.named("USD") ?? .plain
      addRow(
        ["\(year.months.count) months together"] + sum.all.map { moneyWords($0, in: unit) },
        style: .strong)
    }
    add()
    let factor = year.growth
    addParagraph(
      "",
      "Growth over twelve months: × \(format(low: factor.low, high: factor.high, in: .plain)), "
        + "likely × \(format(factor.base)) (\(year.growthFact.rawValue), "
        + "\(design.origin(year.growthFact))). Each month is decided anew at its volume.",
      indent: 1)
    let changes = year.changeWords
    for text in changes.isEmpty ? ["No decision changes within these months."] : changes {
      addParagraph("", text, indent: 1)
    }
    add()
  }

  // MARK: - Arithmetic

  /// How each line came about: the arithmetic in words, the numbers put in, and the sources.
  private mutating func addArithmetic(_ breakdown: Breakdown) {
    add(StyledLine("HOW \(breakdown.model.title.uppercased()) IS RECKONED", .strong))
    for line in breakdown.shown { addArithmetic(line.model.label, line.estimate) }
    for comparison in breakdown.comparisons where !comparison.isIdle {
      if let estimate = comparison.estimate { addArithmetic(comparison.model.label, estimate) }
    }
    add()
  }

  private mutating func addArithmetic(_ label: String, _ estimate: Estimate) {
    var text = "\(estimate.text)"
    if !estimate.words.isEmpty { text += " = \(estimate.words)" }
    let inputs = estimate.inputs.filter { $0.value != "unknown" }.map { input in
      "\(input.label) \(input.value) (\(design.inputOrigin(input)))"
    }
    if !inputs.isEmpty { text += ", with \(inputs.joined(separator: ", "))" }
    if estimate.inputs.isEmpty { text += " (\(design.origin(FactName(estimate.id))))" }
    if !estimate.sources.isEmpty { text += " [\(estimate.sources.joined(separator: ", "))]" }
    addParagraph(" " + shortened(label, 27), text, indent: 29)
  }

  private func shortened(_ text: String, _ length: Int) -> String {
    text.count <= length ? text : text.prefix(length - 1) + "…"
  }
}
