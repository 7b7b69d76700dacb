import Expressions
import Facts
import RuleBase
import TestSupport
import Testing

@Suite struct LoadingTests {
  @Test func everythingLoads() throws {
    let base = try TinyRules.load()
    #expect(base.warnings.isEmpty)
    #expect(base.version == "2026-11-20")
    #expect(base.pricesAsOf == ["2026-09", "2026-10"])
    #expect(base.vocabulary.fields.count == 6)
    #expect(base.formulas.map(\.id) == ["limits.docs", "load.backlog"])
    #expect(base.decisions.map(\.id) == ["shape", "storage"])
    #expect(base.members.map(\.member.id) == ["shape", "place", "box"])
    #expect(base.sources.map(\.key) == ["house", "BOOK"])
    #expect(base.patterns.map(\.id) == ["keep"])
    #expect(base.checks.map(\.id) == ["wait"])
    #expect(base.contradictions.map(\.id) == ["secret_scans"])
    #expect(base.files.count == 11)
  }

  @Test func aRuleKeepsAllItSays() throws {
    let base = try TinyRules.load()
    let (model, rule) = try #require(base.rule("shape/many"))
    #expect(model.id == "shape")
    #expect(rule.criteria == ["T01-C1"])
    #expect(rule.effect == .exclude)
    #expect(rule.options == ["flat"])
    #expect(rule.requirement == "All documents.")
    #expect(rule.sources == ["BOOK"])
    #expect(rule.examples.map(\.fires) == [true, false])
    #expect(rule.examples[0].given.map(\.value) == [.known(.double(5000))])
    let member = try #require(model.members.first)
    #expect(member.consequences["deep"]?.bad == ["Slow"])
    #expect(member.confirmations["any"]?.threshold == "1 s")
    #expect(member.disputes.map(\.sources) == [["BOOK", "house"]])
  }

  @Test func theCatalogueKnowsNoneFromUnknown() throws {
    let catalogue = try TinyRules.load().catalogue
    let small = try #require(catalogue.entry("small_box"))
    #expect(small.role.id == "box")
    #expect(small.entry.values[..<2] == [.known(.string("shelf")), .known(.double(100))])
    guard case .known(let price) = small.entry.values[2] else {
      Issue.record("no price")
      return
    }
    // A month has 730 hours.
    #expect(abs((price.number ?? 0) * 730 * 3600 - 10) < 1e-6)
    #expect(catalogue.entry("large_box")?.entry.values[1] == .absent)
    #expect(catalogue.entry("old_box")?.entry.values[1] == .unknown)
    #expect(catalogue.entry("old_box")?.entry.status.isRecommendable == false)
    #expect(catalogue.entry("new_box") == nil)
  }

  @Test func catalogueMembersHaveTheirRungsAsOptions() throws {
    let base = try TinyRules.load()
    let box = try #require(base.members.first { $0.member.id == "box" }).member
    #expect(box.options.map(\.id) == ["shelf", "cellar"])
    #expect(box.options.map(\.label) == ["On a shelf", "In the cellar"])
    #expect(box.ranking == .cost)
  }

  @Test func factsComeBeforeWhatReadsThem() throws {
    let base = try TinyRules.load()
    let places = Dictionary(uniqueKeysWithValues: base.order.enumerated().map { ($1, $0) })
    let shape = try #require(places[.decision(0)])
    let storage = try #require(places[.decision(1)])
    let limit = try #require(places[.formula(0)])
    let docs = try #require(places[.fact(0)])
    #expect(limit < shape && docs < shape && shape < storage)
    #expect(base.order.count == 6 + 2 + 2)
  }

  @Test func theDigestChangesWithAnyByteAndOnlyThen() throws {
    let digest = try TinyRules.load().digest
    #expect(digest.count == 8)
    #expect(try TinyRules.load().digest == digest)
    let changed = TinyRules.changing("decisions/shape.yaml", "One layer.", to: "One layer!")
    #expect(try TinyRules.load(changed).digest != digest)
    let overlay = ["decisions/shape.yaml": "id: shape\ntitle: Form"]
    #expect(try TinyRules.load(overlays: [overlay]).digest != digest)
  }

  @Test func filesInAnyOrderGiveTheSameNames() throws {
    let moved = TinyRules.files.merging([
      "decisions/a_storage.yaml": TinyRules.files["decisions/storage.yaml"] ?? "",
      "decisions/storage.yaml": TinyRules.files["decisions/shape.yaml"] ?? "",
    ]) { _, new in new }.filter { $0.key != "decisions/shape.yaml" }
    let base = try TinyRules.load(moved)
    #expect(base.decisions.map(\.id) == ["storage", "shape"])
    let shape = base.order.firstIndex(of: .decision(1))
    let storage = base.order.firstIndex(of: .decision(0))
    #expect(try #require(shape) < (try #require(storage)))
  }
}
