import RuleAnalysis
import RuleBase
import TestSupport
import Testing

/// Ages in days, counted to a given day.
@Suite struct AgeTests {
  private let base = Result { try RuleBase.load(folders: [RepositoryFiles.rules]) }

  @Test func oldestFirstAndCountedToTheDay() throws {
    let upkeep = try #require(Upkeep(try base.get(), on: "2027-01-15"))
    let ages = upkeep.items.map(\.age)
    #expect(ages == ages.sorted(by: >))
    #expect(Set(upkeep.items.map(\.kind)) == Set(Upkeep.Kind.allCases))
    for item in upkeep.items where item.asOf == "2026-11" { #expect(item.age == 75) }
    #expect(upkeep.stale(days: 0).count == upkeep.items.filter { $0.age >= 0 || $0.isDue }.count)
  }

  @Test func whatIsDueIsListedWhateverItsAge() throws {
    let base = try base.get()
    let later = try #require(Upkeep(base, on: "2031-01-01"))
    #expect(later.stale(days: 100_000).contains { $0.isDue })
    let now = try #require(Upkeep(base))
    #expect(!now.stale(days: 100_000).contains { !$0.isDue })
  }

  @Test(arguments: ["soon", "26", "2026-13", "2026-02-30", "2026-1-1-1", ""])
  func whatIsNoDayIsRefused(_ day: String) throws {
    let base = try base.get()
    #expect(Upkeep(base, on: day) == nil)
  }
}
