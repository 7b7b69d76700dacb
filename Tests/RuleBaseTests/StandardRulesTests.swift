import Diagnostics
import Facts
import RuleBase
import TestSupport
import Testing

/// The rules that ship with the program.
@Suite struct StandardRulesTests {
  private func base() throws -> RuleBase {
    try RuleBase.load(folders: [RepositoryFiles.rules], readsExamples: true)
  }

  @Test func theyLoadWithoutFindings() throws {
    do {
      #expect(try base().warnings.map(TinyRules.line) == [])
    } catch let error as DiagnosticError {
      #expect(error.diagnostics.map(TinyRules.line) == [])
    }
  }

  /// The knowledge base numbers the criteria of each decision from one.
  @Test(arguments: [
    ("D01", 11), ("D02", 15), ("D03", 14), ("D04", 12), ("D05", 18), ("D08", 10), ("D09", 14),
    ("D14", 11),
  ])
  func everyCriterionHasARule(code: String, count: Int) throws {
    let named = Set(try base().decisions.flatMap(\.rules).flatMap(\.criteria))
    let missing = (1...count).map { "\(code)-C\($0)" }.filter { !named.contains($0) }
    #expect(missing == [])
  }

  @Test func everyRuleSaysWhyAndFromWhere() throws {
    let base = try base()
    let known = Set(base.sources.map(\.key))
    for rule in base.decisions.flatMap(\.rules) {
      #expect(rule.because.hasSuffix("."), "\(rule.id)")
      #expect(!rule.sources.isEmpty, "\(rule.id)")
      #expect(Set(rule.sources).isSubset(of: known), "\(rule.id)")
    }
  }

  /// A step up a ladder names what forces it.
  @Test func exclusionsOnLaddersNameTheRequirement() throws {
    let ladders = try base().decisions.filter { $0.hitPolicy == .ladder && !$0.isJoint }
    let silent = ladders.flatMap { model in
      model.rules.filter { rule in
        let isAboutLowest = rule.options.contains(model.members[0].options[0].id)
        return rule.effect == .exclude && isAboutLowest && rule.requirement == nil
      }
    }
    #expect(silent.map(\.id) == [])
  }
}
