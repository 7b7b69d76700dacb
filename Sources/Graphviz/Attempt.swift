/// A way to draw the same thing slightly differently.
///
/// Graphviz 2.42 fails to route an edge, or to place labels, in about one large drawing of two
/// hundred, and hardly ever in the same one drawn differently.
struct Attempt {
  /// How edges are drawn instead of as the drawing says, or `nil` to leave that.
  let splines: String?
  /// Whether edges that should not influence the ranks do so after all.
  let dropsConstraints: Bool

  /// The attempts in the order they are made, the drawing as it stands being the first.
  static let all = [
    Attempt(splines: nil, dropsConstraints: false),
    Attempt(splines: "polyline", dropsConstraints: false),
    Attempt(splines: nil, dropsConstraints: true),
    Attempt(splines: "line", dropsConstraints: true),
  ]

  /// The drawing with this attempt's changes made.
  func changed(_ drawing: Drawing) -> Drawing {
    var drawing = drawing
    if let splines {
      drawing.graphAttributes.removeAll { $0.name == "splines" }
      drawing.graphAttributes.append(Attribute("splines", splines))
    }
    if dropsConstraints {
      drawing.edgeAttributes.removeAll { $0.name == "constraint" }
      for index in drawing.edges.indices {
        drawing.edges[index].attributes.removeAll { $0.name == "constraint" }
      }
    }
    return drawing
  }
}
