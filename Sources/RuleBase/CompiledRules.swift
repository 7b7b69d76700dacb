public import Binary
public import Diagnostics
import Expressions
public import Foundation
import LocatedYAML

/// The standard rules as one binary file, which was made when the program was built.
///
/// It holds the parsed files, which overlays are laid over, and the rule base that they come to. It
/// is used only if it is the very file of this build and was made from the very texts that lie in
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
    var writer = BinaryWriter()
    writer.shared = ExpressionTableWriter()
    writer.writeSection { base.write(to: &$0) }
    writer.writeSection { $0.write(files.map(\.root)) }
    do throws(UnstorableProperties) {
      return try writer.file(from: texts[0].fingerprint)
    } catch {
      throw DiagnosticError([.unstorable(error.names)])
    }
  }

  /// The file of this build, where it is found.
  ///
  /// - Parameter iconFolders: the folders with icons, if the rule base is wanted, and nil if the
  ///   parsed files are.
  func opened(_ iconFolders: [URL]?) throws(DiagnosticError) -> Opened? {
    for place in places {
      let bytes: [UInt8]
      do throws(Diagnostic) {
        bytes = try readBytes(path: place, name: place, limit: 1 << 26)
      } catch {
        continue
      }
      do throws(BinaryDamage) {
        let file = try BinaryFile(bytes)
        if file.fingerprint == fingerprint { return try Opened(file, at: place, iconFolders) }
      } catch {
        throw DiagnosticError([.damaged(place)])
      }
    }
    return nil
  }

  /// A file whose bytes are what was written.
  struct Opened: Sendable {
    /// The fingerprint of the texts that it was made from.
    let origin: Fingerprint
    let base: RuleBase?
    private let place: String
    private let roots: BinaryReader

    fileprivate init(
      _ file: BinaryFile, at place: String, _ iconFolders: [URL]?
    ) throws(BinaryDamage) {
      var reader = file.reader
      reader.shared = try ExpressionTables(from: &reader)
      origin = file.origin
      self.place = place
      var base = try reader.readSection()
      roots = try reader.readSection()
      if let iconFolders {
        self.base = try RuleBase(from: &base, iconFolders: iconFolders)
      } else {
        self.base = nil
      }
    }

    /// The parsed files, for overlays to be laid over.
    func files(_ texts: RuleTexts) throws(DiagnosticError) -> [RuleFile] {
      do throws(BinaryDamage) {
        var reader = roots
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
