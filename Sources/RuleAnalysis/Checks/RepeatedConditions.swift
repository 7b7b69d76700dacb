import Diagnostics
import Expressions
import RuleBase

/// Rules of one decision with the same condition, and conditions that differ by a hair.
struct RepeatedConditions {
  let decision: DecisionSpace
  let unreachable: [Int]

  func findings() -> [Diagnostic] {
    let model = decision.model
    let shapes = model.rules.map { Shape($0.when.expression, decision.space) }
    let places = model.rules.indices.filter {
      !unreachable.contains($0) && !model.rules[$0].when.expression.slots.isEmpty
    }
    var found: [Diagnostic] = []
    for (offset, second) in places.enumerated() {
      for first in places.prefix(offset) where shapes[first].axes == shapes[second].axes {
        if isSame(first, second) {
          found.append(same(model.rules[first], model.rules[second]))
        } else if let difference = shapes[first].difference(from: shapes[second]),
          model.rules[first].effect == model.rules[second].effect,
          model.rules[first].options == model.rules[second].options
        {
          found.append(near(model.rules[first], model.rules[second], difference))
        }
      }
    }
    return found
  }

  private func isSame(_ first: Int, _ second: Int) -> Bool {
    let claim = Claim.differ(decision.rules[first], decision.rules[second])
    return Search.find(claim, among: decision.space.everything) == .nowhere
  }

  private func same(_ first: Rule, _ second: Rule) -> Diagnostic {
    let doesSame =
      first.effect == second.effect && first.options == second.options
      && first.member == second.member
    return Diagnostic(
      .duplicate, "the rules '\(first.id)' and '\(second.id)' hold in the same cases",
      severity: doesSame ? .warning : .note, at: second.when.location,
      notes: [.init("the other condition", at: first.when.location)],
      help: doesSame
        ? "keep one of the two"
        : "give the condition a name with a formula of kind boolean, or join the rules")
  }

  private func near(_ first: Rule, _ second: Rule, _ difference: String) -> Diagnostic {
    Diagnostic(
      .nearDuplicate,
      "the rules '\(first.id)' and '\(second.id)' differ in nothing but \(difference)",
      at: second.when.location, notes: [.init("the other condition", at: first.when.location)],
      help: "make sure that both limits are meant, or give one limit a name")
  }
}

/// A condition with its numbers taken out.
private struct Shape {
  let axes: Set<Int>
  private let frame: String
  private let numbers: [(value: Double, source: String)]

  init(_ expression: Expression, _ space: Space) {
    var axes: Set<Int> = []
    var numbers: [(value: Double, source: String)] = []
    var frame = ""
    let scalars = Array(expression.source.unicodeScalars)
    var end = 0
    for atom in expression.atoms {
      if case .atom(let axis, _, _) = space.claim(atom) { axes.insert(axis) }
      for operand in atom.operands {
        guard let value = operand.constant?.number else { continue }
        frame += Self.text(scalars[end..<operand.range.lowerBound]) + "#"
        end = operand.range.upperBound
        numbers.append((value, operand.source))
      }
    }
    self.axes = axes
    self.numbers = numbers
    self.frame = AtomReader.tidy(frame + Self.text(scalars[end...]))
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// The one number in which two conditions differ by a tenth or less; nil if more differs.
  func difference(from other: Shape) -> String? {
    guard frame == other.frame, numbers.count == other.numbers.count else { return nil }
    let changed = zip(numbers, other.numbers).filter { $0.value != $1.value }
    guard changed.count == 1 else { return nil }
    let (left, right) = changed[0]
    let larger = max(left.value.magnitude, right.value.magnitude)
    guard (left.value - right.value).magnitude <= larger / 10 else { return nil }
    return "'\(left.source)' and '\(right.source)'"
  }
}
