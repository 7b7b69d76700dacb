import Facts
public import RuleBase

/// A rule base made ready for running: what depends on what, and which candidates there are.
///
/// Immutable and safe to share between threads; one plan serves any number of specifications.
public struct Plan: Sendable {
  let tables: PlanTables

  /// Prepares a rule base.
  public init(_ base: RuleBase) { tables = PlanTables(base) }

  public var base: RuleBase { tables.base }
  /// The vocabulary's fields by their place.
  var fields: [Field] { tables.fields }
  /// The slot of each field.
  var fieldSlots: [Int] { tables.fieldSlots }
  /// The field of a slot, where it is a fact's.
  var fieldOfSlot: [Int?] { tables.fieldOfSlot }
  /// The parts of each joint decision's candidates, by the place of the decision.
  var joints: [JointPlan?] { tables.joints }

  /// The place of a field by its fact's name.
  func fieldIndex(_ name: FactName) -> Int? { tables.fieldIndex(name) }
}
