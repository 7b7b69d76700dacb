/// One step of a program, in 16 bytes: a node of an expression, followed by the steps of its operands.
struct Instruction: Sendable {
  /// What is worked out.
  enum Operation: UInt8, Sendable {
    // Conditions
    /// `flag`.
    case truth
    /// Whether the slot is `flag`.
    case fact
    /// `has(slot)`.
    case presence
    /// The slot compared with a number.
    case threshold
    /// Two numbers compared.
    case comparison
    /// Whether the slot holds a text, or does not, as the flag says.
    case slotIsText
    /// Whether two texts are the same, or are not.
    case sameText
    /// Whether a text is one of a list that is known when compiling.
    case textInWords
    /// Whether a text is in the list at the slot.
    case textInSlot
    /// Whether some element of the list at the slot satisfies what follows, or every one.
    case some, every
    /// Steps up to `end`, joined.
    case and, or
    case not
    /// A condition, then what follows from it up to `end`, then what follows otherwise.
    case conditional
    // Numbers
    case number, slotNumber, add, subtract, multiply, divide, remainder, negate
    /// A function of as many numbers as the payload says.
    case function
    /// A function of the host with as many arguments as the slot says; the payload names it.
    case call
    /// The number of elements of the list at the slot.
    case size
    // Texts
    case text, slotText
    /// The element that a macro is at.
    case element
  }

  var operation: Operation
  var flag = false
  /// How two numbers are compared.
  var comparison = BinaryOperator.equal
  var function = DimensionedFunction.ceil
  /// The slot, or the place of the step after the operands.
  var slot: UInt32 = 0
  /// The bits of a number, of a text's cell, or of a list's cell; a count, or a place.
  var payload: UInt64 = 0

  init(_ operation: Operation) { self.operation = operation }

  /// Where the operands of a step that joins several end.
  var end: Int {
    get { Int(slot) }
    set { slot = UInt32(newValue) }
  }
}

/// What a condition comes to: ordered so that `&&` is the least of its operands, `||` the greatest.
public enum Truth: UInt8, Sendable {
  case fails
  /// It hangs on something unknown or absent, or is an error.
  case undecided
  case holds
}
