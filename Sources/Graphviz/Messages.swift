import CGraphviz

/// What Graphviz says while it works, taken from its message hook instead of standard error.
struct Messages {
  private struct Message {
    let isError: Bool
    var text: String
  }

  /// Only touched under the process-wide lock, and by the hook, which runs inside it.
  private nonisolated(unsafe) static var collected: [Message] = []

  /// Stands in for standard error while Graphviz works, or nil without memory for it.
  private nonisolated(unsafe) static let listener = shim_make_listener()

  /// Forgets earlier messages and listens from now on.
  static func listen() {
    collected = []
    agreseterrors()
    agseterr(AGWARN)
    agseterrf { piece in
      if let piece { Messages.add(String(cString: piece)) }
      return 0
    }
  }

  /// Runs a call into Graphviz and takes what it prints to standard error as warnings.
  static func hearing<Result>(_ body: () -> Result) -> Result {
    guard let listener else { return body() }
    shim_listen(listener)
    let result = body()
    if let heard = shim_stop_listening(listener) {
      for line in String(cString: heard).split(whereSeparator: \.isNewline) {
        collected.append(Message(isError: false, text: String(line)))
      }
      free(heard)
    }
    return result
  }

  private static func add(_ text: String) {
    // Graphviz hands over the level, a colon and the text one after the other.
    if text == "Error" || text == "Warning" {
      collected.append(Message(isError: text == "Error", text: ""))
    } else if collected.isEmpty {
      collected.append(Message(isError: false, text: text))
    } else {
      collected[collected.count - 1].text += text
    }
  }

  /// The errors reported since `listen()`.
  static var errors: [String] { collected.filter(\.isError).map { tidy($0.text) } }

  /// The warnings reported since `listen()`.
  static var warnings: [String] { collected.filter { !$0.isError }.map { tidy($0.text) } }

  /// The message without the leading colon, its lines joined by spaces.
  private static func tidy(_ text: String) -> String {
    let body = text.hasPrefix(": ") ? text.dropFirst(2) : text[...]
    return body.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
