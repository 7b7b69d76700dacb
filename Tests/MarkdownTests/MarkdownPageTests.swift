import Markdown
import Testing

struct MarkdownPageTests {
  private func html(_ text: String) -> String { MarkdownPage(text).html }

  @Test func headingsGetTheIdsThatLinksName() {
    let page = MarkdownPage("# Data flow\n\n## What's asked, met & not\n\n## Data flow\n")
    #expect(page.headings.map(\.id) == ["data-flow", "whats-asked-met--not", "data-flow-1"])
    let html = page.html.replacing("\n", with: "")
    #expect(html.contains(#"<h2 id="whats-asked-met--not">What's asked, met &amp; not</h2>"#))
  }

  @Test func headingsMoveDownAndTitlesStayOut() {
    var setting = MarkdownPage.Setting()
    setting.shift = 2
    setting.prefix = "risks-"
    setting.omitsTitle = true
    let page = MarkdownPage(
      "# Risks [of](x.md) ![a](b.svg) all\n\n## First\n\n###### Deep\n", setting)
    #expect(page.headings.map(\.id) == ["risks-first", "risks-deep"])
    #expect(page.headings.map(\.level) == [4, 6])
    #expect(!page.html.contains("of"))
  }

  @Test func columnsAreAsWideAsTheirCells() {
    var setting = MarkdownPage.Setting()
    setting.weighsColumns = true
    let long = String(repeating: "word ", count: 40)
    let page = MarkdownPage(
      "| a | b |\n|---|---|\n| 1 | \(long) |\n\n`<table>`\n\n| c |\n|---|\n| 2 |\n", setting)
    #expect(page.html.contains(#"<table><colgroup><col style="width:6%" />"#))
    #expect(page.html.contains(#"<col style="width:100%" /></colgroup>"#))
    #expect(!html("| a |\n|---|\n| 1 |\n").contains("colgroup"))
  }

  @Test func tablesCanBeScrolled() {
    let text = html("| a | b |\n|---|---|\n| 1 | 2 |\n")
    #expect(text.contains(#"<div class="scroll" role="region""#))
    #expect(text.contains("<td>2</td>"))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "[x](javascript:alert(1))",
    "![x](javascript:alert(1))", "<!-- keep: notes -->", "[x](data:text/html,<script>)",
    "[x](vbscript:x)", "<svg onload=alert(1)>", "</div></section>",
  ])
  func nothingRuns(text: String) {
    let page = html(text)
    for bad in ["<script", "onerror", "javascript:", "<!--", "data:", "vbscript", "<svg", "</div>"]
    {
      #expect(!page.contains(bad), "\(page)")
    }
  }

  @Test func linksAndImagesFollowTheSetting() {
    var setting = MarkdownPage.Setting()
    setting.link = { $0.replacing(".md", with: ".html") }
    setting.image = { address, words in address == "a.svg" ? "<svg>\(words)</svg>" : nil }
    let page = MarkdownPage("[x](a.md#b) ![the *words*](a.svg) ![y](c.png)", setting)
    #expect(page.html.contains(##"<a href="a.html#b">x</a> <svg>the words</svg>"##))
    #expect(page.html.contains(#"<img src="c.png" alt="y" />"#))
  }

  @Test func anyTextIsMarkdown() {
    for text in [
      "", "\u{0}", "**", "[", String(repeating: "> ", count: 2000), "|a|\n|-", "---\n---",
    ] {
      _ = MarkdownSlides(text)
      _ = html(text)
    }
  }

  @Test func slidesEndAtRulesAndNotesAreApart() {
    let slides = MarkdownSlides(
      "# One\n\ntext\n\n::: notes\nsay *this*\n\nand that\n:::\n\n---\n\n## Two\n\n- a\n\n---\n\n"
    ).slides
    #expect(slides.map(\.title) == ["One", "Two"])
    let first = slides[0].html.replacing("\n", with: "")
    #expect(first == "<h1 id=\"slide-1-one\">One</h1><p>text</p>")
    #expect(slides[0].notes == "<p>say <em>this</em></p>\n<p>and that</p>\n")
    #expect(slides[1].notes == "")
  }

  @Test func aRuleInsideCodeEndsNoSlide() {
    #expect(MarkdownSlides("```\n---\n```\n\n---\n\nend").slides.count == 2)
  }
}
