import Decisions

extension EstimateText {
  /// How many inputs are told.
  private static let mostInputs = 8

  /// How much each input moves the money of a month.
  mutating func addSensitivity() {
    let report = design.sensitivityReport
    let inputs = report["inputs"]?.entries ?? []
    guard !inputs.isEmpty else { return }
    func text(_ input: ReportValue, _ key: String) -> String { input[key]?.text ?? "" }
    let table = TextTable(
      columns: [
        .init(width: width - 67), .init(width: 21), .init(width: 30), .init(width: 10),
      ], indent: 1)
    for line in table.lines(["WHAT IT HANGS ON", "from, to", "then", "changes"]) {
      add(StyledLine(String(line.text(colour: false).dropFirst()), .strong))
    }
    for input in inputs.prefix(Self.mostInputs) {
      let label = input["fact"]?["label"]?.text ?? ""
      let changes = (input["changes"]?.entries ?? []).compactMap(\.text)
      let turned =
        changes.count > 3
        ? "\(changes.count) decisions" : changes.joined(separator: " ")
      for line in table.lines([
        label, "\(text(input, "low_value_text")) to \(text(input, "high_value_text"))",
        "\(text(input, "low_text")) to \(text(input, "high_text"))", turned,
      ]) { add(line) }
    }
    let main = inputs.filter { $0["matters"] == .flag(true) }
      .compactMap { $0["fact"]?["label"]?.text }
    add()
    addParagraph("", "Most of what is uncertain: \(main.joined(separator: "; ")).", indent: 1)
    add()
  }
}
