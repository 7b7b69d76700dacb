import Diagnostics
import Documents
import Foundation
import OrderedCollections
import RuleBase
import Views

/// The style and the script of a page, with the digests by which its policy allows them.
struct PageStyle {
  let style: String
  let script: String

  /// Reads the files of a kind of page.
  ///
  /// - Parameters:
  ///   - names: styles, and at most one script.
  ///   - files: where these files lie.
  ///   - theme: whose accent is shown.
  /// - Throws: `file/…` for a file that can't be read.
  init(_ names: [String], _ files: PageFiles, theme: Theme) throws(DiagnosticError) {
    var style = PagePalette(accent: theme.accent).css
    var script = ""
    for name in names {
      let text = try files.text(name)
      if name.hasSuffix(".js") { script += text } else { style += text }
    }
    self.style = style
    self.script = script
  }

  /// What templates of pages see of it.
  var report: ReportValue {
    [
      "style": .text(style), "style_hash": .text(Self.digest(style)),
      "script": .text(script), "script_hash": .text(Self.digest(script)),
    ]
  }

  /// The digest as a content security policy writes it.
  static func digest(_ text: String) -> String {
    Data(SHA256(Array(text.utf8)).bytes).base64EncodedString()
  }
}

/// The colours of pages: those of the pictures, light and dark.
struct PagePalette {
  let accent: String

  private static let light = Theme.light
  private static let dark = Theme.dark

  /// The colours by name, light and dark.
  private var colours: [(name: String, light: String, dark: String)] {
    func pair(_ name: String, _ colour: (Theme) -> String) -> (String, String, String) {
      (name, colour(Self.light), colour(Self.dark))
    }
    return [
      pair("paper", \.paper), pair("card", \.card), pair("zone", \.zone), pair("group", \.group),
      pair("frame", \.frame), pair("ink", \.ink), pair("text", \.text), pair("quiet", \.quiet),
      pair("line", \.line), pair("faint", \.faint), pair("flow", \.flow),
      pair("crossing", \.crossing), pair("pill", \.pill), pair("pill-text", \.pillText),
      pair("in-use", \.inUse), pair("in-use-text", \.inUseText), pair("good", \.good),
      pair("doubtful", \.doubtful), pair("link", \.accent),
    ]
      + Catalogue.Family.allCases.map { family in
        pair("family-\(family.rawValue)") { $0.border(family) }
      }
  }

  /// The light colours by name, six digits each, as word processors write them.
  var plainColours: ReportValue {
    .object(
      OrderedDictionary(
        uniqueKeysWithValues: (colours + [("accent", accent, accent)]).map {
          ($0.name, .text($0.light.replacing("#", with: "")))
        }))
  }

  /// Properties for both, and rules that show pictures drawn in light colours in dark ones.
  var css: String {
    let light = colours.map { "--\($0.name):\($0.light)" }.joined(separator: ";")
    let dark = colours.map { "--\($0.name):\($0.dark)" }.joined(separator: ";")
    var css = ":root{\(light);--accent:\(accent)}\n"
    css += "@media (prefers-color-scheme:dark){:root:not([data-theme=light]){\(dark)}}\n"
    css += ":root[data-theme=light]{color-scheme:light}\n"
    css += ":root[data-theme=dark]{color-scheme:dark;\(dark)}\n"
    css += "@media print{:root,:root[data-theme=dark],:root:not([data-theme=light]){\(light)}}\n"
    var seen: Set<String> = []
    // Icons are drawn in dark lines on light fields in both, so nested pictures keep their colours.
    for colour in colours where colour.name != "paper" && seen.insert(colour.light).inserted {
      for part in ["fill", "stroke"] {
        css +=
          ".drawing [\(part)=\"\(colour.light)\"]:not(svg svg,svg svg *){\(part):var(--\(colour.name))}\n"
      }
    }
    let paper = Self.light.paper
    css += ".drawing polygon[fill=\"\(paper)\"][stroke=none],"
    css += ".drawing polygon[fill=\"\(paper)\"][stroke=\"\(paper)\"]"
    css += "{fill:var(--paper);stroke:none}\n"
    return css
  }
}
