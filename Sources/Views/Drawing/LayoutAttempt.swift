/// One way to lay a view out.
struct LayoutAttempt: Hashable {
  /// Whether the flow runs from left to right instead of from top to bottom.
  let runsAcross: Bool
  /// Whether the last cards are placed first, which puts other zones in the middle.
  var isReversed = false
  /// How many more cards than usual stand side by side in a panel.
  var widening = 0

  /// The attempts in the order in which they win if they are equally good.
  static let all = [
    LayoutAttempt(runsAcross: true),
    LayoutAttempt(runsAcross: true, isReversed: true),
    LayoutAttempt(runsAcross: false),
    LayoutAttempt(runsAcross: false, isReversed: true),
  ]

  /// The same with wider panels, for views that have some.
  static let wide = [
    LayoutAttempt(runsAcross: true, widening: 1), LayoutAttempt(runsAcross: false, widening: 1),
    LayoutAttempt(runsAcross: false, widening: 2),
  ]
}
