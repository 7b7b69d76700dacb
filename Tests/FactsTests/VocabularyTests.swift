import Diagnostics
import Expressions
import Facts
import TestSupport
import Testing

/// The standard vocabulary keeps the promises that documents and questions rely on.
@Suite struct VocabularyTests {
  private let vocabulary: Vocabulary
  private let diagnostics: [Diagnostic]

  init() throws { (vocabulary, diagnostics) = try RepositoryFiles.readVocabulary() }

  /// The fields with those inside records, each with its name in full.
  private var allFields: [(name: String, field: Field)] {
    func inside(_ field: Field, _ name: String) -> [(name: String, field: Field)] {
      guard case .records(let fields, _) = field.kind else { return [(name, field)] }
      return [(name, field)] + fields.flatMap { inside($0, "\(name).\($0.name)") }
    }
    return vocabulary.fields.flatMap { inside($0, $0.name.rawValue) }
  }

  @Test func allFilesAreReadWithoutFindings() {
    #expect(diagnostics.map { "\($0.location?.reference ?? "") \($0.message)" } == [])
    #expect(vocabulary.sections.count >= 20)
    #expect(vocabulary.fields.count >= 100)
  }

  @Test func onlyGoalAndTaskAreRequired() {
    let required = vocabulary.fields.filter(\.isRequired)
    #expect(required.map(\.name.rawValue).sorted() == ["project.goal", "use_case.task"])
    #expect(required.filter { $0.neededBy == nil || $0.question == nil } == [])
  }

  @Test func everyFieldHasALabelAndASentence() {
    #expect(allFields.filter { $0.field.label.isEmpty }.map(\.name) == [])
    // The sentence of a section that is a list stands with the section.
    let sections = vocabulary.sections.map(\.name)
    let others = allFields.filter { !sections.contains($0.name) }
    #expect(others.filter { !$0.field.about.hasSuffix(".") }.map(\.name) == [])
    #expect(allFields.filter { $0.field.label.hasSuffix(".") }.map(\.name) == [])
    #expect(vocabulary.sections.filter { $0.label.isEmpty || !$0.about.hasSuffix(".") } == [])
  }

  @Test func everyWordHasALabel() {
    for (name, field) in allFields {
      #expect(field.choices.filter { $0.label.isEmpty }.map(\.id) == [], "\(name)")
      #expect(field.choices.map(\.id).allSatisfy(isWellFormed), "\(name)")
      switch field.kind {
      case .choice, .choices: #expect(!field.choices.isEmpty, "\(name)")
      case .boolean, .number, .text, .texts, .records: break
      }
    }
  }

  @Test func questionsEndWithAQuestionMark() {
    #expect(allFields.filter { $0.field.question?.hasSuffix("?") == false }.map(\.name) == [])
    let withoutReceiver = allFields.filter { $0.field.question != nil && $0.field.ask == nil }
    #expect(withoutReceiver.map(\.name) == [])
  }

  @Test func assumptionsSayWhy() {
    for (name, field) in allFields {
      for assumption in field.assumptions {
        #expect(assumption.because.hasSuffix("."), "\(name)")
        #expect(!assumption.source.isEmpty, "\(name)")
        #expect(assumption.location.file.hasSuffix(".yaml"), "\(name)")
        if let range = assumption.value.range, let base = assumption.value.base.number {
          #expect(range.contains(base), "\(name): \(base) lies outside \(range)")
          #expect(field.domain.contains(range.lowerBound), "\(name)")
          #expect(field.domain.contains(range.upperBound), "\(name)")
        }
        #expect(!assumption.value.alternatives.contains(assumption.value.base), "\(name)")
      }
      // Only the last case may do without a condition: what stands behind it is never reached.
      let always = field.assumptions.dropLast().filter { $0.when == nil }
      #expect(always.isEmpty, "\(name)")
    }
  }

  @Test func onlyNumbersAreLimits() {
    for field in vocabulary.fields where field.limit != nil {
      if case .number = field.kind { continue }
      Issue.record("\(field.name) is a limit but no number")
    }
  }

  @Test func namesAreWellFormedAndUnique() {
    #expect(
      allFields.filter { !$0.name.split(separator: ".").allSatisfy { isWellFormed(String($0)) } }
        .map(\.name) == [])
    let names = vocabulary.sections.map(\.name)
    #expect(Set(names).count == names.count)
    for section in vocabulary.sections {
      guard case .fields(let fields) = section.content else { continue }
      var words: [String] = []
      for field in fields {
        words.append(field.name.shortName)
        words += field.aliases
      }
      #expect(words.allSatisfy(isWellFormed), "in section \(section.name)")
      let repeated = words.filter { word in words.filter { $0 == word }.count > 1 }
      #expect(repeated == [], "in section \(section.name)")
    }
  }

  @Test func whatASliceOverridesIsTypedAlike() throws {
    let overriding = allFields.filter { $0.field.overrides != nil }
    #expect(overriding.count >= 7)
    for (name, field) in overriding {
      let target = try #require(field.overrides.flatMap { vocabulary[$0] }, "\(name)")
      #expect(field.kind == target.kind, "\(name)")
      #expect(field.unit == target.unit, "\(name)")
      #expect(field.domain == target.domain, "\(name)")
    }
  }

  private func isWellFormed(_ name: String) -> Bool {
    guard let first = name.first, ("a"..."z").contains(first) else { return false }
    return name.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" }
  }
}
