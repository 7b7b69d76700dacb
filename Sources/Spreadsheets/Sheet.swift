/// One sheet of a workbook.
public struct Sheet: Hashable, Sendable {
  /// At most 31 characters, without any of `[]:*?/\`.
  public var name: String
  /// The width of each column in characters of the standard font, from the first on.
  public var columnWidths: [Double]
  public var rows: [Row]
  /// The rows from the top that stay in view and are printed on every page.
  public var frozenRows: Int
  /// Whether readers get to see it.
  public var isHidden: Bool
  /// The colour of its tab, as `#0f766e`.
  public var tabColour: String?

  public init(
    name: String, columnWidths: [Double], rows: [Row] = [], frozenRows: Int = 0,
    isHidden: Bool = false, tabColour: String? = nil
  ) {
    self.name = name
    self.columnWidths = columnWidths
    self.rows = rows
    self.frozenRows = frozenRows
    self.isHidden = isHidden
    self.tabColour = tabColour
  }

  /// One row, its cells from the first column on.
  public struct Row: Hashable, Sendable {
    public var cells: [SheetCell]
    /// Its height in points; as its content needs it, if absent.
    public var height: Double?

    public init(_ cells: [SheetCell] = [], height: Double? = nil) {
      self.cells = cells
      self.height = height
    }
  }
}

/// One cell.
public struct SheetCell: Hashable, Sendable {
  public var content: Content
  public var style: CellStyle
  /// What may be entered into it.
  public var validation: Validation?

  public init(_ content: Content, _ style: CellStyle = CellStyle(), validation: Validation? = nil) {
    self.content = content
    self.style = style
    self.validation = validation
  }

  /// What stands in a cell.
  public enum Content: Hashable, Sendable {
    case empty
    /// Text, which is never taken for a formula, whatever it begins with.
    case text(String)
    case number(Double)
    /// A formula without its equals sign, and what it comes to.
    case formula(String, Result)
  }

  /// What a formula comes to, for programs that show a file without reckoning.
  public enum Result: Hashable, Sendable {
    case number(Double)
    case text(String)
  }

  /// What may be entered into a cell.
  public enum Validation: Hashable, Sendable {
    /// One of the texts of a range, such as `=Lists!$A$1:$A$5`.
    case list(range: String, prompt: String)
    /// A number not below a limit, and not above another.
    case number(atLeast: Double, atMost: Double)
  }
}

/// How a cell looks.
public struct CellStyle: Hashable, Sendable {
  public var isBold = false
  public var isItalic = false
  /// In points.
  public var fontSize = 10.0
  /// The colours of text, ground and the line below, as `#334155`.
  public var colour: String?
  public var ground: String?
  public var lineBelow: String?
  public var lineAbove: String?
  /// The pattern of numbers, such as `#,##0.00`.
  public var numberFormat: String?
  public var wraps = false
  public var alignment = Alignment.natural
  public var indent = 0

  public init() {}

  /// The side to which content keeps.
  public enum Alignment: Hashable, Sendable {
    /// Text left, numbers right.
    case natural
    case left, right
  }

  /// The style with something changed.
  public func with<Value>(_ path: WritableKeyPath<Self, Value>, _ value: Value) -> Self {
    var style = self
    style[keyPath: path] = value
    return style
  }
}
