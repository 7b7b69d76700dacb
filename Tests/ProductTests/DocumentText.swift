/// A Markdown document, read only to judge its language.
struct DocumentText {
  private let lines: [(number: Int, text: Substring)]
  private let isSlides: Bool

  /// Splits a text into lines; front matter is left out.
  init(_ text: String) {
    var numbered: [(number: Int, text: Substring)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      numbered.append((numbered.count + 1, line))
    }
    if numbered.first?.text == "---" {
      let end = numbered.dropFirst().first { $0.text == "---" }?.number ?? 0
      numbered.removeFirst(end)
    }
    lines = numbered
    isSlides = text.contains("\n::: notes")
  }

  /// Everything that is wrong with it.
  var findings: [String] {
    unfinished + headingFaults + tableFaults + repetitions + numbersWithoutUnit
  }

  /// Sections and tables without contents, and headings that skip a level.
  var structureFaults: [String] { headingFaults + tableFaults }

  // MARK: - Single faults

  private var unfinished: [String] {
    lines.flatMap { line -> [String] in
      let words = line.text.split { !$0.isLetter }
      let marks = words.filter { ["TBD", "TODO", "FIXME", "XXX", "null", "nil"].contains($0) }
      let hasTag = line.text.contains("{{") || line.text.contains("}}")
      let gaps = ["  .", " ,", " ;", "..", ": .", "()", "( "].filter { gap in
        line.text.contains(gap) && !line.text.contains("../")
      }
      return marks.map { "line \(line.number) is unfinished: \($0)" }
        + (hasTag ? ["line \(line.number) holds a tag"] : [])
        + gaps.map { "line \(line.number) has a gap: '\($0)'" }
    }
  }

  private var headings: [(number: Int, level: Int, text: String)] {
    lines.compactMap { line in
      let level = line.text.prefix { $0 == "#" }.count
      guard (1...6).contains(level), line.text.dropFirst(level).first == " " else { return nil }
      return (line.number, level, String(line.text.dropFirst(level + 1)))
    }
  }

  private var headingFaults: [String] {
    var findings: [String] = []
    let headings = headings
    if headings.count(where: { $0.level == 1 }) != 1 { findings.append("it needs one title") }
    for (index, heading) in headings.enumerated() {
      if index > 0, heading.level > headings[index - 1].level + 1 {
        findings.append("the heading '\(heading.text)' skips a level")
      }
      let next = headings.indices.contains(index + 1) ? headings[index + 1] : nil
      let end = next?.number ?? Int.max
      let hasText = lines.contains { line in
        line.number > heading.number && line.number < end && line.text.contains { $0.isLetter }
      }
      if !hasText, (next?.level ?? 0) <= heading.level {
        findings.append("the section '\(heading.text)' is empty")
      }
    }
    return findings
  }

  private var tableFaults: [String] {
    var findings: [String] = []
    var width: Int?
    for (index, line) in lines.enumerated() {
      guard line.text.hasPrefix("|") else {
        width = nil
        continue
      }
      let cells = cells(line.text)
      let next = lines.indices.contains(index + 1) ? lines[index + 1].text : ""
      if width == nil {
        guard next.hasPrefix("|"), next.allSatisfy({ "|-: ".contains($0) }) else {
          findings.append("line \(line.number) is a row without a table")
          continue
        }
        width = cells
        let first = lines.indices.contains(index + 2) ? lines[index + 2].text : ""
        if !first.hasPrefix("|") { findings.append("the table at line \(line.number) is empty") }
      } else if let width, cells != width {
        findings.append("line \(line.number) has \(cells) cells, its table \(width)")
      }
    }
    return findings
  }

  private func cells(_ row: Substring) -> Int {
    var count = -1
    var isEscaped = false
    for character in row {
      if character == "|", !isEscaped { count += 1 }
      isEscaped = character == "\\" && !isEscaped
    }
    return count
  }

  /// Sentences of running text that stand in it twice.
  ///
  /// What a rule saw is quoted as often as rules saw it. Rows of tables repeat by their nature, and a
  /// slide may say what its notes say.
  private var repetitions: [String] {
    var seen: Set<Substring> = []
    var twice: [String] = []
    var isNote = false
    for line in lines {
      if line.text.hasPrefix(":::") { isNote = line.text.hasPrefix("::: notes") }
      guard !line.text.hasPrefix("|"), !line.text.hasPrefix("#"), isNote || !isSlides,
        !line.text.hasPrefix("![")
      else { continue }
      for sentence in line.text.drop(while: { "*>0123456789. ".contains($0) }).sentences
      where sentence.count > 40 && !sentence.hasPrefix("Seen: ") && !seen.insert(sentence).inserted
      {
        twice.append("twice: \(sentence)")
      }
    }
    return twice
  }

  /// Numbers that end a sentence or a cell of running text without saying what they count.
  private var numbersWithoutUnit: [String] {
    lines.filter { !$0.text.hasPrefix("|") && !$0.text.hasPrefix("#") }.flatMap { line in
      line.text.matches(
        of: /\b(?:takes|costs|is|of|about) (\d[\d,.]*\d|\d)(?=[.;:]?$|[.;:] )/
      )
      .map { "line \(line.number) has a figure without a unit: \($0.output.1)" }
    }
  }
}

extension Substring {
  /// What ends with a full stop and a space, or with one at the end of the line.
  fileprivate var sentences: [Substring] {
    var found: [Substring] = []
    var rest = self
    while let stop = rest.firstRange(of: ". ") {
      found.append(rest[..<stop.upperBound].dropLast())
      rest = rest[stop.upperBound...]
    }
    // Names, codes and values in a row are no sentence.
    return rest.last.map { ".!?".contains($0) } == true ? found + [rest] : found
  }
}
