import OrderedCollections
public import RuleBase

extension ReportValue {
  /// The words of a glossary that occur in this report, each as a whole word in any of its texts.
  public func glossary(_ glossary: Glossary) -> ReportValue {
    let forms = Set(glossary.terms.flatMap(\.forms))
    var search = WordSearch(forms: forms)
    search.read(self)
    return .list(
      glossary.terms.filter { !search.found.isDisjoint(with: $0.forms) }.map { term in
        [
          "id": .text(term.id), "word": .text(term.word), "means": .text(term.means),
          "sources": .texts(term.sources),
        ]
      })
  }
}

/// Looks for words and runs of words in the texts of a report.
private struct WordSearch {
  let forms: Set<String>
  /// The first words of the forms.
  private let firsts: Set<String>
  private(set) var found: Set<String> = []
  private var seen: Set<String> = []

  init(forms: Set<String>) {
    self.forms = forms
    firsts = Set(forms.compactMap { splitWords($0).first })
  }

  /// Reads all texts, at any depth.
  mutating func read(_ report: ReportValue) {
    switch report {
    case .null, .number, .flag: return
    case .list(let entries): for entry in entries { read(entry) }
    case .object(let members): for value in members.values { read(value) }
    case .text(let text): if seen.insert(text).inserted { look(in: splitWords(text)) }
    }
  }

  private mutating func look(in words: [String]) {
    for start in words.indices where firsts.contains(words[start]) {
      var run = words[start]
      if forms.contains(run) { found.insert(run) }
      for word in words[(start + 1)...].prefix(4) {
        run += " \(word)"
        if forms.contains(run) { found.insert(run) }
      }
    }
  }
}

extension Glossary.Term {
  /// The word, its short form in brackets, and their plurals, in small letters.
  fileprivate var forms: [String] {
    let words = word.split(separator: "(").map { splitWords(String($0)).joined(separator: " ") }
    return words.filter { $0.count > 1 }.flatMap { [$0, "\($0)s"] }
  }
}

/// The words of a text in small letters; a hyphen parts words.
private func splitWords(_ text: String) -> [String] {
  text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
}
