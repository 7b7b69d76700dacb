import CGraphviz

/// A list of Graphviz's plugins, opened once and kept as long as the process runs.
///
/// A context made from it reads no configuration, and loads neither Pango nor fontconfig unless
/// they are listed. Without them text is measured by tables inside Graphviz, which are the same
/// on every machine.
struct Plugins {
  /// The C list, ended by an empty entry; never freed, because Graphviz keeps pointing at it.
  let symbols: UnsafePointer<lt_symlist_t>

  /// Finds positions and writes SVG.
  static func forLayout() -> Plugins? {
    Plugins(required: ["core", "dot_layout"], optional: [])
  }

  /// Takes positions as they are given and writes SVG.
  static func forPlacing() -> Plugins? {
    Plugins(required: ["core", "neato_layout"], optional: [])
  }

  /// Draws pixels and PDF at positions already found; `rsvg` draws the icons.
  static func forCairo() -> Plugins? {
    Plugins(
      required: ["core", "neato_layout", "pango"], optional: ["rsvg"],
      own: [("pixels", shim_pixels_library())])
  }

  /// Opens the plugins, or returns `nil` if a required one is not where Graphviz keeps them.
  ///
  /// - Parameters:
  ///   - required: names of Graphviz's plugins.
  ///   - optional: names of further ones, which may be missing.
  ///   - own: plugins inside this module.
  private init?(
    required: [String], optional: [String],
    own: [(name: String, address: UnsafeMutableRawPointer?)] = []
  ) {
    guard let folder = Self.folder() else { return nil }
    var found: [(name: String, address: UnsafeMutableRawPointer)] = []
    for case (let plugin, let address?) in own {
      found.append((Self.symbol(of: plugin), address))
    }
    for plugin in required + optional {
      let symbol = Self.symbol(of: plugin)
      let path = "\(folder.path)/libgvplugin_\(plugin)\(folder.suffix)"
      if let library = shim_open_library(path), let address = dlsym(library, symbol) {
        found.append((symbol, address))
      } else if required.contains(plugin) {
        return nil
      }
    }
    let list = UnsafeMutablePointer<lt_symlist_t>.allocate(capacity: found.count + 1)
    for (index, symbol) in found.enumerated() {
      (list + index).initialize(
        to: lt_symlist_t(name: strdup(symbol.name), address: symbol.address))
    }
    (list + found.count).initialize(to: lt_symlist_t(name: nil, address: nil))
    symbols = UnsafePointer(list)
  }

  /// The name under which Graphviz looks for a plugin's table.
  private static func symbol(of plugin: String) -> String { "gvplugin_\(plugin)_LTX_library" }

  /// The folder `graphviz` beside Graphviz's own library, and how that library's name ends.
  private static func folder() -> (path: String, suffix: String)? {
    guard let name = shim_library_path() else { return nil }
    let path = String(cString: name)
    guard let slash = path.lastIndex(of: "/") else { return nil }
    let file = path[path.index(after: slash)...]
    guard let dot = file.firstIndex(of: ".") else { return nil }
    return ("\(path[..<slash])/graphviz", String(file[dot...]))
  }
}
