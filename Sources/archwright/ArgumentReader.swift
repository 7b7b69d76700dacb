import ArgumentParser
import Diagnostics
import Quantities

/// Reads arguments that carry units, and collects everything that is wrong with them.
struct ArgumentReader {
  private(set) var diagnostics: [Diagnostic] = []

  /// The number of an argument in canonical units.
  ///
  /// - Parameters:
  ///   - text: what the user wrote; nil where the option is absent.
  ///   - option: its name, such as `--vectors`.
  ///   - symbol: the unit that is meant where none is written.
  ///   - domain: the values that make sense, in canonical units.
  /// - Returns: the reading; nil where the option is absent or wrong.
  mutating func quantity(
    _ text: String?, of option: String, in symbol: String,
    within domain: ClosedRange<Double> = 0...Double.greatestFiniteMagnitude
  ) -> QuantityReading? {
    guard let text, let unit = Quantities.Unit.named(symbol) else { return nil }
    do throws(QuantityReadingError) {
      let reading = try readQuantity(text, in: unit)
      guard domain.contains(reading.low), domain.contains(reading.high) else {
        let least = format(domain.lowerBound, in: unit)
        let isOpen = domain.upperBound == .greatestFiniteMagnitude
        report(
          "argument/out-of-range", "\(option) can't be '\(text)'",
          help: isOpen
            ? "at least \(least)" : "from \(least) to \(format(domain.upperBound, in: unit))")
        return nil
      }
      return reading
    } catch {
      report(
        .init(rawValue: "argument/\(error.name)"), "\(option) '\(text)': \(error.message)",
        help: error.help)
      return nil
    }
  }

  /// The numbers of an argument with commas between them; the absent one's value otherwise.
  mutating func numbers(
    _ text: String, of option: String, in symbol: String,
    within domain: ClosedRange<Double> = 0...Double.greatestFiniteMagnitude
  ) -> [Double] {
    text.split(separator: ",", omittingEmptySubsequences: false).compactMap {
      quantity(String($0), of: option, in: symbol, within: domain)?.base
    }
  }

  /// Adds a finding.
  mutating func report(_ id: Diagnostic.ID, _ message: String, help: String? = nil) {
    diagnostics.append(Diagnostic(id, message, at: nil, help: help))
  }

  /// Reports what was found, and ends the command if it is anything.
  ///
  /// - Throws: the exit code for wrong usage.
  func finish() throws {
    guard !diagnostics.isEmpty else { return }
    Terminal.report(diagnostics, sources: [])
    throw ExitCode.usage
  }
}
