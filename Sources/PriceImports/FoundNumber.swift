import Diagnostics

/// What a file says under one of our ids.
struct FoundNumber {
  /// The value as it stands there.
  enum Content {
    case number(Double)
    /// Something that is no number, as far as it can be quoted.
    case other(String)
  }

  let content: Content
  /// What the number is divided by.
  let divisor: Double
  let location: SourceLocation
}

/// What was found in a file, before any of it is believed.
struct FoundNumbers {
  /// By the ids of our prices.
  var numbers: [String: FoundNumber] = [:]
  /// Entries of the format that the file does not have.
  var absent: [String] = []
  /// Members or rows of the file that no entry of the format names.
  var unmapped = 0
  var diagnostics: [Diagnostic] = []
}

/// A number in plain notation: no `inf`, no hexadecimal; nil for anything else.
func plainNumber(_ text: some StringProtocol) -> Double? {
  guard text.utf8.count <= 40,
    text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }),
    let number = Double(text), number.isFinite
  else { return nil }
  return number
}
