import CGraphviz

/// Owns one `GVC_t`, Graphviz's context for layout and rendering.
struct Context: ~Copyable {
  private let pointer: OpaquePointer

  /// Makes a context with the given plugins only, or one with all there are if any is missing.
  init(plugins: Plugins?) throws(GraphvizError) {
    guard let pointer = plugins.map({ shim_context($0.symbols) }) ?? gvContext() else {
      throw .layoutFailed(["Graphviz has no context"])
    }
    self.pointer = pointer
  }

  deinit { gvFreeContext(pointer) }

  /// Lays the graph out with `engine`, runs `body`, and frees the layout whatever happens.
  borrowing func withLayout<Result>(
    of graph: borrowing CGraph, engine: String, _ body: () throws(GraphvizError) -> Result
  ) throws(GraphvizError) -> Result {
    let status = Messages.hearing { gvLayout(pointer, graph.pointer, engine) }
    defer { shim_free_layout(pointer, graph.pointer) }
    guard status == 0, Messages.errors.isEmpty else { throw .layoutFailed(Messages.errors) }
    return try body()
  }

  /// Renders the graph, which is laid out, in a format named as Graphviz names it.
  borrowing func render(
    _ graph: borrowing CGraph, as format: String
  ) throws(GraphvizError) -> [UInt8] {
    var bytes: UnsafeMutablePointer<CChar>?
    var count: UInt32 = 0
    let status = gvRenderData(pointer, graph.pointer, format, &bytes, &count)
    defer { if let bytes { gvFreeRenderData(bytes) } }
    guard status == 0, let bytes, count > 0, Messages.errors.isEmpty else {
      throw .renderingFailed(Messages.errors)
    }
    return Array(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
  }
}
