import Expressions
import Facts
import OrderedCollections
import RuleBase

/// On which sheet and in which row each figure stands.
struct Layout {
  /// The sheets in the order of their tabs.
  enum Page: String, CaseIterable {
    case summary = "Summary"
    case inputs = "Inputs"
    case prices = "Prices"
    case calculation = "Calculation"
    case lists = "Lists"
  }

  /// The columns of the three cases, the same on all sheets that have them.
  enum Case: String, CaseIterable {
    case low = "B"
    case likely = "C"
    case high = "D"

    /// The case at the other end.
    var opposite: Case {
      switch self {
      case .low: .high
      case .likely: .likely
      case .high: .low
      }
    }
  }

  /// Figures under a heading.
  struct Section {
    let title: String
    var figures: [Figure]
  }

  /// The rows above the first section: title, note and the names of the columns.
  static let headRows = 3

  let inputs: [Section]
  let prices: [Section]
  let calculation: [Section]
  private var rows: [Figure.Place: (page: Page, row: Int)] = [:]

  init(_ collector: FigureCollector, _ base: RuleBase) {
    let shown = collector.figures.values.filter(\.isShown)
    inputs = Self.inputs(shown, base)
    prices = Self.prices(shown)
    calculation = Self.calculation(shown, base)
    place(inputs, on: .inputs)
    place(prices, on: .prices)
    place(calculation, on: .calculation)
  }

  private mutating func place(_ sections: [Section], on page: Page) {
    var row = Self.headRows
    for section in sections {
      row += 1
      for figure in section.figures {
        row += 1
        rows[figure.place] = (page, row)
      }
    }
  }

  /// How a formula points at a figure.
  ///
  /// - Parameters:
  ///   - place: the figure.
  ///   - column: the case.
  ///   - page: the sheet of the formula.
  /// - Returns: the cell, with its sheet where that is another one; nil for a figure that is not
  ///   shown.
  func reference(_ place: Figure.Place, _ column: Case, from page: Page) -> String? {
    guard let found = rows[place] else { return nil }
    let sheet = found.page == page ? "" : found.page.rawValue + "!"
    return found.page == .prices
      ? "\(sheet)$\(Case.low.rawValue)$\(found.row)" : "\(sheet)\(column.rawValue)\(found.row)"
  }

  // MARK: - Sections

  private static func inputs(_ figures: [Figure], _ base: RuleBase) -> [Section] {
    var sections: [Section] = []
    func slot(_ figure: Figure) -> Int {
      if case .name(let slot) = figure.place { slot } else { .max }
    }
    let facts = figures.filter(\.isInput).sorted { slot($0) < slot($1) }
    for section in base.vocabulary.sections {
      let own = facts.filter { figure in
        guard case .input(let field, _) = figure.origin else { return false }
        return field.name.section == section.name
      }
      if !own.isEmpty { sections.append(Section(title: section.label, figures: own)) }
    }
    let choices = figures.filter(\.isChoice)
    if !choices.isEmpty {
      sections.append(
        Section(title: "Decisions, fixed in this workbook", figures: choices))
    }
    return sections
  }

  private static func prices(_ figures: [Figure]) -> [Section] {
    let constants = figures.filter(\.isConstant)
    let attributes = figures.filter(\.isAttribute)
    let sections = [
      Section(title: "Prices", figures: (attributes + constants).filter(\.isMoney)),
      Section(title: "Properties of products", figures: attributes.filter { !$0.isMoney }),
      Section(title: "Constants", figures: constants.filter { !$0.isMoney }),
    ]
    return sections.filter { !$0.figures.isEmpty }
  }

  private static func calculation(_ figures: [Figure], _ base: RuleBase) -> [Section] {
    let computed = figures.filter(\.isComputed)
    func isGlobal(_ figure: Figure) -> Bool {
      if case .name = figure.place { true } else { false }
    }
    var sections = [
      Section(
        title: "Load and work",
        figures: computed.filter { isGlobal($0) && !$0.isMoney && !$0.hangsOnMoney(figures) })
    ]
    for model in base.decisions {
      let own = computed.filter { figure in
        if case .candidate(model.id, _) = figure.place { true } else { false }
      }
      sections.append(Section(title: model.title, figures: own))
    }
    let placed = Set(sections.flatMap { $0.figures.map(\.place) })
    sections.append(
      Section(title: "Costs", figures: computed.filter { !placed.contains($0.place) }))
    return sections.filter { !$0.figures.isEmpty }
  }
}

extension Figure {
  var isInput: Bool { if case .input = origin { true } else { false } }
  var isChoice: Bool { if case .choice = origin { true } else { false } }
  var isConstant: Bool { if case .constant = origin { true } else { false } }
  var isAttribute: Bool { if case .attribute = origin { true } else { false } }
  var isComputed: Bool { if case .computed = origin { true } else { false } }

  /// Whether it is reckoned from an amount of money right away, such as a share of a cost.
  fileprivate func hangsOnMoney(_ figures: [Figure]) -> Bool {
    guard case .computed(let computation) = origin else { return false }
    return figures.contains { other in
      if case .name(let slot) = other.place {
        other.isMoney && other.isComputed && computation.expression.slots.contains(slot)
      } else {
        false
      }
    }
  }
}
