/// The rank sets of a drawing in the only form that Graphviz 2.42 lays out without fail.
///
/// Found by laying out thousands of random drawings: sets that overlap or reach across clusters,
/// and labels on edges inside a set, make it read memory it has freed.
struct Ranks {
  /// A set and the cluster that all its nodes stand in.
  struct Rank {
    /// The nodes' ids, in the drawing's order.
    let nodes: [String]
    /// The cluster, or `nil` for the drawing itself.
    let cluster: String?
  }

  /// The sets, overlapping ones joined and those of a single node left out.
  let sets: [Rank]
  private let setOfNode: [String: Int]

  /// Joins the drawing's sets, and refuses what can't be laid out.
  init(of drawing: Drawing) throws(GraphvizError) {
    var joined: [Set<String>] = []
    for rank in drawing.sameRanks {
      var union = Set(rank)
      joined.removeAll { other in
        if union.isDisjoint(with: other) { return false }
        union.formUnion(other)
        return true
      }
      joined.append(union)
    }
    var sets: [Rank] = []
    var setOfNode: [String: Int] = [:]
    for union in joined where union.count > 1 {
      let members = drawing.nodes.filter { union.contains($0.id) }
      guard members.count == union.count, let home = members.first?.cluster as String?? else {
        let known = Set(members.map(\.id))
        throw .unknownNode(union.subtracting(known).min() ?? "")
      }
      if let stray = members.first(where: { $0.cluster != home }) {
        throw .rankAcrossClusters(stray.id)
      }
      for member in members { setOfNode[member.id] = sets.count }
      sets.append(Rank(nodes: members.map(\.id), cluster: home))
    }
    self.sets = sets
    self.setOfNode = setOfNode
  }

  /// Whether both ends of the edge stand in one set, so that it runs sideways.
  func contains(_ edge: Edge) -> Bool {
    guard let set = setOfNode[edge.from], edge.from != edge.to else { return false }
    return setOfNode[edge.to] == set
  }
}
