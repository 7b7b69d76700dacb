import CGraphviz
import Pixels
import Synchronization

extension LaidOutDrawing {
  /// Writes the drawing in a format; all formats show the same picture.
  ///
  /// - Throws: What Graphviz reported as an error, for example that it lacks the format's plugin.
  public func rendered(as format: Format) throws(GraphvizError) -> [UInt8] {
    switch format {
    case .svg: try finishedSVG()
    case .png(let scale): try pixels(dotsPerInch: 96 * scale)
    case .pdf: try cairo("pdf", dotsPerInch: nil).withFixedCreationDate()
    case .dot: Array(try drawing.dotText().utf8)
    }
  }

  /// Draws pixels, which other threads needn't wait to have packed.
  private func pixels(dotsPerInch: Double) throws(GraphvizError) -> [UInt8] {
    let drawn = try cairo("pixels", dotsPerInch: dotsPerInch)
    let head = drawn.withUnsafeBytes { $0.loadUnaligned(as: shim_pixels_head.self) }
    let image = PixelImage(
      width: Int(head.width), height: Int(head.height),
      bytes: Array(drawn.dropFirst(MemoryLayout<shim_pixels_head>.size)))
    guard let packed = image?.png() else { throw .renderingFailed(["out of memory"]) }
    return packed
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
