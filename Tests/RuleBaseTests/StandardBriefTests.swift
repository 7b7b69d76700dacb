import Diagnostics
import Foundation
import RuleBase
import TestSupport
import Testing

/// The list of what the knowledge has to cover, as it ships.
@Suite struct StandardBriefTests {
  private func read() throws -> (brief: Brief, glossary: Glossary, base: RuleBase) {
    let folders = [RepositoryFiles.rules]
    let base = try RuleBase.load(folders: folders)
    let glossary = try Glossary.read(folders: folders, base)
    let brief = try Brief.read(
      folders: folders, base, glossary,
      Brief.OtherNames(
        examples: try names("Examples"), documents: try names("Templates/documents"),
        commands: [
          "generate", "check", "schema", "examples", "catalogue list", "estimate", "rules check",
        ]))
    return (brief, glossary, base)
  }

  /// The names of what lies in a folder of the repository, without their endings; what explains the
  /// folder is no part of it.
  private func names(_ folder: String) throws -> Set<String> {
    let path = RepositoryFiles.root.appending(path: folder).path
    return Set(
      try FileManager.default.contentsOfDirectory(atPath: path)
        .filter { $0 != "README.md" }
        .compactMap { $0.split(separator: ".").first.map(String.init) })
  }

  @Test func itReadsWithoutFindings() throws {
    do {
      let (brief, glossary, _) = try read()
      #expect(brief.items.count > 500)
      #expect(glossary.terms.count > 120)
    } catch let error as DiagnosticError {
      #expect(error.diagnostics.map(TinyRules.line) == [])
    }
  }

  /// Documents, presets and the pages beside the briefs; nothing else may lack a place.
  @Test func onlyDocumentsArePending() throws {
    let expected: Set = [
      "Articles beside it on the page: quality assurance, social media, creative direction, "
        + "bioinformatics, project certificates",
      "Case study", "Case study of a portfolio", "Data sheet", "Executive summary",
      "Plan for day-2 operation", "Presets by kind of employer", "Roadmap", "Rubric for interviews",
      "Section of an RFP response", "Talk of ten minutes for people who are not technical",
      "Technical proposal", "Ten-minute deck", "The checklist as a section of a proposal",
    ]
    let pending = try read().brief.items.filter(\.places.isEmpty).map(\.text)
    #expect(pending.filter { !expected.contains($0) } == [])
  }

  @Test func everyDecisionAndExampleIsAskedForSomewhere() throws {
    let (brief, _, base) = try read()
    let places = Set(brief.items.flatMap(\.places))
    let owners = Set(
      places.compactMap { place in
        place.split(separator: ":").last?.split(separator: "/").first.map(String.init)
      })
    let silent = base.decisions.filter { decision in
      !owners.contains(decision.id) && !decision.members.contains { owners.contains($0.id) }
    }
    #expect(silent.map(\.id) == [])
    #expect(try names("Examples").filter { !places.contains("example:\($0)") } == [])
  }
}
