public import Diagnostics
import OrderedCollections
import Quantities
public import RuleBase

/// The prices of a file that others keep, beside ours.
public struct PriceImport: Sendable {
  /// One price that the file has otherwise.
  public struct Change: Sendable {
    public let price: Price
    /// The file's amount in canonical units.
    public let value: Double

    /// The new amount over the old one.
    public var ratio: Double { value / price.value }
    /// The change in percent of the old amount.
    public var percent: Double { (ratio - 1) * 100 }
    /// The new amount with its unit.
    public var text: String { Quantities.format(value, in: price.unit) }
  }

  public let format: ImportFormat
  /// In the order of the ids.
  public let changes: [Change]
  /// How many prices the file has as we have them.
  public let unchanged: Int
  /// The ids of the prices that were not taken over because they make no sense.
  public let refused: [String]
  /// Entries of the format that the file does not have.
  public let absent: [String]
  /// Members or rows of the file that no entry of the format names.
  public let unmapped: Int
  /// What can't be read, what is refused (errors), and what changed tenfold (warnings).
  public let diagnostics: [Diagnostic]

  /// Differences below a thousandth come from rounding.
  private static let leastChange = 0.001

  /// Compares the prices of a file with those of the rules.
  ///
  /// - Parameters:
  ///   - file: the file as others keep it.
  ///   - format: how prices are found in it.
  ///   - base: the rules with our prices.
  ///   - allowsJumps: whether prices may change a thousandfold.
  public init(
    _ file: SourceFile, _ format: ImportFormat, _ base: RuleBase, allowsJumps: Bool = false
  ) {
    let ids = Set(base.prices.keys)
    let found =
      switch format.kind {
      case .map: MapReader(format: format, ids: ids).read(file)
      case .table: TableReader(format: format, ids: ids).read(file)
      }
    var diagnostics = found.diagnostics
    var changes: [Change] = []
    var refused: [String] = []
    var unchanged = 0
    for (id, number) in found.numbers.sorted(by: { $0.key < $1.key }) {
      guard let price = base.prices[id], let name = id.split(separator: "/").last,
        let field = format.fields[String(name)]
      else { continue }
      do throws(Diagnostic) {
        let value = try number.value(of: price, field)
        let change = Change(price: price, value: value)
        if abs(change.ratio - 1) < Self.leastChange {
          unchanged += 1
          continue
        }
        if let finding = try change.jump(at: number.location, isAllowed: allowsJumps) {
          diagnostics.append(finding)
        }
        changes.append(change)
      } catch {
        diagnostics.append(error)
        refused.append(id)
      }
    }
    self.format = format
    self.changes = changes
    self.unchanged = unchanged
    self.refused = refused
    absent = found.absent
    unmapped = found.unmapped
    self.diagnostics = diagnostics.inReadingOrder
  }

  /// The format for a file, by the way it begins: a brace, or the names of columns.
  public static func format(for file: SourceFile, among formats: [ImportFormat]) -> ImportFormat? {
    let first = file.text.unicodeScalars.first { !$0.properties.isWhitespace }
    let kind: ImportFormat.Kind = first == "{" || first == "[" ? .map : .table
    return formats.first { $0.kind == kind }
  }
}

extension FoundNumber {
  /// The amount in canonical units, if it can be believed.
  fileprivate func value(
    of price: Price, _ field: ImportFormat.Field
  ) throws(Diagnostic) -> Double {
    func refusal(_ id: Diagnostic.ID, _ what: String, _ help: String? = nil) -> Diagnostic {
      Diagnostic(id, "the price '\(price.id)' \(what)", at: location, help: help)
    }
    guard field.unit.dimension == price.unit.dimension else {
      throw refusal(
        "import/dimension", "is in \(price.unit), which the field '\(field.name)' does not measure")
    }
    switch content {
    case .other(let text):
      throw refusal("import/not-a-number", "is no number but \(text)")
    case .number(let number):
      if number < 0 { throw refusal("import/negative", "is negative") }
      if number == 0 {
        throw refusal(
          "import/zero", "is zero", "a price of nothing stands for one that is not known")
      }
      if number > field.most {
        throw refusal(
          "import/above-bound",
          "is \(Quantities.format(number * field.unit.factor, in: field.unit)), above the "
            + "\(Quantities.format(field.most * field.unit.factor, in: field.unit)) "
            + "that are believed")
      }
      return roundedToSignificantDigits(number * field.unit.factor / divisor, 12)
    }
  }
}

extension PriceImport.Change {
  /// A change so large that one of both prices is probably wrong.
  ///
  /// - Throws: the finding, for a change that is not allowed.
  fileprivate func jump(
    at location: SourceLocation, isAllowed: Bool
  ) throws(Diagnostic) -> Diagnostic? {
    let size = max(ratio, 1 / ratio)
    let words = "the price '\(price.id)' goes from \(price.text) to \(text)"
    let notes = [Diagnostic.Note("it is stated here", at: price.location)]
    if size >= 999.999, !isAllowed {
      throw Diagnostic(
        "import/jump", "\(words), a thousandfold or more", at: location, notes: notes,
        help: "look both up; --allow-jumps takes it over")
    }
    guard size >= 9.99999 else { return nil }
    return Diagnostic(
      "import/large-change", "\(words), tenfold or more", severity: .warning, at: location,
      notes: notes)
  }
}
