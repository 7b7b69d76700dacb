import ArgumentParser
import Generation
import Views

/// The pictures asked for on the command line: names parted by commas, or `all`.
struct ViewList: ExpressibleByArgument {
  let names: [ViewName]

  init(names: [ViewName]) { self.names = names }

  init?(argument: String) {
    if argument == "all" {
      names = ViewName.allCases
      return
    }
    var names: [ViewName] = []
    for part in argument.split(separator: ",") {
      guard let name = ViewName(rawValue: String(part)) else { return nil }
      if !names.contains(name) { names.append(name) }
    }
    guard !names.isEmpty else { return nil }
    self.names = names
  }

  var defaultValueDescription: String { names.map(\.rawValue).joined(separator: ",") }
}
