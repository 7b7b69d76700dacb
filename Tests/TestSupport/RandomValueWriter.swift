import Facts
import Quantities

/// Writes random legal values of fields in YAML's flow style.
struct RandomValueWriter {
  let decisions: [RandomSpecification.Decision]
  /// How many of a hundred fields are stated.
  let density: Int
  private var written = 0

  init(decisions: [RandomSpecification.Decision], density: Int) {
    self.decisions = decisions
    self.density = density
  }

  func isStated(_ field: Field, _ random: inout SeededGenerator) -> Bool {
    field.isRequired || Int.random(in: 0..<100, using: &random) < density
  }

  /// Some of the fields as `key: value`.
  mutating func pairs(_ fields: [Field], _ random: inout SeededGenerator) -> [String] {
    var pairs: [String] = []
    for field in fields where isStated(field, &random) {
      guard let value = value(field, &random) else { continue }
      let usesAlias = !field.aliases.isEmpty && random.isOnce(in: 6)
      pairs.append("\(usesAlias ? random.pick(field.aliases) : field.name.shortName): \(value)")
    }
    return pairs
  }

  /// A value, sometimes unknown, absent or with its source; nil if the field can't be written.
  mutating func value(_ field: Field, _ random: inout SeededGenerator) -> String? {
    if !field.isRequired {
      if random.isOnce(in: 10) { return "unknown" }
      let hasNone = field.choices.contains { $0.id == "none" }
      if !hasNone, random.isOnce(in: 20) { return "none" }
    }
    guard let plain = plainValue(field, &random) else { return nil }
    if case .records = field.kind { return plain }
    return random.isOnce(in: 7) ? qualified(plain, &random) : plain
  }

  private mutating func plainValue(
    _ field: Field, _ random: inout SeededGenerator
  ) -> String? {
    switch field.kind {
    case .boolean: random.pick(["yes", "no", "true", "false"])
    case .number:
      // Parts of the traffic may not make up more than all of it.
      RandomQuantity(field: field)
        .text(&random, most: field.name == "share" ? 0.25 : .infinity)
    case .text where field.form == .date: random.pick(["2026-11-30", "'2026-11'", "2024-02-29"])
    case .text: text(&random, isRequired: field.isRequired)
    case .texts: texts(&random)
    case .choice(let choices, let isOpen): word(choices, isOpen: isOpen, &random)
    case .choices(let choices, let isOpen): words(choices, isOpen: isOpen, &random)
    case .records(let fields, let keyedBy?): keyedRecords(fields, keyedBy: keyedBy, &random)
    case .records(let fields, nil): records(fields, &random)
    }
  }

  private func qualified(_ value: String, _ random: inout SeededGenerator) -> String {
    var pairs = ["value: \(value)"]
    if random.isOnce(in: 2) { pairs.append("strength: \(random.pick(Strength.allCases).rawValue)") }
    if random.isOnce(in: 2) { pairs.append("source: \(text(&random))") }
    if random.isOnce(in: 2) { pairs.append("requirement: \(text(&random))") }
    return "{ \(pairs.shuffled(using: &random).joined(separator: ", ")) }"
  }

  // MARK: - Words and texts

  private func word(
    _ choices: [Field.Choice], isOpen: Bool, _ random: inout SeededGenerator
  ) -> String {
    if isOpen && random.isOnce(in: 4) || choices.isEmpty { return text(&random) }
    return random.pick(choices).id
  }

  private func words(
    _ choices: [Field.Choice], isOpen: Bool, _ random: inout SeededGenerator
  ) -> String {
    var words = random.some(choices.map(\.id), most: 6)
    if isOpen, random.isOnce(in: 3) { words.append(text(&random)) }
    if words.count == 1, random.isOnce(in: 2) { return words[0] }
    return "[\(words.joined(separator: ", "))]"
  }

  private func texts(_ random: inout SeededGenerator) -> String {
    let count = Int.random(in: 0...3, using: &random)
    return "[\((0..<count).map { _ in text(&random) }.joined(separator: ", "))]"
  }

  private func text(_ random: inout SeededGenerator, isRequired: Bool = false) -> String {
    var text = random.pick(HostileText.all)
    if isRequired { text += "goal" }
    let isOneLine = text.unicodeScalars.allSatisfy { (0x20...0x7E).contains($0.value) }
    return isOneLine && random.isOnce(in: 3) ? singleQuotedYAML(text) : doubleQuotedYAML(text)
  }

  // MARK: - Records

  private mutating func records(_ fields: [Field], _ random: inout SeededGenerator) -> String {
    let count = Int.random(in: 1...3, using: &random)
    let entries = (0..<count).map { _ in "{ \(entry(fields, &random)) }" }
    if count == 1, random.isOnce(in: 2) { return entries[0] }
    return "[\(entries.joined(separator: ", "))]"
  }

  /// The fields of an entry; its required text gets a number, so that no two are the same.
  private mutating func entry(_ fields: [Field], _ random: inout SeededGenerator) -> String {
    written += 1
    let names = fields.filter(\.isRequired).map { field in
      let name = random.pick(HostileText.all) + " \(written)"
      return "\(field.name.shortName): \(doubleQuotedYAML(name))"
    }
    return (names + pairs(fields.filter { !$0.isRequired }, &random)).joined(separator: ", ")
  }

  private mutating func keyedRecords(
    _ fields: [Field], keyedBy key: String, _ random: inout SeededGenerator
  ) -> String? {
    let others = fields.filter { $0.name.shortName != key }
    guard let main = others.first, let keyField = fields.first(where: { $0.name.shortName == key })
    else { return nil }
    let keys = keyField.choices.isEmpty ? decisions.map(\.id) : keyField.choices.map(\.id)
    let chosen = random.some(keys, most: 4)
    guard !chosen.isEmpty else { return nil }
    let entries = chosen.compactMap { word -> String? in
      let options = decisions.first { $0.id == word }?.options ?? []
      let value = options.isEmpty ? plainValue(main, &random) : random.pick(options)
      guard let value else { return nil }
      if random.isOnce(in: 2) { return "\(word): \(value)" }
      let more = pairs(Array(others.dropFirst()), &random)
      let pairs = ["\(main.name.shortName): \(value)"] + more
      return "\(word): { \(pairs.joined(separator: ", ")) }"
    }
    return "{ \(entries.joined(separator: ", ")) }"
  }
}
