/// One thing that was tested, with what went wrong.
public struct TestCase: Hashable, Sendable {
  /// What it belongs to, such as the id of a rule.
  public var group: String
  /// Its name inside the group.
  public var name: String
  /// Where it is written; absent for one that stands in no file.
  public var location: SourceLocation?
  /// Absent where it passed.
  public var failure: Diagnostic?

  /// Creates a test.
  public init(group: String, name: String, location: SourceLocation?, failure: Diagnostic?) {
    self.group = group
    self.name = name
    self.location = location
    self.failure = failure
  }
}

/// Tests as a JUnit report, the XML that build servers read.
///
/// - Parameters:
///   - cases: the tests in the order in which they are listed.
///   - name: what all of them together are called.
///   - output: text that belongs to all of them; left out when absent.
/// - Returns: a whole XML document.
public func junitXML(_ cases: [TestCase], name: String, output: String? = nil) -> String {
  let failures = cases.count { $0.failure != nil }
  let counts = "tests=\"\(cases.count)\" failures=\"\(failures)\""
  var lines = [
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    "<testsuites \(counts)>",
    "  <testsuite name=\(quoted(name)) \(counts)>",
  ]
  lines += cases.map(element)
  if let output { lines.append("    <system-out>\(escaped(output))</system-out>") }
  lines += ["  </testsuite>", "</testsuites>"]
  return lines.joined(separator: "\n") + "\n"
}

private func element(_ test: TestCase) -> String {
  var start = "    <testcase classname=\(quoted(test.group)) name=\(quoted(test.name))"
  if let place = test.location {
    start += " file=\(quoted(place.file)) line=\"\(place.start.line)\""
  }
  guard let failure = test.failure else { return start + "/>" }
  let place = failure.location.map { $0.reference + ": " } ?? ""
  let help = failure.help.map { "\n" + $0 } ?? ""
  return """
    \(start)>
          <failure type=\(quoted(failure.id.rawValue)) message=\(quoted(failure.message))>\
    \(escaped(place + failure.message + help))</failure>
        </testcase>
    """
}

private func quoted(_ text: String) -> String { "\"\(escaped(text, isAttribute: true))\"" }

/// Text for XML; characters that XML can't hold become the sign for an unknown one.
private func escaped(_ text: String, isAttribute: Bool = false) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"" where isAttribute: result += "&quot;"
    case "\n" where isAttribute, "\t" where isAttribute, "\r":
      result += "&#\(scalar.value);"
    case "\n", "\t": result.unicodeScalars.append(scalar)
    case "\u{0}"..."\u{1F}", "\u{FFFE}"..."\u{FFFF}": result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
