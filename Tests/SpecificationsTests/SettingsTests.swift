import Diagnostics
import Expressions
import Facts
import Specifications
import TestSupport
import Testing

@Suite struct SettingsTests {
  private let vocabulary: Vocabulary

  init() throws { vocabulary = try RepositoryFiles.vocabulary() }

  @Test(arguments: [
    ("project.stage", "pilot", Value.string("pilot")),
    ("project.goal", "Fewer calls: half of them", .string("Fewer calls: half of them")),
    ("latency.end_to_end", "1500 ms", .double(1.5)),
    ("labels.golden", " 300 ", .double(300)),
    ("risk.audit", "yes", .bool(true)),
    ("privacy.residency", "[DE, 'NO']", .list([.string("DE"), .string("NO")])),
    ("privacy.residency", "DE", .list([.string("DE")])),
    ("project.name", "\"a\\tb\"", .string("a\tb")),
    ("latency.p95", "{ value: 2 s, strength: wish }", .double(2)),
  ])
  func valuesAreTyped(_ name: String, _ text: String, _ value: Value) {
    let setting = Specification.setting(name, text, vocabulary)
    #expect(setting.diagnostics == [])
    #expect(setting.fact?.value?.base == value)
  }

  @Test func unknownAndNoneAreUnderstood() {
    #expect(Specification.setting("latency.p95", "unknown", vocabulary).fact?.knowledge == .unknown)
    #expect(Specification.setting("latency.p95", "", vocabulary).fact?.knowledge == .unknown)
    #expect(Specification.setting("latency.p95", "none", vocabulary).fact?.knowledge == .absent)
  }

  @Test(arguments: [
    ("latency.p59=1 s", "specification/unknown-fact", 1, 12),
    ("latency.p95", "specification/setting-without-value", 1, 12),
    ("latency.p95=3 GB", "value/wrong-dimension", 15, 17),
    ("latency.p95= fast", "value/not-a-number", 14, 18),
    ("privacy.residency=[DE", "yaml/syntax", 22, 22),
    ("project.stage=pilt", "value/unknown-choice", 15, 19),
    ("=", "specification/unknown-fact", 1, 1),
    ("", "specification/setting-without-value", 1, 1),
  ])
  func mistakesStandAtTheirPlace(_ text: String, _ id: String, _ start: Int, _ end: Int) throws {
    let settings = Specification.settings(["project.name=x", text], vocabulary)
    #expect(settings.diagnostics.map(\.id.rawValue) == [id])
    let place = try #require(settings.diagnostics.first?.location)
    #expect(place.file == "--set")
    #expect(place.start == SourcePosition(line: 2, column: start))
    #expect(place.end == SourcePosition(line: 2, column: end))
  }

  @Test func theLastOfRepeatedFactsCounts() {
    let settings = Specification.settings(["ops.rto=1 h", "ops.rto=2 h"], vocabulary)
    #expect(settings.facts["ops.rto"]?.value?.base == .double(7200))
  }

  @Test func hostileArgumentsNeverCrash() {
    var random = SeededGenerator(seed: 5)
    let names = vocabulary.fields.map(\.name.rawValue)
    for _ in 0..<500 {
      var text = "\(random.pick(names))=\(random.pick(HostileText.all))"
      if random.isOnce(in: 2) {
        let bytes = Mutation.mutated(Array(text.utf8), changes: 2, using: &random)
        text = String(decoding: bytes, as: UTF8.self)
      }
      let settings = Specification.settings(["ops.rto=1 h", text], vocabulary)
      let report = DiagnosticRenderer(sources: [settings.file]).render(settings.diagnostics)
      #expect(report.isEmpty == settings.diagnostics.isEmpty)
      #expect(settings.diagnostics.compactMap(\.location).allSatisfy { $0.start.line <= 2 })
    }
  }
}
