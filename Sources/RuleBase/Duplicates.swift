import Diagnostics
import Facts

/// Names that are given twice where each may be given once.
struct Duplicates {
  private(set) var diagnostics: [Diagnostic] = []

  /// Reports each name that was seen before, with the place where it was first.
  mutating func checkNames(
    _ named: [(String, SourceLocation)], as id: Diagnostic.ID = "rule/duplicate-id"
  ) {
    var first: [String: SourceLocation] = [:]
    for (name, location) in named {
      guard let earlier = first[name] else {
        first[name] = location
        continue
      }
      diagnostics.append(
        Diagnostic(
          id, "'\(name)' is defined twice", at: location,
          notes: [.init("first defined here", at: earlier)]))
    }
  }

  /// The fields of a vocabulary section, those of records among themselves.
  mutating func check(_ section: Vocabulary.Section) {
    switch section.content {
    case .fields(let fields): check(fields)
    case .records(let field): check([field])
    }
  }

  mutating func check(_ fields: [Field]) {
    checkNames(
      fields.map { ($0.name.rawValue, $0.location) }, as: "vocabulary/duplicate-field")
    for field in fields {
      if case .records(let nested, _) = field.kind { check(nested) }
    }
  }
}
