import Architectures
import Decisions
import OrderedCollections
import RuleBase

extension Design {
  /// Whom the design needs: each role with the questions that it answers and the risks that it owns.
  ///
  /// Those with questions come first, in the order of the questions.
  var peopleReports: [ReportValue] {
    var questions: OrderedDictionary<String, [String]> = [:]
    var owned: [String: [String]] = [:]
    for (offset, question) in resolution.questions.enumerated() where question.matters {
      guard let ask = question.ask else { continue }
      questions[lowercasedFirst(ask), default: []].append("\(offset + 1)")
    }
    for raised in risks {
      let owner = lowercasedFirst(raised.risk.owner)
      if questions[owner] == nil { questions[owner] = [] }
      owned[owner, default: []].append(raised.risk.title)
    }
    return questions.map { role, numbers in
      ["role": .text(role), "questions": .texts(numbers), "risks": .texts(owned[role] ?? [])]
    }
  }
}
