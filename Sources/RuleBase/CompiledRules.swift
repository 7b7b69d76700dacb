public import Binary
public import Diagnostics
import Expressions
public import Foundation
import LocatedYAML

/// The standard rules as one binary file, which was made when the program was built.
///
/// It holds the rule base, and behind it the parsed files, which overlays are laid over. It is used only if it is the very file of this build and was made from the very texts that lie in
/// the folder of the rules; else these are read.
public struct CompiledRules: Sendable {
  private let places: [String]
  private let fingerprint: Fingerprint

  /// Names a file by its fingerprint and the places where it may lie.
  public init(places: [String], fingerprint: Fingerprint) {
    self.places = places
    self.fingerprint = fingerprint
  }

  /// Compiles a folder of rules.
  ///
  /// - Returns: the bytes of the file, always the same for the same rules.
  /// - Throws: everything that is wrong with the rules.
  public static func compile(_ folder: URL) throws(DiagnosticError) -> [UInt8] {
    let texts = RuleFolder.named([folder]).map { $0.texts() }
    let read = texts.map { $0.parsed() }
    let files = read.flatMap(\.files)
    let base = try RuleBase.assembled(
      files, from: texts, earlier: read.flatMap(\.diagnostics), readsExamples: false,
      iconFolders: [folder.appending(path: "icons")])
    do throws(UnstorableProperties) {
      var rules = BinaryWriter()
      rules.shared = ExpressionTableWriter()
      base.write(to: &rules)
      let first = try rules.file(from: texts[0].fingerprint)
      var parsed = BinaryWriter()
      parsed.write(files.map(\.root))
      return try first + parsed.file(from: Fingerprint(of: first.dropLast(8)))
    } catch {
      throw DiagnosticError([.unstorable(error.names)])
    }
  }

  /// The file of this build, where it is found.
  func opened() throws(DiagnosticError) -> Opened? {
    for place in places {
      // The first of the two parts tells how long it is.
      guard let head = try? readBytes(path: place, from: 0, count: BinaryFile.headCount) else {
        continue
      }
      do throws(BinaryDamage) {
        let length = try BinaryFile.length(head)
        let bytes = try? readBytes(path: place, from: 0, count: length)
        let file = try BinaryFile(bytes ?? [])
        if file.fingerprint == fingerprint {
          return Opened(file: file, place: place, length: length)
        }
      } catch {
        throw DiagnosticError([.damaged(place)])
      }
    }
    return nil
  }

  /// The first part of a file, whose bytes are what was written.
  struct Opened: Sendable {
    fileprivate let file: BinaryFile
    fileprivate let place: String
    fileprivate let length: Int

    /// The fingerprint of the texts that it was made from.
    var origin: Fingerprint { file.origin }

    func ruleBase(iconFolders: [URL]) throws(DiagnosticError) -> RuleBase {
      do throws(BinaryDamage) {
        var reader = file.reader
        let functions = EstimatorFunctions()
        reader.shared = try ExpressionTables(
          from: &reader, functions: functions.declarations)
        let base = try RuleBase(
          from: &reader, iconFolders: iconFolders, functions: functions)
        functions.learn(from: base)
        return base
      } catch {
        throw DiagnosticError([.damaged(place)])
      }
    }

    /// The parsed files, for overlays to be laid over: the second part.
    func files(_ texts: RuleTexts) throws(DiagnosticError) -> [RuleFile] {
      do throws(BinaryDamage) {
        let bytes = try? readBytes(path: place, from: length, count: 1 << 26)
        let parsed = try BinaryFile(bytes ?? [])
        guard parsed.origin == file.fingerprint else { throw BinaryDamage() }
        var reader = parsed.reader
        let roots: [Node] = try reader.read()
        guard roots.count == texts.files.count else { throw BinaryDamage() }
        return zip(texts.files, roots).map { entry, root in
          RuleFile(folder: entry.folder, file: entry.file, root: root)
        }
      } catch {
        throw DiagnosticError([.damaged(place)])
      }
    }
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func damaged(_ path: String) -> Diagnostic {
    Diagnostic(
      "resources/damaged", "the compiled rules '\(path)' are damaged", at: nil,
      help: "build or install the program again, or remove the file to have the rules read anew")
  }

  fileprivate static func unstorable(_ names: [String]) -> Diagnostic {
    Diagnostic(
      "rule/unstorable", "rules can't be compiled with \(names.joined(separator: ", "))", at: nil,
      help: "each part of a rule base conforms to BinaryValue")
  }
}
