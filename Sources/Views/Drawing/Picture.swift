public import Graphviz

extension View {
  /// The view laid out in the best of a fixed number of ways.
  ///
  /// - Parameters:
  ///   - theme: colours and font.
  ///   - icons: where the cards' icons are looked up.
  /// - Returns: the layout with the least faults; of equal ones the first.
  /// - Throws: what Graphviz reports when none of the ways can be laid out.
  public func picture(
    theme: Theme = .light, icons: IconFolders
  ) throws(GraphvizError) -> LaidOutDrawing {
    let icons = icons.adding(theme.logo)
    if name == .sequence, !cards.isEmpty {
      return try SequenceDrawing(view: self, theme: theme).drawing.laidOut(icons: icons)
    }
    if !phases.isEmpty {
      return try RoadmapDrawing(view: self, theme: theme).drawing.laidOut(icons: icons)
    }
    let (attempt, laidOut) = try bestAttempt(theme, icons)
    let width = laidOut.clusters.first?.width ?? laidOut.width
    let columns = max(2, Int(width / PanelLabel.cardWidth))
    if bands.isEmpty || columns == Self.expectedColumns { return try laidOut.withRightAngles() }
    return try ViewDrawing(view: self, theme: theme, attempt: attempt, columns: columns)
      .drawing.laidOut(icons: icons).withRightAngles()
  }

  /// Cards side by side below the picture, before its width is known.
  private static let expectedColumns = 6

  private func bestAttempt(
    _ theme: Theme, _ icons: IconFolders
  ) throws(GraphvizError) -> (LayoutAttempt, LaidOutDrawing) {
    var best: (attempt: LayoutAttempt, laidOut: LaidOutDrawing, score: Double)?
    var failure: GraphvizError?
    var drawn: ViewDrawing?
    for attempt in LayoutAttempt.all + (panels.isEmpty ? [] : LayoutAttempt.wide) {
      // What stands on the cards is the same in all attempts that have equally wide panels.
      var next = ViewDrawing(
        view: self, theme: theme, attempt: attempt, columns: Self.expectedColumns)
      next.reuse(drawn)
      let drawing = next.drawing
      drawn = next
      do throws(GraphvizError) {
        let laidOut = try drawing.laidOut(icons: icons)
        let score = PictureFaults(laidOut).expectedScore
        if score < (best?.score ?? .infinity) { best = (attempt, laidOut, score) }
      } catch {
        guard case .layoutFailed = error else { throw error }
        failure = failure ?? error
      }
    }
    guard let best else { throw failure ?? .layoutFailed([]) }
    return (best.attempt, best.laidOut)
  }
}

extension IconFolders {
  /// The folders with that of a theme's own picture.
  fileprivate func adding(_ logo: Theme.Logo?) -> IconFolders {
    logo.map { IconFolders(paths + [$0.folder]) } ?? self
  }
}
