/// The only place that knows ANSI colour codes; without colour it returns the text as it is.
struct TerminalStyle: Sendable {
  let colour: Bool

  func severity(_ text: String, _ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: wrapped(text, "1;31")
    case .warning: wrapped(text, "1;33")
    case .note: wrapped(text, "1;36")
    }
  }

  func strong(_ text: String) -> String { wrapped(text, "1") }

  func quiet(_ text: String) -> String { wrapped(text, "34") }

  private func wrapped(_ text: String, _ code: String) -> String {
    colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
