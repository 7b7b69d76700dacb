import Synchronization

/// The state that goes with the one lock around every call into Graphviz.
///
/// Graphviz keeps global state: two threads in it at once give different drawings or crash.
struct Library {
  private var layoutPlugins: Plugins??
  private var cairoPlugins: Plugins??

  /// The lock; calls may come from any thread and run one after the other.
  static let lock = Mutex(Library())

  /// A context that finds positions and writes SVG.
  mutating func layoutContext() throws(GraphvizError) -> Context {
    let plugins = layoutPlugins ?? Plugins.forLayout()
    layoutPlugins = .some(plugins)
    return try Context(plugins: plugins)
  }

  /// A context that draws PNG and PDF.
  mutating func cairoContext() throws(GraphvizError) -> Context {
    let plugins = cairoPlugins ?? Plugins.forCairo()
    cairoPlugins = .some(plugins)
    return try Context(plugins: plugins)
  }
}
