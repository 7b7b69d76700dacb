/// Findings as the lines from which GitHub Actions makes annotations, in the given order.
///
/// Each is `::error file=…,line=…,col=…,title=…::message`, or `::warning` or `::notice`; a finding
/// without a place has no file.
public func diagnosticsGitHub(_ diagnostics: [Diagnostic]) -> String {
  diagnostics.map { line($0) + "\n" }.joined()
}

private func line(_ diagnostic: Diagnostic) -> String {
  let command =
    switch diagnostic.severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  var properties: [String] = []
  if let place = diagnostic.location {
    properties = [
      "file=\(escaped(place.file, isProperty: true))", "line=\(place.start.line)",
      "col=\(place.start.column)",
    ]
  }
  properties.append("title=\(escaped(diagnostic.id.rawValue, isProperty: true))")
  let message = [diagnostic.message, diagnostic.help].compactMap(\.self).joined(separator: "; ")
  return "::\(command) \(properties.joined(separator: ","))::\(escaped(message))"
}

private func escaped(_ text: String, isProperty: Bool = false) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "%": result += "%25"
    case "\r": result += "%0D"
    case "\n": result += "%0A"
    case ":" where isProperty: result += "%3A"
    case "," where isProperty: result += "%2C"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
