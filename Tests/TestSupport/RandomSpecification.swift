public import Diagnostics
public import Facts

/// Writes random specifications in which every value is legal.
///
/// They use all kinds of values of a vocabulary, units, ranges, `unknown`, `none`, sources and
/// strengths, lists of records, aliases, and hostile texts. Facts may still contradict each other.
public struct RandomSpecification: Sendable {
  /// A decision that a client may fix, with the options to choose from.
  public struct Decision: Sendable {
    /// Its key in the list of decisions already taken.
    public let id: String
    /// What may be chosen.
    public let options: [String]

    /// Names a decision and its options.
    public init(id: String, options: [String]) {
      self.id = id
      self.options = options
    }
  }

  private let vocabulary: Vocabulary
  private let decisions: [Decision]

  /// Prepares the writing.
  ///
  /// - Parameters:
  ///   - vocabulary: what may be stated.
  ///   - decisions: what may be fixed; without any, no decision is fixed.
  public init(_ vocabulary: Vocabulary, decisions: [Decision] = []) {
    self.vocabulary = vocabulary
    self.decisions = decisions
  }

  /// The specification of a seed as a file.
  public func file(seed: UInt64) -> SourceFile {
    SourceFile(name: "random-\(seed).yaml", text: text(seed: seed))
  }

  /// The specification of a seed: the same one on every machine.
  public func text(seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed)
    let density = random.pick([2, 10, 30, 60, 95])
    var writer = RandomValueWriter(decisions: decisions, density: density)
    var sections = vocabulary.sections.compactMap { section($0, &writer, &random) }
    if random.isOnce(in: 2) { sections.shuffle(using: &random) }
    return "archwright: 1\n" + sections.joined()
  }

  private func section(
    _ section: Vocabulary.Section, _ writer: inout RandomValueWriter,
    _ random: inout SeededGenerator
  ) -> String? {
    switch section.content {
    case .records(let field):
      guard writer.isStated(field, &random), let value = writer.value(field, &random) else {
        return nil
      }
      return "\(section.name): \(value)\n"
    case .fields(let fields):
      let pairs = writer.pairs(fields, &random)
      if pairs.isEmpty { return random.isOnce(in: 4) ? "\(section.name): unknown\n" : nil }
      if random.isOnce(in: 3) { return "\(section.name): { \(pairs.joined(separator: ", ")) }\n" }
      return "\(section.name):\n" + pairs.map { "  \($0)\n" }.joined()
    }
  }
}
