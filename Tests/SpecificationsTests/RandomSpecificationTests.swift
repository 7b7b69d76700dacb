import Diagnostics
import Facts
import Foundation
import Specifications
import TestSupport
import Testing

@Suite struct RandomSpecificationTests {
  private let vocabulary: Vocabulary
  private let random: RandomSpecification

  init() throws {
    vocabulary = try RepositoryFiles.vocabulary()
    random = RandomSpecification(
      vocabulary, decisions: [.init(id: "adaptation", options: ["rag", "prompt_only"])])
  }

  /// How many files are tried: the environment may ask for more than a usual run does.
  private static let count =
    ProcessInfo.processInfo.environment["ARCHWRIGHT_RANDOM_FILES"].flatMap(Int.init) ?? 500

  @Test func validFilesAreReadWithoutErrors() throws {
    for seed in 0..<UInt64(Self.count) {
      let file = random.file(seed: seed)
      let read = Specification.read(file, vocabulary: vocabulary)
      guard let specification = read.specification, read.diagnostics.isEmpty else {
        Issue.record(
          "seed \(seed): \(DiagnosticRenderer(sources: [file]).render(read.diagnostics))")
        return
      }
      let lines = SourceLines(file)
      for fact in specification.facts.all { expectInside(lines, fact) }
      for slice in specification.slices {
        for fact in slice.facts.all { expectInside(lines, fact) }
      }
    }
  }

  @Test func theSameSeedGivesTheSameFile() {
    for seed in 0..<20 {
      #expect(random.text(seed: UInt64(seed)) == random.text(seed: UInt64(seed)))
    }
    #expect(Set((0..<50).map { random.text(seed: $0) }).count == 50)
  }

  @Test func everyFieldIsStatedSometimes() {
    var stated: Set<FactName> = []
    for seed in 0..<200 {
      let read = Specification.read(random.file(seed: UInt64(seed)), vocabulary: vocabulary)
      for fact in read.specification?.facts.all.map(\.self) ?? [] where fact.value != nil {
        stated.insert(fact.name)
      }
    }
    #expect(vocabulary.fields.map(\.name).filter { !stated.contains($0) } == [])
  }

  @Test func damagedFilesNeverCrash() {
    var generator = SeededGenerator(seed: 71)
    for seed in 0..<UInt64(Self.count) {
      let file = Mutation.mutated(random.file(seed: seed % 97), using: &generator)
      let read = Specification.read(file, vocabulary: vocabulary)
      #expect(read.specification != nil || read.diagnostics.containsError)
      let count = SourceLines(file).count
      for place in read.diagnostics.compactMap(\.location) {
        #expect(place.start <= place.end)
        #expect(place.start.line >= 1 && place.end.line <= count)
      }
      let report = DiagnosticRenderer(sources: [file]).render(read.diagnostics)
      #expect(report.isEmpty == read.diagnostics.isEmpty)
    }
  }

  private func expectInside(_ lines: SourceLines, _ fact: Fact) {
    guard case .stated(let statement) = fact.origin else {
      Issue.record("\(fact.name) is not stated")
      return
    }
    let place = statement.location
    #expect(place.start <= place.end)
    #expect(place.start.line >= 1 && place.end.line <= lines.count)
    #expect(place.start.column <= lines[place.start.line].unicodeScalars.count + 1)
    for record in fact.value?.records ?? [] {
      for entry in record.entries { expectInside(lines, entry.fact) }
    }
  }
}
