import Decisions

extension Design {
  /// Answers to a question that lead to the same.
  struct AnswerGroup {
    var answers: Alternatives
    /// What they would lead to.
    let sequel: String
    /// The run cost after them; absent where it is not known.
    let runCost: String?
  }

  /// The answers to a question, those that lead to the same together, in the order of the first of
  /// each.
  func answerGroups(_ question: Question) -> [AnswerGroup] {
    var groups: [AnswerGroup] = []
    for answer in question.answers {
      let group = AnswerGroup(
        answers: Alternatives(answer.value), sequel: sequel(of: answer),
        runCost: runCostWords(of: answer))
      if let place = groups.firstIndex(where: {
        $0.answers.start == group.answers.start && $0.sequel == group.sequel
          && $0.runCost == group.runCost
      }) {
        groups[place].answers.add(group.answers)
      } else {
        groups.append(group)
      }
    }
    return groups
  }
}
