import Graphviz
import Testing

struct RenderingTests {
  @Test func svgStandsOnItsOwn() throws {
    let svg = try sampleDrawing().laidOut(icons: standardIcons).rendered(as: .svg)
    let sound = isWellFormed(svg)
    #expect(sound)
    for foreign in ["<!DOCTYPE", "<!--", "<image", "Rules/icons", "raphviz", "transparent"] {
      let found = svg.text.contains(foreign)
      #expect(!found, "\(foreign)")
    }
    for part in [
      "<svg role=\"img\" aria-labelledby=\"container-title container-desc\"",
      "<title id=\"container-title\">Contract assistant: containers</title>",
      "<desc id=\"container-desc\">Staff ask", "xlink:href=\"decisions/D04.md\"",
      "<title>pgvector</title>", "id=\"container&#45;vectors\"",
      "id=\"container&#45;zone&#45;data\"",
      "font-family=\"Arial, Helvetica, Liberation Sans, sans-serif\"",
    ] {
      let found = svg.text.contains(part)
      #expect(found, "\(part)")
    }
  }

  @Test func userTextIsShownAsItIs() throws {
    let odd = "R&D <b>\u{1}\u{FFFE} \\N \"q\" ü 😀"
    let drawing = Drawing(
      name: "odd", title: odd, summary: odd,
      nodes: [
        Node(id: odd, attributes: [Attribute("label", odd.labelEscaped)]),
        Node(
          id: "html",
          attributes: [Attribute("label", .html(odd.htmlEscaped)), Attribute("tooltip", odd)]),
      ])
    let svg = try drawing.laidOut().rendered(as: .svg)
    let sound = isWellFormed(svg)
    #expect(sound)
    #expect(svg.text.contains(">R&amp;D &lt;b&gt; \\N &quot;q&quot; ü 😀</text>"))
    #expect(svg.text.contains("<desc id=\"odd-desc\">R&amp;D &lt;b&gt; \\N &quot;q&quot; ü 😀<"))
  }

  @Test func pixelsFollowTheScale() throws {
    let laidOut = try sampleDrawing().laidOut(icons: standardIcons)
    let single = try laidOut.rendered(as: .png(scale: 1))
    let double = try laidOut.rendered(as: .png(scale: 2))
    #expect(Array(single.prefix(4)) == [0x89, 0x50, 0x4E, 0x47])
    // 96 pixels per inch are 4/3 of the points; Cairo's margin is a little smaller than SVG's.
    #expect(abs(pixelWidth(single) - (laidOut.width + 36) * 4 / 3) < 24)
    #expect(abs(pixelWidth(double) - 2 * pixelWidth(single)) < 4)
  }

  @Test func pdfHasNoClock() throws {
    let pdf = try sampleDrawing().laidOut(icons: standardIcons).rendered(as: .pdf)
    let isPDF = pdf.starts(with: "%PDF".utf8)
    #expect(isPDF)
    let hasFixedDate = pdf.text.contains("/CreationDate (D:20000101000000Z")
    #expect(hasFixedDate)
  }

  @Test(arguments: [Format.svg, .png(scale: 1), .pdf, .dot])
  func sameDrawingGivesSameBytes(_ format: Format) throws {
    let first = try sampleDrawing().laidOut(icons: standardIcons).rendered(as: format)
    let second = try sampleDrawing().laidOut(icons: standardIcons).rendered(as: format)
    let isSame = first == second
    #expect(isSame)
  }

  @Test func dotTextNamesIconsNotFiles() throws {
    let text = try sampleDrawing().dotText()
    #expect(text.contains("<IMG SRC=\"vector_store.svg\""))
    #expect(!text.contains("Rules/icons"))
  }

  @Test func dotText() throws {
    let drawing = Drawing(
      name: "small", graphAttributes: [Attribute("rankdir", "LR")],
      clusters: [Cluster(id: "zone", attributes: [Attribute("label", "Zone")])],
      nodes: [
        Node(id: "a", cluster: "zone", attributes: [Attribute("label", .html("<B>A</B>"))]),
        Node(id: "b"),
      ],
      edges: [Edge(from: "a", to: "b", attributes: [Attribute("label", "asks")])])
    #expect(
      try drawing.dotText() == """
        digraph small {
        \tgraph [newrank=true,
        \t\trankdir=LR
        \t];
        \tnode [label="\\N"];
        \tsubgraph cluster_zone {
        \t\tgraph [label=Zone];
        \t\ta\t[label=<<B>A</B>>];
        \t}
        \ta -> b\t[label=asks];
        }

        """)
  }

  @Test func manyThreadsGetTheSameBytes() async throws {
    let all = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<16 {
        group.addTask { try sampleDrawing().laidOut(icons: standardIcons).rendered(as: .svg) }
      }
      return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
    }
    let different = all.count
    #expect(different == 1)
  }
}

/// The width in a PNG's header.
private func pixelWidth(_ png: [UInt8]) -> Double {
  Double(png[16..<20].reduce(0) { $0 << 8 | Int($1) })
}
