import RuleBase

extension Resolution {
  /// How many decisions get a record of their own: more are not read, and the rest stands in tables.
  public static let mostRecords = 8

  /// The decisions that get a record of their own, in the order of documents.
  ///
  /// Those that shape the structure or are hard to take back come first; of these, where there are
  /// too many, the ones that the rules rank highest. A decision that nothing applies to, or that
  /// came to an empty set, has nothing to record.
  public var recorded: [Decision] {
    let possible = decisions.filter(\.hasSomethingToRecord)
    guard possible.count > Self.mostRecords else { return possible }
    let ranked = possible.enumerated().sorted { first, second in
      let ranks = (first.element.recordRank, second.element.recordRank)
      return (ranks.0, first.offset) < (ranks.1, second.offset)
    }
    let kept = Set(ranked.prefix(Self.mostRecords).map(\.offset))
    return possible.enumerated().filter { kept.contains($0.offset) }.map(\.element)
  }
}

extension Decision {
  /// The rules' own rank, behind decisions that could not be made: their record is needed most.
  fileprivate var recordRank: Double {
    switch outcome {
    case .contradicted, .open: 0
    case .chosen, .anyOf, .set, .imposed, .notApplicable: member.recordRank ?? .infinity
    }
  }

  fileprivate var hasSomethingToRecord: Bool {
    switch outcome {
    case .notApplicable: false
    case .set(let options) where options.isEmpty: false
    case .chosen, .anyOf, .set, .imposed, .open, .contradicted: member.hasRecord
    }
  }
}
