public import Facts

/// How one decision ended.
public indirect enum Outcome: Hashable, Sendable {
  /// One option, by id.
  case chosen(String)
  /// Several options that no stated fact tells apart, and the facts that would.
  case anyOf([String], separatedBy: [FactName])
  /// Under `collect`: the options that are required and not excluded, in the model's order.
  case set([String])
  /// The client fixed it; `free` is what the rules would have chosen.
  case imposed(String, free: Outcome)
  /// Nothing can be chosen until these facts are given.
  case open(missing: [FactName])
  /// Every option is excluded.
  case contradicted
  /// The question does not arise.
  case notApplicable

  /// The ids that the outcome names.
  public var options: [String] {
    switch self {
    case .chosen(let id), .imposed(let id, _): [id]
    case .anyOf(let ids, _), .set(let ids): ids
    case .open, .contradicted, .notApplicable: []
    }
  }

  /// Whether the client fixed it.
  public var isImposed: Bool {
    if case .imposed = self { return true }
    return false
  }

  /// A stable word for result files.
  public var status: String {
    switch self {
    case .chosen: "chosen"
    case .anyOf: "any_of"
    case .set: "set"
    case .imposed: "imposed"
    case .open: "open"
    case .contradicted: "contradicted"
    case .notApplicable: "not_applicable"
    }
  }
}
