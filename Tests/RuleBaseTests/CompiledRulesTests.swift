import Binary
import Diagnostics
import Expressions
import Foundation
import RuleBase
import TestSupport
import Testing

/// Rules that were compiled, and what is made of a file that is damaged or no longer fits.
struct CompiledRulesTests {
  /// A folder of rules beside what it was compiled into.
  private struct Compiled {
    let rules: TemporaryRules
    let overlay: TemporaryRules
    let bytes: [UInt8]

    init() throws {
      rules = try TemporaryRules(TinyRules.files)
      overlay = try TemporaryRules(
        ["formulas/own.yaml": CompiledRulesTests.formula("limits.own")], name: "own")
      bytes = try CompiledRules.compile(rules.folder)
    }

    /// Loads the rules with a compiled file of these bytes that the program takes for its own.
    ///
    /// With an overlay the parsed files are read, which stand behind the rule base.
    func load(_ bytes: [UInt8], hasOverlay: Bool = false) throws -> RuleBase {
      let file = rules.folder.appending(path: "compiled")
      try Data(bytes).write(to: file)
      let compiled = CompiledRules(
        places: [rules.folder.appending(path: "missing").path, file.path],
        fingerprint: Self.seal(bytes) ?? Fingerprint())
      let folders = [rules.folder] + (hasOverlay ? [overlay.folder] : [])
      return try RuleBase.load(folders: folders, compiled: compiled)
    }

    /// The last eight bytes of the first part: what the rest should come to.
    static func seal(_ bytes: [UInt8]) -> Fingerprint? {
      guard let length = try? BinaryFile.length(bytes), length <= bytes.count else { return nil }
      let seal = bytes[..<length].suffix(8)
      return Fingerprint(value: seal.reversed().reduce(0) { $0 << 8 | UInt64($1) })
    }

    /// The first part with a fitting seal at its end, so that damage before it is not noticed.
    static func sealed(_ part: [UInt8]) -> [UInt8] {
      let body = part.dropLast(8)
      let word = Fingerprint(of: body).value
      return body + (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
    }
  }

  private static func formula(_ id: String) -> String {
    "formulas:\n  - { id: \(id), expression: '1', label: one, sources: [BOOK] }"
  }

  @Test func theSameRulesGiveTheSameBytes() throws {
    #expect(try Compiled().bytes == Compiled().bytes)
  }

  @Test func compiledRulesAreThoseOfTheFiles() throws {
    let compiled = try Compiled()
    let read = try RuleBase.load(folders: [compiled.rules.folder])
    let restored = try compiled.load(compiled.bytes)
    #expect(restored.digest == read.digest)
    #expect(restored.version == read.version)
    #expect(restored.vocabulary == read.vocabulary)
    #expect(restored.order == read.order)
    #expect(restored.names.names == read.names.names)
    #expect(restored.files == read.files)
    for (left, right) in zip(restored.formulas, read.formulas) {
      #expect(left.expression.expression == right.expression.expression)
      #expect(left.expression.expression.atoms == right.expression.expression.atoms)
    }
    let rules = zip(restored.decisions.flatMap(\.rules), read.decisions.flatMap(\.rules))
    for (left, right) in rules {
      #expect(left.when.expression.syntax == right.when.expression.syntax)
      #expect(left.location == right.location)
      #expect(left.because == right.because)
    }
  }

  @Test func overlaysAreLaidOverTheParsedFiles() throws {
    let compiled = try Compiled()
    let base = try compiled.load(compiled.bytes, hasOverlay: true)
    let read = try RuleBase.load(folders: [compiled.rules.folder, compiled.overlay.folder])
    #expect(base.formulas.map(\.id) == read.formulas.map(\.id))
    #expect(base.digest == read.digest)
    #expect(base.decisions.map(\.location) == read.decisions.map(\.location))
  }

  @Test func changedRulesAreReadFromTheirFiles() throws {
    let compiled = try Compiled()
    let file = compiled.rules.folder.appending(path: "formulas/added.yaml")
    try Self.formula("limits.added").write(to: file, atomically: true, encoding: .utf8)
    #expect(try compiled.load(compiled.bytes).formulas.contains { $0.id == "limits.added" })
    try FileManager.default.removeItem(at: file)
    #expect(try !compiled.load(compiled.bytes).formulas.contains { $0.id == "limits.added" })
  }

  @Test func theFileOfAnotherBuildIsLeftAlone() throws {
    let compiled = try Compiled()
    let file = compiled.rules.folder.appending(path: "compiled")
    try Data(compiled.bytes).write(to: file)
    let other = CompiledRules(places: [file.path], fingerprint: Fingerprint(value: 1))
    let base = try RuleBase.load(folders: [compiled.rules.folder], compiled: other)
    #expect(!base.decisions.isEmpty)
  }

  @Test func wrongRulesAreNotCompiled() throws {
    let rules = try TemporaryRules(["decisions/wrong.yaml": "id: [wrong"])
    #expect(throws: DiagnosticError.self) { try CompiledRules.compile(rules.folder) }
  }

  @Test func damageIsToldAndNeverCrashes() throws {
    let compiled = try Compiled()
    var random = SeededGenerator(seed: 11)
    for _ in 0..<40 {
      var bytes = compiled.bytes
      let place = Int.random(in: 0..<bytes.count, using: &random)
      bytes[place] ^= UInt8.random(in: 1...255, using: &random)
      #expect(Self.damage(compiled, bytes) == ["resources/damaged"])
      #expect(Self.damage(compiled, Array(compiled.bytes[..<place])) == ["resources/damaged"])
    }
  }

  @Test func damageUnderAFittingSealNeverCrashes() throws {
    let compiled = try Compiled()
    let part = Array(compiled.bytes[..<(try BinaryFile.length(compiled.bytes))])
    var random = SeededGenerator(seed: 12)
    for _ in 0..<500 {
      var bytes = part
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: BinaryFile.headCount..<bytes.count - 8, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      let found = Self.damage(compiled, Compiled.sealed(bytes), hasOverlay: false)
      #expect(found.isEmpty || found == ["resources/damaged"])
    }
  }

  /// The findings of loading; the trees of expressions are read too.
  private static func damage(
    _ compiled: Compiled, _ bytes: [UInt8], hasOverlay: Bool = true
  ) -> [String] {
    do {
      let base = try compiled.load(bytes, hasOverlay: hasOverlay)
      for formula in base.formulas { _ = formula.expression.expression.syntax }
      for rule in base.decisions.flatMap(\.rules) { _ = rule.when.expression.syntax }
      return []
    } catch let error as DiagnosticError {
      return error.diagnostics.map(\.id.rawValue)
    } catch {
      return ["\(error)"]
    }
  }
}
