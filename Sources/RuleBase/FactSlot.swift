public import Expressions

/// What stands in a slot: a value, the knowledge that there is none, or nothing known.
public typealias FactSlot = SlotValue
