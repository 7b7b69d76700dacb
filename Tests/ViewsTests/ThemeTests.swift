import Diagnostics
import Foundation
import Graphviz
import RuleBase
import TestSupport
import Testing
import Views

struct ThemeTests {
  /// WCAG 2.1, 1.4.3: text needs 4.5 to 1 on whatever it stands on.
  @Test(arguments: [Theme.light, .dark])
  func textCanBeRead(_ theme: Theme) throws {
    let grounds = [theme.paper, theme.card, theme.zone, theme.group]
    for text in [theme.ink, theme.text, theme.quiet, theme.crossing] {
      for ground in grounds { #expect(try contrast(text, ground) >= 4.5, "\(text) on \(ground)") }
    }
    for text in [theme.good, theme.doubtful] {
      #expect(try contrast(text, theme.paper) >= 4.5, "\(text)")
    }
    #expect(try contrast(theme.pillText, theme.pill) >= 4.5)
    #expect(try contrast(theme.inUseText, theme.inUse) >= 4.5)
    // Numbers of steps stand in the paper's colour on that of text or of crossings.
    #expect(try contrast(theme.paper, theme.text) >= 4.5)
    #expect(try contrast(theme.paper, theme.crossing) >= 4.5)
  }

  /// WCAG 2.1, 1.4.11: lines that carry a meaning need 3 to 1.
  @Test(arguments: [Theme.light, .dark])
  func linesCanBeSeen(_ theme: Theme) throws {
    for line in [theme.line, theme.faint, theme.flow, theme.crossing, theme.accent] {
      for ground in [theme.paper, theme.zone, theme.group] {
        #expect(try contrast(line, ground) >= 3, "\(line) on \(ground)")
      }
    }
    for family in Catalogue.Family.allCases {
      #expect(try contrast(theme.border(family), theme.card) >= 3, "\(family)")
      // Icons are drawn in dark lines.
      #expect(try contrast("#334155", theme.tint(family)) >= 4.5, "\(family)")
    }
  }

  /// Figures from the definition: black on white is 21, and equal colours are 1.
  @Test func contrastIsThatOfWCAG() throws {
    #expect(try abs(contrast("#000000", "#ffffff") - 21) < 0.001)
    #expect(try abs(contrast("#777777", "#ffffff") - 4.478) < 0.001)
    #expect(try contrast("#1d4ed8", "#1d4ed8") == 1)
  }

  @Test func aThemeFileIsRead() throws {
    let (theme, diagnostics) = read("dark: yes\naccent: \"#7DD3FC\"\nfont: Source Sans 3\n")
    #expect(diagnostics.isEmpty)
    #expect(theme?.isDark == true)
    #expect(theme?.accent == "#7dd3fc")
    #expect(theme?.font == "Source Sans 3")
  }

  @Test(arguments: [
    ("accent: red", "theme/not-a-colour"), ("accent: \"#12345\"", "theme/not-a-colour"),
    ("accent: \"#+12345\"", "theme/not-a-colour"), ("font: \"a;b\"", "theme/not-a-font"),
    ("font: \"\"", "theme/not-a-font"), ("logo: missing.svg", "theme/logo"),
    ("logo: ../x.svg", "theme/logo"), ("logo: logo.png", "theme/logo"),
    ("colour: blue", "theme/unknown-key"), ("dark: maybe", "theme/not-a-boolean"),
  ])
  func whatIsWrongIsTold(_ text: String, _ id: String) {
    let (theme, diagnostics) = read(text + "\n")
    #expect(theme == nil)
    #expect(diagnostics.map(\.id.rawValue) == [id])
    #expect(diagnostics.allSatisfy { $0.location?.start.line == 1 })
  }

  @Test func aFaintAccentIsAWarning() {
    let (theme, diagnostics) = read("accent: \"#ffffff\"\n")
    #expect(theme != nil)
    #expect(diagnostics.map(\.severity) == [.warning])
  }

  @Test(arguments: [
    "<?xml version=\"1.0\"?><svg width=\"9pt\" height=\"9pt\"><script/></svg>",
    "<?xml version=\"1.0\"?><svg width=\"9pt\"/>", "<svg width=\"9pt\" height=\"9pt\"/>", "",
  ])
  func aLogoThatCanNotBeShownIsRefused(_ svg: String) throws {
    try withTemporaryFolder { folder in
      try Data(svg.utf8).write(to: folder.appending(path: "logo.svg"))
      let file = SourceFile(name: "theme.yaml", text: "logo: logo.svg\n")
      #expect(Theme.read(file, folder: folder).diagnostics.map(\.id.rawValue) == ["theme/logo"])
    }
  }

  @Test func aLogoStandsInTheHeading() throws {
    try withTemporaryFolder { folder in
      let svg = """
        <?xml version="1.0" encoding="UTF-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" width="40pt" height="20pt" viewBox="0 0 40 20">
        <rect width="40" height="20" fill="#123456"/>
        </svg>
        """
      try Data(svg.utf8).write(to: folder.appending(path: "logo.svg"))
      let file = SourceFile(name: "theme.yaml", text: "logo: logo.svg\n")
      let theme = try #require(Theme.read(file, folder: folder).theme)
      let view = try #require(try ExampleDesign("contract-summaries").view(.container))
      let picture = try view.picture(theme: theme, icons: standardIcons).rendered(as: .svg)
      #expect(String(decoding: picture, as: UTF8.self).contains("#123456"))
    }
  }

  private func read(_ text: String) -> (theme: Theme?, diagnostics: [Diagnostic]) {
    Theme.read(
      SourceFile(name: "theme.yaml", text: text), folder: URL(fileURLWithPath: "/nowhere"))
  }

  private func contrast(_ one: String, _ other: String) throws -> Double {
    try #require(Colour(one)).contrast(with: #require(Colour(other)))
  }
}
