extension Syntax {
  /// The nodes right below this one, in the order written.
  public var children: [Syntax] {
    switch kind {
    case .literal, .name: []
    case .select(let operand, _, _), .presence(let operand), .not(let operand),
      .negate(let operand):
      [operand]
    case .index(let operand, let index, _): [operand, index]
    case .call(_, let target, let arguments): (target.map { [$0] } ?? []) + arguments
    case .binary(_, let left, let right): [left, right]
    case .logical(_, let operands): operands
    case .conditional(let condition, let yes, let no): [condition, yes, no]
    case .list(let elements): elements.map(\.value)
    case .map(let entries): entries.flatMap { [$0.key, $0.value] }
    case .message(_, let fields): fields.map(\.value)
    case .comprehension(let macro):
      [macro.range] + (macro.condition.map { [$0] } ?? []) + [macro.body]
    case .bind(_, let value, let body): [value, body]
    }
  }

  /// Whether a macro that walks a list or map occurs here or below: nothing else repeats work.
  public var repeatsWork: Bool {
    if case .comprehension = kind { return true }
    return children.contains(where: \.repeatsWork)
  }

  /// The dotted name that the node spells, such as `load.requests_per_day`; nil if it is no name.
  public var dottedName: String? {
    switch kind {
    case .name(let name): name
    case .select(let operand, let field, false):
      // A field in back quotes may hold dots of its own and is no part of a name.
      field.unicodeScalars.allSatisfy(\.isNamePart)
        ? operand.dottedName.map { "\($0).\(field)" } : nil
    case .select, .literal, .presence, .index, .call, .not, .negate, .binary, .logical,
      .conditional, .list, .map, .message, .comprehension, .bind:
      nil
    }
  }
}
