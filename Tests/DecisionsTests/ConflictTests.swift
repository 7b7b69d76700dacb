import Decisions
import Facts
import RuleBase
import TestSupport
import Testing

/// Conflicts against brute force: every subset of what is asked for is decided by itself.
@Suite struct ConflictTests {
  private static let words = ["w1", "w2", "w3"]
  private static let limits = ["l1", "l2", "l3"]
  private static let strict = 0b111_000

  /// A world with three things to be had strictly or loosely, and three limits on figures that grow
  /// with them.
  private func world(_ weights: [[Int]]) throws -> World {
    let choices = Self.words.map {
      "  - { name: \($0), kind: choice, values: { strict: Strict, loose: Loose }, label: \($0) }"
    }
    let numbers = Self.limits.map {
      "  - { name: \($0), kind: number, domain: 0.., label: \($0), limit: at_most }"
    }
    let formulas = Self.limits.enumerated().map { row, limit in
      let sum = Self.words.enumerated().map { column, word in
        "(z.\(word) == 'strict' ? \(weights[row][column]) : 0)"
      }.joined(separator: " + ")
      return
        "  - { id: f.\(limit), expression: \"1 + \(sum)\", label: f \(limit), words: sum, sources: [house] }"
    }
    let checks = Self.limits.map {
      "  - { id: \($0), fact: z.\($0), estimate: f.\($0), compare: at_most, words: \($0) kept, test: Look., decisions: [d] }"
    }
    let concessions = Self.words.map {
      "  - { id: \($0), fact: z.\($0), order: [strict, loose], price: risk, words: Less of \($0). }"
    }
    func file(_ key: String, _ lines: [String]) -> String {
      ([key + ":"] + lines).joined(separator: "\n")
    }
    return try World(
      decision(
        "ladder", RuleText("d/r", "x.size > 10", "exclude", "a"),
        RuleText("d/s", "x.size > 1e9", "exclude", "b")),
      more: [
        "vocabulary/z.yaml": "section: z\nlabel: Z\norder: 9\n"
          + file("fields", choices + numbers),
        "formulas/f.yaml": file("formulas", formulas),
        "checks/c.yaml": file("checks", checks),
        "concessions/c.yaml": file("concessions", concessions),
      ])
  }

  private func settings(_ set: Int, _ limits: [Int], strengths: [String]) -> [String] {
    Self.words.enumerated().map { place, word in
      "z.\(word)={value: \(set & (1 << place) == 0 ? "loose" : "strict"), strength: \(strengths[place])}"
    }
      + Self.limits.enumerated().compactMap { place, limit in
        set & (1 << (place + 3)) == 0 ? nil : "z.\(limit)=\(limits[place])"
      }
  }

  private func clashes(_ world: World, _ set: Int, _ limits: [Int]) throws -> Bool {
    let facts = try world.facts(
      settings(set, limits, strengths: ["must", "must", "must"]))
    return world.plan.resolve(facts, analyses: []).checks.contains { $0.status == .notMet }
  }

  private func bits(_ set: Conflicts.ClashingSet) -> Int {
    let names = (Self.words + Self.limits).map { FactName("z.\($0)") }
    return set.requirements.reduce(0) { bits, requirement in
      bits | (1 << (names.firstIndex(of: requirement.fact.name) ?? 30))
    }
  }

  @Test(arguments: 0..<25)
  func setsAreThoseOfBruteForce(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let weights = (0..<3).map { _ in (0..<3).map { _ in Int.random(in: 0...4, using: &generator) } }
    let limits = (0..<3).map { _ in Int.random(in: 1...6, using: &generator) }
    let world = try world(weights)
    var clashing: [Int] = []
    for set in 0..<64 where try clashes(world, set, limits) { clashing.append(set) }
    let smallest = clashing.filter { set in
      !clashing.contains { $0 != set && $0 & set == $0 }
    }
    let all = settings(63, limits, strengths: ["must", "should", "wish"])
    let result = world.plan.resolve(try world.facts(all), analyses: .allConflicts)
    let found = (result.conflicts?.sets ?? []).map(bits)
    #expect(found.sorted() == smallest.sorted())
    #expect(result.conflicts?.isBounded != true)
    // Musts before shoulds before wishes.
    let strengths = (result.conflicts?.sets ?? []).map(\.strength)
    #expect(strengths == strengths.sorted(by: >))
  }

  @Test(arguments: 0..<25)
  func theLeastThatGivesWayIsEnoughAndLessIsNot(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed + 1000))
    let weights = (0..<3).map { _ in (0..<3).map { _ in Int.random(in: 1...4, using: &generator) } }
    let limits = (0..<3).map { _ in Int.random(in: 2...8, using: &generator) }
    let world = try world(weights)
    let stated = settings(63, limits, strengths: ["must", "must", "must"])
    let conflicts = world.plan.resolve(try world.facts(stated), analyses: .allConflicts).conflicts
    for relaxation in conflicts?.relaxations ?? [] {
      guard let number = relaxation.toNumber, let conflicts,
        relaxation.settles.count == conflicts.sets.count
      else { continue }
      let name = relaxation.requirement.fact.name.rawValue
      func isMet(_ value: Double) throws -> Bool {
        let facts = try world.facts(stated.filter { !$0.hasPrefix(name) } + ["\(name)=\(value)"])
        return !world.plan.resolve(facts, analyses: []).checks.contains { $0.status == .notMet }
      }
      #expect(try isMet(number), "\(name)=\(number)")
      #expect(try !isMet(number * 0.98), "\(name)=\(number)")
    }
  }

  @Test func nothingIsToldWhereNothingClashes() throws {
    let world = try world([[1, 1, 1], [1, 1, 1], [1, 1, 1]])
    let facts = try world.facts(settings(63, [4, 4, 4], strengths: ["must", "must", "must"]))
    #expect(world.plan.resolve(facts, analyses: .allConflicts).conflicts == nil)
  }
}
