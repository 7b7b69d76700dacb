import Expressions
import Facts
import Quantities
import RuleBase

/// Finds the designs that no other beats, over the candidates of the joint decisions that nothing
/// stands against.
struct TradeoffSearch {
  /// One design as measured.
  struct Point: Sendable {
    let pass: Pass
    let marks: [Weighing.Mark]
  }

  private let run: Run
  private let words: Words
  private let weighing: Weighing

  /// How many designs are looked at.
  private static let mostDesigns = 4000

  init(_ run: Run, _ words: Words) {
    self.run = run
    self.words = words
    weighing = Weighing(run.plan.tables, around: run.pass)
  }

  /// Every design looked at, the recommended one first, and whether there were more.
  ///
  /// From each step those designs are gone on from that no other of the step beats.
  func points() -> (points: [Point], isBounded: Bool) {
    var points: [Point] = []
    var space = DesignSpace(run.plan.tables, most: Self.mostDesigns)
    let musts = Set(
      run.plan.fields.indices.filter { run.facts[$0].isStated && run.facts[$0].strength == .must })
    let given = Obstacles(run.pass, demanding: musts)
    func point(_ pass: Pass) -> Point? {
      // A design that breaks what the recommended one keeps is none.
      guard
        !Obstacles(pass, demanding: musts).exceeds(given),
        let marks = weighing.marks(pass)
      else { return nil }
      return Point(pass: pass, marks: marks)
    }
    space.explore(
      from: run.pass,
      isEnough: { design in
        if let point = point(design.pass) { points.append(point) }
        return false
      },
      worth: { designs in
        let measured = designs.enumerated().compactMap { place, design in
          weighing.marks(design.pass).map { (place: place, marks: $0) }
        }
        var seen: Set<[Int]> = []
        return Weighing.front(measured.map(\.marks)).filter { index in
          seen.insert(measured[index].marks.map(\.step)).inserted
        }.map { measured[$0].place }
      })
    return (points, space.isBounded)
  }

  /// The trade-offs; nil where no joint decision arises, or the design can't be measured.
  func all() -> Tradeoffs? {
    let hasCandidates = run.plan.joints.indices.contains { place in
      run.plan.joints[place] != nil && run.pass.states[place].selection.winner != nil
    }
    guard hasCandidates, !weighing.criteria.isEmpty, let own = weighing.marks(run.pass) else {
      return nil
    }
    let (points, isBounded) = points()
    let front = Weighing.front(points.map(\.marks))
    // Of designs that are alike the first stands for all.
    var kinds: [[Int]: Int] = [:]
    for point in points { kinds[point.marks.map(\.step), default: 0] += 1 }
    var seen: Set<[Int]> = [own.map(\.step)]
    let isOnFront = front.contains { points[$0].marks.map(\.step) == own.map(\.step) }
    var shown = [Point(pass: run.pass, marks: own)]
    shown += front.map { points[$0] }.filter { seen.insert($0.marks.map(\.step)).inserted }
      .sorted { $0.marks.map(\.step).lexicographicallyPrecedes($1.marks.map(\.step)) }
    let wins = wins(shown.map(\.marks), isOnFront: isOnFront)
    let designs = shown.enumerated().map { place, point in
      Tradeoffs.Design(
        choices: choices(point.pass, shown.map(\.pass)),
        values: values(point.marks, own), isChosen: place == 0,
        isOnFront: place > 0 || isOnFront, likes: (kinds[point.marks.map(\.step)] ?? 1) - 1,
        winsBy: wins[place] ?? [],
        beatenBy: place > 0
          ? [] : shown.indices.filter { Weighing.beats(shown[$0].marks, own) })
    }
    return Tradeoffs(
      criteria: weighing.criteria, designs: designs, enumerated: points.count,
      isBounded: isBounded)
  }

  /// The criterion, or the two, by which each design comes first: by those before all others, and
  /// among equals by the client's weights and then the order of the criteria.
  private func wins(_ all: [[Weighing.Mark]], isOnFront: Bool) -> [Int: [Int]] {
    let usual = weighing.criteria.indices.sorted { first, second in
      let (one, two) = (weight(first), weight(second))
      return one == two ? first < second : one > two
    }
    func winner(_ first: [Int]) -> Int? {
      let order = first + usual.filter { !first.contains($0) }
      let contenders = all.indices.filter { $0 > 0 || isOnFront }
      return contenders.min { one, two in
        order.map { all[one][$0].step }.lexicographicallyPrecedes(order.map { all[two][$0].step })
      }
    }
    var wins: [Int: [Int]] = [:]
    for criterion in weighing.criteria.indices {
      if let place = winner([criterion]), wins[place] == nil { wins[place] = [criterion] }
    }
    for first in weighing.criteria.indices {
      for second in weighing.criteria.indices where first != second {
        if let place = winner([first, second]), wins[place] == nil {
          wins[place] = [first, second]
        }
      }
    }
    return wins
  }

  private func weight(_ criterion: Int) -> Double {
    weighing.criteria[criterion].attribute.map { run.wishes.priority(of: $0) } ?? 1
  }

  private func values(
    _ marks: [Weighing.Mark], _ own: [Weighing.Mark]
  ) -> [Tradeoffs.Value] {
    zip(weighing.criteria, zip(marks, own)).map { criterion, pair in
      let (mark, chosen) = pair
      return Tradeoffs.Value(
        number: mark.number, words: text(criterion, mark),
        standing: mark.step < chosen.step ? .better : mark.step > chosen.step ? .worse : .same)
    }
  }

  private func text(_ criterion: Criterion, _ mark: Weighing.Mark) -> String {
    switch criterion.measure {
    case .figure(let name, _, _):
      guard let slot = run.plan.base.names[name], let number = mark.number else { return "" }
      let unit = words.unit(of: slot)
      let digits = unit.symbol.hasPrefix("USD") ? 3 : 2
      return readable(
        roundedToSignificantDigits(number / unit.factor, digits) * unit.factor, in: unit)
    case .levels(let levels): return mark.level.map { levels[$0].words } ?? ""
    case .attribute(_, _, let levels): return mark.level.map { levels[$0].words } ?? ""
    }
  }

  /// What a design takes for the members of joint decisions in which the designs differ.
  private func choices(_ pass: Pass, _ all: [Pass]) -> [Tradeoffs.Choice] {
    run.plan.base.members.compactMap { model, member -> Tradeoffs.Choice? in
      guard model.isJoint,
        let place = run.plan.base.decisions.firstIndex(where: { $0.id == model.id }),
        let index = model.members.firstIndex(where: { $0.id == member.id })
      else { return nil }
      let labels = all.map { $0.choiceLabel(place, index) }
      guard Set(labels).count > 1 else { return nil }
      return Tradeoffs.Choice(
        decision: member.id, code: member.code, title: member.title,
        label: pass.choiceLabel(place, index))
    }
  }
}

extension Obstacles {
  /// Whether it has an obstacle that another lacks, or a larger one.
  func exceeds(_ other: Obstacles) -> Bool {
    if contradicted.contains(where: { !other.contradicted.contains($0) }) { return true }
    if violated.contains(where: { !other.violated.contains($0) }) { return true }
    return breaches.contains { breach in
      !other.breaches.contains { $0.check == breach.check && $0.excess >= breach.excess }
    }
  }
}
