public import Diagnostics
public import Foundation
import LocatedYAML

extension Theme {
  /// Reads a theme file.
  ///
  /// ```yaml
  /// dark: no
  /// accent: "#7a1f5c"
  /// font: Source Sans 3
  /// logo: logo.svg            # an SVG file beside this one
  /// ```
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - folder: where it lies, for the logo.
  /// - Returns: the theme unless it has errors, and all findings.
  public static func read(
    _ file: SourceFile, folder: URL
  ) -> (theme: Theme?, diagnostics: [Diagnostic]) {
    let (root, syntax) = readYAML(file)
    guard let root else { return (nil, syntax.inReadingOrder) }
    var fields = FieldReader(root, of: "a theme", prefix: "theme")
    let isDark = fields.boolean("dark", default: false)
    let accent = fields.optionalLocatedText("accent")
    let font = fields.optionalLocatedText("font")
    let logo = fields.optionalLocatedText("logo")
    var diagnostics = syntax + fields.finish()
    var theme = Theme(isDark: isDark)
    if let accent {
      if let colour = Colour(accent.value) {
        theme.accent = colour.words
        let ratio = colour.contrast(with: Colour(theme.paper) ?? colour)
        if ratio < 3 {
          diagnostics.append(
            Diagnostic(
              "theme/faint-accent", "'\(accent.value)' hardly shows on the paper",
              severity: .warning, at: accent.location,
              help: "take a colour with a contrast of at least 3 to 1"))
        }
      } else {
        diagnostics.append(
          Diagnostic(
            "theme/not-a-colour", "'\(accent.value)' is no colour", at: accent.location,
            help: "write six hexadecimal digits, such as \"#1d4ed8\""))
      }
    }
    if let font {
      if isFontName(font.value) {
        theme.font = font.value
      } else {
        diagnostics.append(
          Diagnostic(
            "theme/not-a-font", "'\(font.value)' is no name of a font", at: font.location,
            help: "write the family alone, in letters, digits, spaces and hyphens"))
      }
    }
    if let logo {
      if let problem = problem(withLogo: logo.value, in: folder) {
        diagnostics.append(
          Diagnostic(
            "theme/logo", "the logo '\(logo.value)' \(problem)", at: logo.location,
            help: "name an SVG file beside the theme, with width and height in its first tag"))
      } else {
        theme.logo = Logo(folder: folder.path, name: logo.value)
      }
    }
    return (diagnostics.containsError ? nil : theme, diagnostics.inReadingOrder)
  }

  private static func isFontName(_ name: String) -> Bool {
    (1...60).contains(name.utf8.count)
      && name.unicodeScalars.allSatisfy {
        $0 == " " || $0 == "-" || $0.properties.isAlphabetic || $0.properties.numericType != nil
      }
  }

  /// What keeps a file from being shown, or `nil`.
  private static func problem(withLogo name: String, in folder: URL) -> String? {
    if name.contains("/") { return "lies in another folder" }
    guard name.lowercased().hasSuffix(".svg") else { return "is no SVG file" }
    guard let data = FileManager.default.contents(atPath: folder.appending(path: name).path) else {
      return "was not found"
    }
    guard data.count <= 200_000 else { return "is larger than 200 kB" }
    let text = String(decoding: data, as: UTF8.self)
    guard text.hasPrefix("<?xml") else { return "does not begin with an XML declaration" }
    guard let start = text.range(of: "<svg"),
      let end = text[start.upperBound...].firstIndex(of: ">")
    else { return "has no svg element" }
    let tag = text[start.upperBound..<end]
    guard tag.contains(" width=\""), tag.contains(" height=\"") else {
      return "does not say how wide and high it is"
    }
    let forbidden = ["<script", "<!entity", "<foreignobject", "javascript:", " onload"]
    let lower = text.lowercased()
    if forbidden.contains(where: lower.contains) { return "holds a script or an entity" }
    return nil
  }
}
