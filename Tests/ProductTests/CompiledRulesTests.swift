import Binary
import Diagnostics
import Documents
import Foundation
import Generation
import RuleBase
import StandardRules
import TestSupport
import Testing

/// Compiled or read from their files, rules give the same bytes.
struct CompiledRulesTests {
  /// The rules of the checkout, compiled.
  private static let bytes = Result {
    try CompiledRules.compile(Command.checkout.appending(path: "Rules"))
  }

  private static let overlay = [
    "decisions/human_review.yaml": """
    id: human_review
    rules:
      - id: human_review/insured_answers
        when: use_case.users == 'public' && project.stage == 'production'
        effect: exclude
        options: [none, sampling]
        requirement: A person stands behind each doubtful answer to the public.
        because: The insurer pays for errors in public answers only if doubtful ones are checked.
        sources: [house]
        examples:
          fires: [{ use_case.users: public, project.stage: production }]
          silent: [{ use_case.users: internal, project.stage: production }]
    """
  ]

  private static func generator(
    overlays: [URL] = [], isCompiled: Bool
  ) throws -> Generator {
    let bytes = try bytes.get()
    return try withTemporaryFolder { folder in
      let file = folder.appending(path: "standard.rules")
      try Data(bytes).write(to: file)
      let compiled = CompiledRules(
        places: [file.path], fingerprint: try BinaryFile(bytes).fingerprint)
      return try Generator(
        resources: try Resources.find(executable: nil, override: Command.checkout),
        overlays: overlays, compiled: isCompiled ? compiled : nil)
    }
  }

  /// `result.json` of each example.
  private static func results(_ generator: Generator) throws -> [String] {
    try Product.examples.map { name in
      let path = Command.checkout.appending(path: "Examples/\(name)/spec.yaml").path
      let read = generator.read(try SourceFile.load(path: path, name: "spec.yaml"))
      return generator.design(try #require(read.specification)).report().json
    }
  }

  @Test func theBuildCompiledTheRulesOfThisCheckout() throws {
    let bytes = try Self.bytes.get()
    let folder = Command.program.deletingLastPathComponent()
      .appending(path: "\(StandardRules.folderName)/\(StandardRules.fileName)")
    #expect(try BinaryFile(bytes).fingerprint.value == StandardRules.fingerprint)
    #expect(try Array(Data(contentsOf: folder)) == bytes)
  }

  @Test func examplesComeOutTheSame() throws {
    let compiled = try Self.results(try Self.generator(isCompiled: true))
    #expect(try compiled == Self.results(try Self.generator(isCompiled: false)))
  }

  @Test func anOverlayComesOutTheSame() throws {
    let own = try TemporaryRules(Self.overlay, name: "own")
    let compiled = try Self.generator(overlays: [own.folder], isCompiled: true)
    let read = try Self.generator(overlays: [own.folder], isCompiled: false)
    #expect(compiled.ruleBase.digest == read.ruleBase.digest)
    #expect(compiled.ruleBase.rule("human_review/insured_answers") != nil)
    #expect(try Self.results(compiled) == Self.results(read))
  }

  @Test func mistakesInAnOverlayAreToldAtTheSamePlaces() throws {
    let wrong = Self.overlay.mapValues {
      $0.replacing("use_case.users ==", with: "use_case.user ==")
        .replacing("[none, sampling]", with: "[none, samplin]")
    }
    let own = try TemporaryRules(wrong, name: "own")
    func findings(isCompiled: Bool) throws -> [Diagnostic] {
      do {
        _ = try Self.generator(overlays: [own.folder], isCompiled: isCompiled)
        return []
      } catch let error as DiagnosticError {
        return error.diagnostics
      }
    }
    let compiled = try findings(isCompiled: true)
    #expect(compiled.count >= 2)
    #expect(compiled.first?.location?.reference == "own/decisions/human_review.yaml:4:11")
    #expect(try compiled == findings(isCompiled: false))
  }
}
