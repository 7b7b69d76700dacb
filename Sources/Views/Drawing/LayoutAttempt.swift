/// One way to lay a view out.
struct LayoutAttempt: Hashable {
  /// Whether the flow runs from left to right instead of from top to bottom.
  let runsAcross: Bool
  /// Whether the last cards are placed first, which puts other zones in the middle.
  let isReversed: Bool

  /// The attempts in the order in which they win if they are equally good.
  static let all = [
    LayoutAttempt(runsAcross: true, isReversed: false),
    LayoutAttempt(runsAcross: true, isReversed: true),
    LayoutAttempt(runsAcross: false, isReversed: false),
    LayoutAttempt(runsAcross: false, isReversed: true),
  ]
}
