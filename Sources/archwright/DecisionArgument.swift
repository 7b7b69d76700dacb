import Decisions
import Diagnostics

extension [Decision] {
  /// The decision under a code or an id.
  ///
  /// - Throws: what is wrong with the name, with the nearest one that there is.
  func named(_ name: String) throws(DiagnosticError) -> Decision {
    let name = name.lowercased()
    if let decision = first(where: { $0.id == name || $0.code.lowercased() == name }) {
      return decision
    }
    let known = map { "\($0.code) \($0.id)" }.joined(separator: ", ")
    throw .unknown("decision", name, among: map(\.id), known: known)
  }
}

extension DiagnosticError {
  /// An argument that names nothing, with the nearest name and all that there are.
  static func unknown(
    _ kind: String, _ name: String, among names: [String], known: String
  ) -> DiagnosticError {
    let meant = nearest(name, in: names).map { "did you mean '\($0)'? " } ?? ""
    return DiagnosticError([
      Diagnostic(
        Diagnostic.ID(rawValue: "argument/unknown-\(kind)"), "there is no \(kind) '\(name)'",
        at: nil, help: "\(meant)there are \(known)")
    ])
  }
}
