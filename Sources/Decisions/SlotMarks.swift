import Expressions
import Facts

/// What a pass has to know of a slot besides its value, as bits of one byte.
struct SlotMarks: OptionSet, Sendable {
  let rawValue: UInt8

  /// It may differ from the pass that this one started from.
  static let changed = SlotMarks(rawValue: 1)
  /// It is not the same in all three scenarios.
  static let varies = SlotMarks(rawValue: 2)
  /// It hangs on a fact that may well have another value.
  static let doubtful = SlotMarks(rawValue: 4)
  /// It hangs on a stated fact that is no must.
  static let weak = SlotMarks(rawValue: 8)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The marks of a fact's own slot.
  init(_ fact: Fact, _ cells: ByScenario<Cell>) {
    var marks: SlotMarks = []
    if let value = fact.value, !value.isExact { marks.insert(.doubtful) }
    if fact.isStated, fact.strength != .must { marks.insert(.weak) }
    if cells.low != cells.base || cells.high != cells.base { marks.insert(.varies) }
    self = marks
  }
}

extension Programs {
  /// The marks of all slots that an expression reads, joined.
  func marks(_ place: Place, in marks: [UInt8]) -> SlotMarks {
    SlotMarks(rawValue: union(place, of: marks))
  }
}

extension [UInt8] {
  /// The marks of some slots, joined.
  func marks(of slots: [Int32]) -> SlotMarks {
    var joined: UInt8 = 0
    for slot in slots { joined |= self[Int(slot)] }
    return SlotMarks(rawValue: joined)
  }
}
