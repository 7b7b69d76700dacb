import ArgumentParser

/// The documents asked for on the command line: ids parted by commas, or `all`.
struct DocumentNames: ExpressibleByArgument {
  let ids: [String]

  init?(argument: String) {
    ids = argument.split(separator: ",").map(String.init)
    if ids.isEmpty { return nil }
  }
}
