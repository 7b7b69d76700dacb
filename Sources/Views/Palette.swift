/// The colours of the pictures; text on them keeps a contrast of at least 4.5 to 1.
enum Palette {
  static let font = "Arial"
  static let ink = "#0f172a"
  static let text = "#334155"
  static let quiet = "#526077"
  static let line = "#475569"
  static let faint = "#8593a8"
  static let flow = "#0f766e"
  static let crossing = "#b91c1c"
  static let frame = "#cbd5e1"
  static let paper = "#ffffff"
  static let zone = "#f8fafc"
  static let group = "#eef2f7"
  static let pill = "#e0e7ff"
  static let pillText = "#3730a3"
  static let inUse = "#d1fae5"
  static let inUseText = "#065f46"
}
