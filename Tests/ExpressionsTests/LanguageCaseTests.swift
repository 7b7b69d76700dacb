import Expressions
import Testing

/// The plain language, function by function.
@Suite struct LanguageCaseTests {
  @Test(arguments: LanguageCase.plain)
  func plainLanguage(_ example: LanguageCase) {
    #expect(example.actual(in: Environment(mode: .plainCEL)) == example.outcome)
  }

  @Test func everyFunctionHasACase() {
    #expect(LanguageCase.plain.count > 400)
    let sources = LanguageCase.plain.map(\.source).joined(separator: "\n")
    let missing = Environment(mode: .plainCEL).functionNames.filter { name in
      !sources.contains("\(name.split(separator: ".").last ?? "")(")
    }
    #expect(missing == [])
  }
}
