import Expressions
import Facts
import OrderedCollections
import RuleBase

/// The axes that some conditions hang on, and the conditions as claims over them.
struct Space: Sendable {
  private(set) var axes: [Axis] = []
  private var places: [Axis.Subject: Int] = [:]
  private let reader: AtomReader
  let known: SlotKnowledge
  let candidates: CandidateValues

  /// Cuts everything that the conditions ask about at the values that they name.
  ///
  /// - Parameters:
  ///   - conditions: the conditions that will be asked for as claims.
  ///   - known: what the slots hold.
  ///   - model: the decision whose candidates are meant; without it they may have any values.
  ///   - allowsUnknown: whether nothing may be known of a fact.
  ///   - earlier: conditions of an earlier rule base, over the same slots.
  ///   - earlierReader: what was fixed in the earlier rule base.
  init(
    _ conditions: [Expression], _ known: SlotKnowledge, of model: DecisionModel? = nil,
    allowsUnknown: Bool = false, earlier: [Expression] = [], earlierReader: AtomReader? = nil
  ) {
    self.known = known
    reader = AtomReader(constants: known.constants)
    candidates = CandidateValues(model, known.base)
    var cuts: OrderedDictionary<Axis.Subject, Cuts> = [:]
    var readings = conditions.flatMap(\.atoms).map { ($0, reader.read($0)) }
    if let earlierReader {
      readings += earlier.flatMap(\.atoms).map { ($0, earlierReader.read($0)) }
    }
    for (atom, reading) in readings {
      guard let subject = reading.subject else { continue }
      cuts[subject, default: Cuts()].add(reading, of: atom)
    }
    for (subject, cut) in cuts {
      var cells = candidates.cells(subject, cut.cells(of: subject, known))
      if allowsUnknown, !cells.contains(.unknown) { cells.append(.unknown) }
      guard cells.count <= CellSet.capacity else { continue }
      add(Axis(subject: subject, cells: cells, slots: cut.slots))
    }
    // What has too many cells is not looked into.
    for (atom, reading) in readings {
      guard let subject = reading.subject, places[subject] == nil else { continue }
      add(
        Axis(
          subject: substitute(atom), cells: [.truth(true), .truth(false), .unknown],
          slots: atom.slots))
    }
  }

  /// All cells of all axes.
  var everything: [CellSet] { axes.map(\.all) }

  /// A condition as a claim; one that is none holds nowhere.
  ///
  /// - Parameters:
  ///   - condition: one of the conditions that the space was made for.
  ///   - reader: what was fixed when it was written; the space's own when absent.
  /// - Returns: the claim over the axes.
  func claim(_ condition: Expression, _ reader: AtomReader? = nil) -> Claim {
    guard let tree = condition.conditionTree else { return .constant(false) }
    return claim(tree, condition.atoms.map { claim($0, reader) })
  }

  /// A tree over claims that stand for its atoms.
  func claim(_ tree: ConditionTree, _ atoms: [Claim]) -> Claim {
    switch tree {
    case .constant(let truth): .constant(truth)
    case .atom(let index, let negated): negated ? .not(atoms[index]) : atoms[index]
    case .all(let parts): .all(parts.map { claim($0, atoms) })
    case .any(let parts): .any(parts.map { claim($0, atoms) })
    }
  }

  /// One atom as a claim.
  func claim(_ atom: Atom, _ other: AtomReader? = nil) -> Claim {
    let reading = (other ?? reader).read(atom)
    guard let subject = reading.subject else {
      return .constant(reading == .constant(true))
    }
    guard let axis = places[subject] else {
      let axis = places[substitute(atom)] ?? 0
      var cell = (CellSet(), CellSet())
      cell.0.insert(0)
      cell.1.insert(1)
      return .atom(axis: axis, holds: cell.0, fails: cell.1)
    }
    var holds = CellSet()
    var fails = CellSet()
    for (index, cell) in axes[axis].cells.enumerated() {
      switch reading.holds(in: cell) {
      case true?: holds.insert(index)
      case false?: fails.insert(index)
      case nil: break
      }
    }
    return .atom(axis: axis, holds: holds, fails: fails)
  }

  private func substitute(_ atom: Atom) -> Axis.Subject {
    .opaque(AtomReader.tidy(atom.source) + " ")
  }

  private mutating func add(_ axis: Axis) {
    guard places[axis.subject] == nil else { return }
    places[axis.subject] = axes.count
    axes.append(axis)
  }
}

/// Where conditions cut one subject.
private struct Cuts {
  private var numbers: [Double] = []
  private var words: OrderedSet<String> = []
  private var hasPresence = false
  private var type: ExpressionType?
  private(set) var slots: [Int] = []

  mutating func add(_ reading: Reading, of atom: Atom) {
    slots = atom.slots
    switch reading {
    case .number(_, _, let constant): numbers.append(constant)
    case .numbers(_, let constants): numbers += constants
    case .words(_, let named, _): words.formUnion(named)
    case .presence: hasPresence = true
    case .truth, .relation, .constant: break
    }
    if let slot = reading.subject?.slot {
      slots = [slot]
      type = atom.operands.first { $0.slot == slot }?.type ?? type
    }
  }

  func cells(of subject: Axis.Subject, _ known: SlotKnowledge) -> [Axis.Cell] {
    switch subject {
    case .slot(let slot): valueCells(slot, known) + (hasPresence ? [.absent] : [])
    case .expression(let text):
      Interval.cells(cutAt: numbers, from: text.hasPrefix("size(") ? 0 : nil, to: nil)
        .map { .number($0) }
    case .relation: [.below, .equal, .above]
    case .member, .opaque: [.truth(true), .truth(false)]
    }
  }

  private func valueCells(_ slot: Int, _ known: SlotKnowledge) -> [Axis.Cell] {
    if !numbers.isEmpty {
      let domain = known.field(slot)?.domain
      return Interval.cells(cutAt: numbers, from: domain?.low, to: domain?.high)
        .map { .number($0) }
    }
    switch type {
    case .bool: return [.truth(true), .truth(false)]
    case .choice(_, var values):
      if !known.mayBeNotApplicable(slot) { values.removeAll { $0 == "not_applicable" } }
      let named = values.filter(words.contains).map { Axis.Cell.word($0) }
      let other = values.first { !words.contains($0) }
      return named + (other.map { [.otherWord($0)] } ?? [])
    case .dyn, .null, .int, .uint, .double, .string, .bytes, .list, .map, .timestamp, .duration,
      .type, .optional, .wrapper, .opaque, .parameter, .quantity, nil:
      return words.map { .word($0) } + [.otherWord(nil)]
    }
  }
}
