import CGraphviz
import Synchronization

extension LaidOutDrawing {
  /// Writes the drawing in a format; all formats show the same picture.
  ///
  /// - Throws: What Graphviz reported as an error, for example that it lacks the format's plugin.
  public func rendered(as format: Format) throws(GraphvizError) -> [UInt8] {
    switch format {
    case .svg: try finishedSVG()
    case .png(let scale): try cairo("png", dotsPerInch: 96 * scale)
    case .pdf: try cairo("pdf", dotsPerInch: nil).withFixedCreationDate()
    case .dot: Array(try drawing.dotText().utf8)
    }
  }

  /// Draws through the Cairo plugin at the positions found before.
  private func cairo(
    _ format: String, dotsPerInch: Double?
  ) throws(GraphvizError) -> [UInt8] {
    try Library.lock.withLock { library throws(GraphvizError) in
      Messages.listen()
      guard let graph = CGraph.read(dot: positioned) else {
        throw .renderingFailed(Messages.errors)
      }
      if let font = drawing.shownFont?.withoutForbiddenCharacters {
        graph.setFont(font)
      }
      if let dotsPerInch { shim_set(graph.pointer, "dpi", "\(dotsPerInch)") }
      let context = try library.cairoContext()
      return try context.withLayout(of: graph, engine: "nop2") { () throws(GraphvizError) in
        try context.render(graph, as: format)
      }
    }
  }
}
