import Expressions
import Facts
package import Quantities
import RuleBase

/// A number, truth or word that a cost hangs on, with where it comes from: one row of a sheet.
struct Figure {
  let place: Place
  let label: String
  /// The arithmetic in words.
  let words: String
  let unit: Unit
  /// How its cells are written.
  let content: NamedCell.Content
  let values: Cases<SlotValue>
  let origin: Origin
  /// Ids of `sources.yaml`.
  let sources: [String]

  /// Where a figure stands in the rules, whatever it is called there.
  enum Place: Hashable {
    /// A name that all expressions may use, by its slot.
    case name(Int)
    /// Something about the winner of a joint decision, by its slot.
    case candidate(decision: String, slot: Int)
  }

  /// Where its values come from.
  enum Origin {
    /// The client's file, or an assumption in its place.
    case input(Field, Fact)
    /// A choice that was made while the design was decided.
    case choice
    /// An attribute of a product, such as its price, with its name and date.
    case attribute(id: String, asOf: String)
    /// A number of the rules that nothing changes.
    case constant(id: String)
    case computed(Computation)
  }

  /// How a figure follows from others.
  struct Computation {
    let expression: Expression
    /// The joint decision whose winner it is about.
    let decision: DecisionModel?
    /// Whether it is the least among candidates, which stand in no sheet.
    var comparesCandidates = false
    /// Whether the low case is reckoned from the high ends: a derived fact keeps its range in order.
    var swapsCases = false
    /// Whether it is in none of the three cases what the expression says, but the same in all.
    var isSameInAllCases = false
  }

  /// Whether rows can show it: its values are known in all cases.
  var isShown: Bool {
    switch content {
    case .number, .truth, .text, .list: true
    case .unknown, .absent: false
    }
  }

  /// Whether it is an amount of money, or one for each of something.
  var isMoney: Bool { unit.dimension.money != 0 }
}

/// One value for each case: all ranges at their light end, at their base, and at their heavy end.
struct Cases<Element> {
  var low: Element
  var likely: Element
  var high: Element

  /// From low to high.
  var all: [Element] { [low, likely, high] }

  func map<Other>(_ transform: (Element) -> Other) -> Cases<Other> {
    Cases<Other>(low: transform(low), likely: transform(likely), high: transform(high))
  }
}

extension Unit {
  /// What the column of units says; percentages show their sign in each cell.
  var columnText: String { symbol == "%" ? "" : symbol }

  /// Canonical units in one of what a cell shows; percentages are shares that are shown as such.
  package var cellFactor: Double { symbol == "%" ? 1 : factor }
}
