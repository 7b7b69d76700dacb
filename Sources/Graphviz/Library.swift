import Synchronization

/// The state that goes with the one lock around every call into Graphviz.
///
/// Graphviz keeps global state: two threads in it at once give different drawings or crash.
struct Library {
  private var layoutPlugins: Plugins??
  private var placingPlugins: Plugins??
  private var cairoPlugins: Plugins??

  /// The lock; calls may come from any thread and run one after the other.
  static let lock = Mutex(Library())

  /// A context that finds positions, or takes them as they are given, and writes SVG.
  mutating func layoutContext(
    for placing: Drawing.Placing
  ) throws(GraphvizError) -> Context {
    let plugins: Plugins?
    switch placing {
    case .ranks:
      plugins = layoutPlugins ?? Plugins.forLayout()
      layoutPlugins = .some(plugins)
    case .given:
      plugins = placingPlugins ?? Plugins.forPlacing()
      placingPlugins = .some(plugins)
    }
    return try Context(plugins: plugins)
  }

  /// A context that draws pixels and PDF.
  mutating func cairoContext() throws(GraphvizError) -> Context {
    let plugins = cairoPlugins ?? Plugins.forCairo()
    cairoPlugins = .some(plugins)
    return try Context(plugins: plugins)
  }
}
