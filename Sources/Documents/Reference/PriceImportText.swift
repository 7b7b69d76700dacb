import Diagnostics
import OrderedCollections
public import PriceImports
import Quantities
import RuleBase

/// What an import of prices comes to, as values and as text for a terminal.
public struct PriceImportText: Sendable {
  private let result: PriceImport
  private let flips: [ExampleFlip]
  private let asOf: String?

  /// Joins an import with what it changes.
  ///
  /// - Parameters:
  ///   - result: the prices of the file beside ours.
  ///   - flips: the decisions of examples that come out differently.
  ///   - asOf: the date of the new prices, where one was given.
  public init(_ result: PriceImport, flips: [ExampleFlip], asOf: String?) {
    self.result = result
    self.flips = flips
    self.asOf = asOf
  }

  /// The import with stable keys, for other programs; values are in the unit beside them.
  public var report: ReportValue {
    [
      "format": .text(result.format.id),
      "changes": .list(
        result.changes.map { change in
          let price = change.price
          return [
            "id": .text(price.id), "unit": .text(price.unit.symbol),
            "old": .number(price.stated),
            "new": .number(price.stated(change.value)),
            "old_text": .text(price.text), "new_text": .text(change.text),
            "percent": .number(change.percent), "old_as_of": .text(price.asOf),
            "new_as_of": .text(orNull: asOf),
          ]
        }),
      "unchanged": .number(Double(result.unchanged)),
      "refused": .texts(result.refused),
      "absent": .texts(result.absent),
      "unmapped": .number(Double(result.unmapped)),
      "flips": .list(
        flips.map { flip in
          [
            "example": .text(flip.example), "decision": .text(flip.decision),
            "code": .text(flip.code), "title": .text(flip.title), "before": .text(flip.before),
            "after": .text(flip.after),
          ]
        }),
    ]
  }

  /// The changed prices, then what they change, then what else the file holds.
  public func text(width: Int = 100, colour: Bool = false) -> String {
    var lines: [StyledLine] = []
    if !result.changes.isEmpty {
      let table = TextTable(
        columns: [
          .init(width: max(width - 66, 24)), .init(width: 18), .init(width: 18), .init(width: 9),
          .init(width: 17, style: .quiet),
        ], gap: 1, indent: 0)
      lines += table.lines(["CHANGED", "old", "new", "", "as of"])
      for change in result.changes {
        lines += table.lines([
          change.price.id, change.price.text, change.text, Self.percent(change),
          change.price.asOf + (asOf.map { " → \($0)" } ?? ""),
        ])
      }
      lines.append(StyledLine())
    }
    if !flips.isEmpty {
      lines.append(StyledLine("WITH THESE PRICES EXAMPLES ARE DECIDED DIFFERENTLY", .strong))
      let table = TextTable(columns: [
        .init(width: 24), .init(width: 4), .init(width: max(width - 36, 40)),
      ])
      for flip in flips {
        lines += table.lines([
          flip.example, flip.code, "\(flip.title): \(flip.before) → \(flip.after)",
        ])
      }
      lines.append(StyledLine())
    } else if !result.changes.isEmpty {
      lines.append(StyledLine("No decision of an example comes out differently."))
      lines.append(StyledLine())
    }
    lines += wrapped(summary, width: width).map { StyledLine($0) }
    return lines.map { $0.text(colour: colour) + "\n" }.joined()
  }

  private var summary: String {
    var text =
      "\(result.format.label): \(result.changes.count) changed, \(result.unchanged) as before, "
      + "\(result.refused.count) refused, \(result.unmapped) entries that the rules do not use."
    if !result.absent.isEmpty {
      text += " Not in the file: \(result.absent.prefix(8).joined(separator: ", "))"
      if result.absent.count > 8 { text += " and \(result.absent.count - 8) more" }
      text += "."
    }
    return text
  }

  /// A change in percent with its sign, or as a factor where it is large.
  private static func percent(_ change: PriceImport.Change) -> String {
    if change.ratio >= 10 { return "× \(format(change.ratio))" }
    if change.ratio <= 0.1 { return "÷ \(format(1 / change.ratio))" }
    let sign = change.percent > 0 ? "+" : "-"
    return sign + format(abs(change.percent) / 100, in: .percent)
  }
}
