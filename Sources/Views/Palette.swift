/// The colours of pictures and workbooks; text on them keeps a contrast of at least 4.5 to 1.
public enum Palette {
  public static let font = "Arial"
  public static let ink = "#0f172a"
  public static let text = "#334155"
  public static let quiet = "#526077"
  public static let line = "#475569"
  public static let faint = "#8593a8"
  public static let flow = "#0f766e"
  public static let crossing = "#b91c1c"
  public static let frame = "#cbd5e1"
  public static let paper = "#ffffff"
  public static let zone = "#f8fafc"
  public static let group = "#eef2f7"
  public static let pill = "#e0e7ff"
  public static let pillText = "#3730a3"
  public static let inUse = "#d1fae5"
  public static let inUseText = "#065f46"
}
