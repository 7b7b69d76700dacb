/// Items a second.
public typealias ItemsPerSecond = Measure<Per<Item, Second>>

/// Work that has to be done within a stretch of time, such as a night.
///
/// - Source: items with repeats ÷ the time that is left of the window.
public struct BatchWindow: Hashable, Sendable {
  /// How many items come in one window.
  public let items: Items
  /// From the moment the items are there until the results must be.
  public let window: Seconds
  /// The part of it in which nothing is worked on yet: machines start, models load.
  public let startUp: Seconds
  /// The share of items that are done a second time, after a failure for instance.
  public let repeated: Double

  /// A window; negative values count as zero.
  public init(items: Items, window: Seconds, startUp: Seconds = .zero, repeated: Double = 0) {
    self.items = max(.zero, items)
    self.window = max(.zero, window)
    self.startUp = max(.zero, startUp)
    self.repeated = max(0, repeated)
  }

  /// The time in which work is done; zero where the start takes all of it.
  public var workingTime: Seconds { max(.zero, window - startUp) }

  /// The items worked on, repeats included.
  public var work: Items { items * (1 + repeated) }

  /// The rate that all workers together must reach; infinite where no time is left.
  public var neededRate: ItemsPerSecond {
    guard work > .zero else { return .zero }
    return workingTime > .zero ? work / workingTime : .infinity
  }

  /// The workers that the deadline takes.
  ///
  /// - Parameter rate: what one worker does.
  /// - Returns: the number; nil where no number of them is enough.
  public func workers(at rate: ItemsPerSecond) -> Int? {
    guard work > .zero else { return 0 }
    guard rate > .zero, neededRate.isFinite else { return nil }
    return wholeNumber(neededRate / rate)
  }

  /// When so many workers are done, from the start of the window on; nil where they never are.
  public func finish(workers: Int, at rate: ItemsPerSecond) -> Seconds? {
    guard work > .zero else { return .zero }
    guard workers > 0, rate > .zero else { return nil }
    return startUp + work / (rate * Double(workers))
  }
}
