import Expressions
import Facts
import RuleBase

/// The plan run over the ranges of numbers that a client stated.
struct RangedRuns: Sendable {
  private let ranged: [Int]
  private let passes: [Pass]

  /// Ranges of more facts than this are tried one by one only.
  private static let mostTogether = 3

  init(_ run: Run) {
    let fields = run.plan.fields.indices.filter { index in
      run.facts[index].isStated && run.facts[index].value?.range != nil
    }
    let points = fields.map { Self.points(run.facts[$0].value?.range) }
    var changes = zip(fields, points).flatMap { field, points in
      points.map { [(field: field, knowledge: $0)] }
    }
    if (2...Self.mostTogether).contains(fields.count) {
      changes += Self.corners(fields, points)
    }
    ranged = fields
    passes = changes.map { run.pass.changing($0) }
  }

  /// Whether one outcome stays the same over all of them; nil where it reads no ranged fact.
  func isSame(_ place: Int, _ member: Int, as run: Run, reading reads: [FactName]) -> Bool? {
    let isRanged = ranged.contains { reads.contains(run.plan.fields[$0].name) }
    guard isRanged, run.results[place] != nil else { return nil }
    return passes.allSatisfy { !$0.differs(from: run.pass, in: place, member) }
  }

  /// Both ends first, then points between them.
  private static func points(_ range: ClosedRange<Double>?) -> [Knowledge] {
    guard let range else { return [] }
    let width = range.upperBound - range.lowerBound
    let numbers =
      [range.lowerBound, range.upperBound]
      + [0.05, 0.25, 0.5, 0.75].map { range.lowerBound + $0 * width }
    return numbers.map { .known(FactValue(.double($0.atSixDigits))) }
  }

  /// Every combination of the ends of the ranges.
  private static func corners(
    _ fields: [Int], _ points: [[Knowledge]]
  ) -> [[(field: Int, knowledge: Knowledge)]] {
    (0..<(1 << fields.count)).map { corner in
      fields.indices.map { place in
        (field: fields[place], knowledge: points[place][(corner >> place) & 1])
      }
    }
  }
}
