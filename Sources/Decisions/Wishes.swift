import Facts

/// What the client fixes in advance and how it weighs quality attributes.
struct Wishes: Sendable {
  /// One choice that is not the tool's to make.
  struct Imposed: Sendable {
    let choice: String
    let because: String?
    let by: String?
  }

  /// The lists of a specification that hold them.
  static let decisionsName: FactName = "decisions"
  static let prioritiesName: FactName = "priorities"

  /// By decision or member.
  let imposed: [String: Imposed]
  /// By quality attribute; 1 where the client says nothing.
  let priorities: [String: Double]

  /// Reads the lists `decisions` and `priorities` of a specification.
  init(_ facts: FactSet) {
    var imposed: [String: Imposed] = [:]
    for record in facts[Self.decisionsName]?.value?.records ?? [] {
      guard let decision = record.text("decision"), let choice = Self.choice(in: record) else {
        continue
      }
      imposed[decision] = Imposed(
        choice: choice, because: record.text("because"), by: record.text("by"))
    }
    var priorities: [String: Double] = [:]
    for record in facts[Self.prioritiesName]?.value?.records ?? [] {
      guard let attribute = record.text("attribute") else { continue }
      priorities[attribute] = record.number("weight")
    }
    self.imposed = imposed
    self.priorities = priorities
  }

  private init(imposed: [String: Imposed], priorities: [String: Double]) {
    self.imposed = imposed
    self.priorities = priorities
  }

  /// The same without the fixed choices for some decisions or members.
  func releasing(_ members: Set<String>) -> Wishes {
    Wishes(imposed: imposed.filter { !members.contains($0.key) }, priorities: priorities)
  }

  func priority(of attribute: String) -> Double { priorities[attribute] ?? 1 }

  /// The option that a record fixes; `none`, the word for what is absent, is the id of an option
  /// where a decision has one of that name.
  private static func choice(in record: Record) -> String? {
    record["choose"]?.knowledge == .absent ? "none" : record.text("choose")
  }
}
