public import RuleBase

/// The colours and the font of pictures.
///
/// Text keeps a contrast of at least 4.5 to 1 on what lies behind it, and lines of at least 3 to 1,
/// as WCAG 2.1 asks at level AA. No meaning rests on colour alone: families have icons, kinds of
/// arrows have dashes, and borders of trust have dashed frames.
public struct Theme: Hashable, Sendable {
  /// Whether the paper is dark.
  public let isDark: Bool
  /// The client's colour for the bar beside the heading.
  public var accent: String
  /// The font that text is shown in, or `nil` for the standard one.
  public var font: String?
  /// The file name and the folder of an SVG picture for the heading.
  public var logo: Logo?

  /// A picture for the heading.
  public struct Logo: Hashable, Sendable {
    public let folder: String
    public let name: String
  }

  /// A theme in standard colours.
  public init(isDark: Bool = false) {
    self.isDark = isDark
    accent = isDark ? "#60a5fa" : "#1d4ed8"
  }

  /// Dark on light.
  public static let light = Theme()
  /// Light on dark.
  public static let dark = Theme(isDark: true)

  /// The same accent, font and logo on light paper.
  public var inLight: Theme {
    guard isDark else { return self }
    var light = Theme()
    if accent != Theme.dark.accent { light.accent = accent }
    light.font = font
    light.logo = logo
    return light
  }

  /// The font whose measures the layout uses.
  public static let measuredFont = "Arial"

  // MARK: - Paper and ink

  public var paper: String { isDark ? "#0b1220" : "#ffffff" }
  public var card: String { isDark ? "#17223a" : "#ffffff" }
  /// Inside a border of trust.
  public var zone: String { isDark ? "#101a2e" : "#f8fafc" }
  /// Inside another frame.
  public var group: String { isDark ? "#1b2740" : "#eef2f7" }
  /// The line around frames that mean no border of trust.
  public var frame: String { isDark ? "#3b4c6b" : "#cbd5e1" }
  public var ink: String { isDark ? "#f1f5f9" : "#0f172a" }
  public var text: String { isDark ? "#d3dce8" : "#334155" }
  public var quiet: String { isDark ? "#a9b7ca" : "#526077" }
  public var line: String { isDark ? "#b6c2d3" : "#475569" }
  public var faint: String { isDark ? "#8a9bb4" : "#64748b" }
  public var flow: String { isDark ? "#5eead4" : "#0f766e" }
  /// The part of a stretch of time that is only needed when all goes badly.
  public var late: String { isDark ? "#134e4a" : "#ccfbf1" }
  public var crossing: String { isDark ? "#fca5a5" : "#b91c1c" }
  public var pill: String { isDark ? "#312e81" : "#e0e7ff" }
  public var pillText: String { isDark ? "#e0e7ff" : "#3730a3" }
  public var inUse: String { isDark ? "#064e3b" : "#d1fae5" }
  public var inUseText: String { isDark ? "#d1fae5" : "#065f46" }
  public var good: String { isDark ? "#6ee7b7" : "#047857" }
  public var doubtful: String { isDark ? "#fcd34d" : "#92400e" }

  // MARK: - Families

  /// The line around a card; from dark to light the families differ in brightness too.
  public func border(_ family: Catalogue.Family) -> String {
    switch family {
    case .person: isDark ? "#cbd5e1" : "#475569"
    case .service: isDark ? "#7cb0ff" : "#1d4ed8"
    case .store: isDark ? "#f5b754" : "#b45309"
    case .model: isDark ? "#c4a8ff" : "#6d28d9"
    case .protection: isDark ? "#f7a1c4" : "#9d174d"
    case .operation: isDark ? "#4fd1c0" : "#0f766e"
    }
  }

  /// The field behind an icon; light in both, because icons are drawn in dark lines.
  public func tint(_ family: Catalogue.Family) -> String {
    switch family {
    case .person: "#e2e8f0"
    case .service: "#dbeafe"
    case .store: "#fef3c7"
    case .model: "#ede9fe"
    case .protection: "#fce7f3"
    case .operation: "#ccfbf1"
    }
  }

  func colour(_ style: ArrowStyle, crosses: Bool) -> String {
    if crosses { return crossing }
    return switch style {
    case .request, .deferred: line
    case .flow: flow
    case .control, .telemetry, .dependency: faint
    }
  }

  func colour(_ tone: View.Remark.Tone) -> String {
    switch tone {
    case .plain: text
    case .good: good
    case .doubtful: doubtful
    case .bad: crossing
    }
  }
}

extension Catalogue.Family {
  /// The words of the legend.
  var label: String {
    switch self {
    case .person: "people"
    case .service: "application"
    case .store: "data at rest or in transit"
    case .model: "model"
    case .protection: "protection and review"
    case .operation: "operations"
    }
  }
}
