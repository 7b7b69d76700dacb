import Architectures
import Graphviz

/// What the signs of a picture mean, as far as they occur in it.
struct Legend {
  let families: [CardFamily]
  let arrows: [ArrowStyle]
  let hasCrossings: Bool
  let hasBoundaries: Bool
  let hasProductsInUse: Bool
  let hasDecisions: Bool

  /// Rows of signs with their words; empty when there is nothing to explain.
  var html: String {
    var cells = families.map { swatch($0) + words($0.label) }
    cells += arrows.map { sample($0.dashes, $0.colour, $0.width) + words($0.label) }
    if hasCrossings {
      cells.append(sample(.solid, Palette.crossing, 1.4) + words("crosses a trust boundary"))
    }
    if hasBoundaries {
      cells.append(sample(.dashed, Palette.crossing, 1) + words("frame: trust boundary"))
    }
    if hasDecisions {
      cells.append(
        LabelText.pill("D01", fill: Palette.pill, colour: Palette.pillText)
          + words("decision"))
    }
    if hasProductsInUse {
      cells.append(
        LabelText.pill("in use", fill: Palette.inUse, colour: Palette.inUseText)
          + words("runs at the client already"))
    }
    return cells.isEmpty ? "" : rows(of: cells)
  }

  private func rows(of cells: [String]) -> String {
    let perRow = 7
    let rows = stride(from: 0, to: cells.count, by: perRow).map { start in
      let end = min(start + perRow, cells.count)
      return "<TR>" + cells[start..<end].joined(separator: "<TD WIDTH=\"8\"></TD>") + "</TR>"
    }
    return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"3\" CELLPADDING=\"0\">"
      + rows.joined() + "</TABLE>"
  }

  private func words(_ text: String) -> String {
    "<TD ALIGN=\"LEFT\">\(LabelText.lines([text], size: 9, colour: Palette.text))</TD>"
  }

  private func swatch(_ family: CardFamily) -> String {
    """
    <TD><TABLE BORDER="1" STYLE="rounded" COLOR="\(family.border)" BGCOLOR="\(family.tint)" \
    CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR><TD FIXEDSIZE="TRUE" WIDTH="14" \
    HEIGHT="9"></TD></TR></TABLE></TD>
    """
  }

  /// A piece of line, put together from filled cells.
  private func sample(_ dashes: ArrowStyle.Dashes, _ colour: String, _ width: Double) -> String {
    let pieces: (count: Int, length: Int) =
      switch dashes {
      case .solid: (1, 26)
      case .dashed: (3, 7)
      case .dotted: (6, 2)
      }
    let piece = """
      <TD FIXEDSIZE="TRUE" WIDTH="\(pieces.length)" HEIGHT="2" BGCOLOR="\(colour)"></TD>
      """
    let gap = "<TD FIXEDSIZE=\"TRUE\" WIDTH=\"2\" HEIGHT=\"2\"></TD>"
    let line = Array(repeating: piece, count: pieces.count).joined(separator: gap)
    return """
      <TD><TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR>\(line)</TR>\
      </TABLE></TD>
      """
  }
}
