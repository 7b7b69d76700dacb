/// What stands at a slot.
public enum SlotValue: Hashable, Sendable {
  case known(Value)
  /// There is a value, but nobody has said which.
  case unknown
  /// There is no value.
  case absent
}

/// The values of the declared variables, by slot.
///
/// `number(atSlot:)` and its siblings have defaults in terms of `value(atSlot:)`; a store with typed
/// arrays can answer them faster.
public protocol Bindings {
  /// What stands at a slot.
  func value(atSlot slot: Int) -> SlotValue
  /// The number at a slot; nil if it is not known to be a number.
  func number(atSlot slot: Int) -> Double?
  /// The truth value at a slot; nil if it is not known to be one.
  func truth(atSlot slot: Int) -> Bool?
  /// The text at a slot; nil if it is not known to be text.
  func text(atSlot slot: Int) -> String?
}

extension Bindings {
  @inlinable public func number(atSlot slot: Int) -> Double? {
    switch value(atSlot: slot) {
    case .known(.double(let number)): number
    case .known(let value): value.number
    case .unknown, .absent: nil
    }
  }

  @inlinable public func truth(atSlot slot: Int) -> Bool? {
    guard case .known(.bool(let truth)) = value(atSlot: slot) else { return nil }
    return truth
  }

  @inlinable public func text(atSlot slot: Int) -> String? {
    guard case .known(.string(let text)) = value(atSlot: slot) else { return nil }
    return text
  }
}

/// Bindings out of an array: the slot is the index, and slots beyond the end are absent.
public struct ArrayBindings: Bindings, Hashable, Sendable {
  /// What stands at slots 0, 1, 2 ….
  public var slots: [SlotValue]

  /// Bindings for slots 0, 1, 2 ….
  public init(_ slots: [SlotValue] = []) { self.slots = slots }

  @inlinable public func value(atSlot slot: Int) -> SlotValue {
    slots.indices.contains(slot) ? slots[slot] : .absent
  }

  @inlinable public func number(atSlot slot: Int) -> Double? {
    guard slots.indices.contains(slot) else { return nil }
    if case .known(.double(let number)) = slots[slot] { return number }
    guard case .known(let value) = slots[slot] else { return nil }
    return value.number
  }

  @inlinable public func truth(atSlot slot: Int) -> Bool? {
    guard slots.indices.contains(slot), case .known(.bool(let truth)) = slots[slot] else {
      return nil
    }
    return truth
  }

  @inlinable public func text(atSlot slot: Int) -> String? {
    guard slots.indices.contains(slot), case .known(.string(let text)) = slots[slot] else {
      return nil
    }
    return text
  }
}
