public import Diagnostics
import Quantities
import RuleBase

extension PriceImport {
  /// The changed prices as a rule file, to be laid over the rules.
  ///
  /// - Parameters:
  ///   - name: the name under which findings refer to it.
  ///   - asOf: the date of the prices, as `2026-11`.
  ///   - source: the id of the source that they cite.
  /// - Returns: the file with its unit, region and note for each price.
  public func overlay(named name: String, asOf: String, source: String) -> SourceFile {
    var text = "as_of: \(quoted(asOf))\nsource: \(quoted(source))\nprices:\n"
    for change in changes {
      let price = change.price
      let number = roundedToSignificantDigits(change.value / price.unit.factor, 12)
      var parts = ["value: \(number)", "unit: \(quoted(price.unit.symbol))"]
      if let region = price.region { parts.append("region: \(quoted(region))") }
      if let note = price.note { parts.append("note: \(quoted(note))") }
      text += "  \(quoted(price.id)): { \(parts.joined(separator: ", ")) }\n"
    }
    return SourceFile(name: name, text: text)
  }

  /// A text between double quotes, as YAML and JSON have it.
  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
