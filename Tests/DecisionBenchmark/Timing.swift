import Foundation

/// Takes times and prints them in a table.
enum Timing {
  /// The least and the median of several runs of a piece of work, in microseconds for one of its
  /// parts: time on the processor, which what else the machine does disturbs little.
  static func measure(
    runs: Int = 9, parts: Int, _ work: () -> Void
  ) -> (least: Double, median: Double) {
    work()
    var times: [Double] = []
    for _ in 0..<runs {
      let start = processorSeconds
      work()
      times.append((processorSeconds - start) * 1e6)
    }
    times.sort()
    return (times[0] / Double(parts), times[times.count / 2] / Double(parts))
  }

  /// Prints one line: what, the median, the least, and the ratio to an aim.
  static func report(
    _ name: String, _ time: (least: Double, median: Double), aim: Double? = nil
  ) {
    let note = aim.map { " \(number(time.median / $0)) of the aim of \(number($0)) µs" } ?? ""
    line(
      "  " + name.padding(toLength: 44, withPad: " ", startingAt: 0)
        + "\(number(time.median)) µs (least \(number(time.least)))\(note)")
  }

  /// The time that the processors have worked for this process, all threads together.
  static var processorSeconds: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

  /// Prints a line at once.
  static func line(_ text: String) {
    FileHandle.standardOutput.write(Data((text + "\n").utf8))
  }

  static func number(_ value: Double) -> String {
    String(format: value < 10 ? "%.3f" : "%.1f", value)
  }
}

/// Keeps a result from being optimised away.
@inline(never)
func use<Value>(_ value: Value) {}
