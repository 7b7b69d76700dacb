/// An atom with the code of its parts.
struct AtomCode: Sendable {
  let atom: Atom
  let code: any Code
  let operands: [any Code]
}

/// Takes a condition apart.
struct AtomFinder {
  let scalars: [Unicode.Scalar]
  let checked: CheckedSyntax
  let compiler: Compiler

  init(source: String, checked: CheckedSyntax, compiler: Compiler) {
    scalars = Array(source.unicodeScalars)
    self.checked = checked
    self.compiler = compiler
  }

  func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  /// The slots that a node reads, ascending.
  func slots(in syntax: Syntax) -> [Int] {
    var found: Set<Int> = []
    collect(syntax, &found)
    return found.sorted()
  }

  private func collect(_ syntax: Syntax, _ found: inout Set<Int>) {
    if case .variable(let variable) = checked.use(of: syntax) {
      found.insert(variable.slot)
      return
    }
    for child in syntax.children { collect(child, &found) }
  }

  /// The atoms of a condition in the order written; none if the node is no condition.
  func atoms(in syntax: Syntax) -> [AtomCode] {
    guard checked.type(of: syntax) == .bool else { return [] }
    switch syntax.kind {
    case .logical(_, let operands): return operands.flatMap(atoms)
    case .not(let operand): return atoms(in: operand)
    case .conditional(let condition, let yes, let no):
      return atoms(in: condition) + atoms(in: yes) + atoms(in: no)
    case .literal(.bool): return []
    case .literal, .name, .select, .presence, .index, .call, .negate, .binary, .list, .map,
      .message, .comprehension, .bind:
      return [atom(syntax)]
    }
  }

  private func atom(_ syntax: Syntax) -> AtomCode {
    let (form, sides) = parts(syntax)
    let codes = sides.map(compiler.compile)
    let operands = zip(sides, codes).map(operand)
    return AtomCode(
      atom: Atom(
        node: syntax.id, range: syntax.range, source: text(syntax.range), form: form,
        operands: operands, slots: slots(in: syntax)),
      code: compiler.compile(syntax), operands: codes)
  }

  private func parts(_ syntax: Syntax) -> (Atom.Form, [Syntax]) {
    switch syntax.kind {
    case .binary(.in, let left, let right): return (.membership, [left, right])
    case .binary(let operation, let left, let right) where operation.isComparison:
      return (.comparison(operation), [left, right])
    case .presence(let operand): return (.presence, [operand])
    case .name, .select:
      if case .variable = checked.use(of: syntax) { return (.fact, [syntax]) }
      return (.opaque, [])
    case .literal, .index, .call, .not, .negate, .binary, .logical, .conditional, .list, .map,
      .message, .comprehension, .bind:
      return (.opaque, [])
    }
  }

  private func operand(_ syntax: Syntax, _ code: any Code) -> Atom.Operand {
    var slot: Int?
    if case .variable(let variable) = checked.use(of: syntax) { slot = variable.slot }
    return Atom.Operand(
      range: syntax.range, source: text(syntax.range), type: checked.type(of: syntax),
      slots: slots(in: syntax), slot: slot, constant: code.constant)
  }
}
