import Decisions
public import Documents
import Quantities
import RuleBase
import Specifications
public import Views

extension Design {
  /// The designs that no other beats over money and time; nil where there is only one, or a figure is
  /// not known.
  ///
  /// The first two criteria with numbers are the axes; the first two with levels are told by size
  /// and shade.
  ///
  /// - Parameter report: the design's report.
  /// - Returns: the chart.
  public func tradeoffChart(_ report: ReportValue) -> ScatterChart? {
    guard let tradeoffs = resolution.tradeoffs, tradeoffs.designs.count > 1 else { return nil }
    let report = report["tradeoffs"]
    let criteria = tradeoffs.criteria
    let numbers = criteria.indices.filter { criteria[$0].levelWords.isEmpty }
    let levels = criteria.indices.filter { !criteria[$0].levelWords.isEmpty }
    guard numbers.count > 1, levels.count > 1 else { return nil }
    let (across, up) = (numbers[0], numbers[1])
    let (size, shade) = (levels[0], levels[1])
    func unit(_ place: Int) -> Unit {
      guard case .figure(let name, _, _) = criteria[place].measure else { return .plain }
      return ruleBase.formulas.first { $0.id == name }?.unit ?? .plain
    }
    let (money, time) = (unit(across), unit(up))
    let points = zip(tradeoffs.designs, report?["designs"]?.entries ?? []).compactMap {
      design, entry -> ScatterChart.Point? in
      guard let x = design.values[across].number, let y = design.values[up].number else {
        return nil
      }
      func level(_ place: Int) -> Int {
        criteria[place].levelWords.firstIndex(of: design.values[place].words) ?? 0
      }
      let letter = entry["letter"]?.text ?? ""
      let values = design.values.map(\.words).joined(separator: "; ")
      return ScatterChart.Point(
        letter: letter, x: x / money.factor, y: y / time.factor, size: level(size),
        shade: level(shade),
        isChosen: design.isChosen, title: "\(letter): \(values).")
    }
    return ScatterChart(
      title: "Designs that no other beats",
      subtitle:
        "\(specification.name) · \(Quantities.format(Double(tradeoffs.enumerated))) designs looked at",
      horizontal: .init(criteria[across].label) { readable($0 * money.factor, in: money) },
      vertical: .init(criteria[up].label) { readable($0 * time.factor, in: time) },
      sizes: (criteria[size].label, criteria[size].levelWords),
      shades: (criteria[shade].label, criteria[shade].levelWords), points: points)
  }

  /// How much each input moves the money of a month; nil where nothing does.
  ///
  /// - Parameter report: the design's report.
  /// - Returns: the chart.
  public func sensitivityChart(_ report: ReportValue) -> TornadoChart? {
    guard let report = report["sensitivity"], let base = report["base"]?.number else {
      return nil
    }
    let bars = (report["inputs"]?.entries ?? []).compactMap { input -> TornadoChart.Bar? in
      guard let low = input["low"]?.number, let high = input["high"]?.number else { return nil }
      func text(_ key: String) -> String { input[key]?.text ?? "" }
      return TornadoChart.Bar(
        label: input["fact"]?["label"]?.text ?? "", low: low, high: high,
        lowText: text("low_text"), highText: text("high_text"),
        lowValue: text("low_value_text"), highValue: text("high_value_text"),
        isMain: input["matters"] == .flag(true))
    }
    guard !bars.isEmpty else { return nil }
    return TornadoChart(
      title: "What the cost of a month depends on most",
      subtitle: "\(specification.name) · \(report["label"]?.text ?? "")", base: base,
      baseText: report["base_text"]?.text ?? "", bars: bars)
  }
}

extension Criterion {
  /// Its levels in words, best first; none for figures.
  fileprivate var levelWords: [String] {
    switch measure {
    case .figure: []
    case .levels(let levels): levels.map(\.words)
    case .attribute(_, _, let levels): levels.map(\.words)
    }
  }
}
