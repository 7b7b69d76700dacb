import Diagnostics
import Facts

/// What is wrong with the parts of the traffic taken together.
func findings(_ slices: [Slice]) -> [Diagnostic] {
  repeatedNames(slices) + shareBeyondWhole(slices)
}

private func repeatedNames(_ slices: [Slice]) -> [Diagnostic] {
  var first: [String: Slice] = [:]
  var found: [Diagnostic] = []
  for slice in slices {
    guard let earlier = first[slice.name] else {
      first[slice.name] = slice
      continue
    }
    found.append(
      Diagnostic(
        "specification/repeated-slice", "a second slice has the name '\(slice.name)'",
        at: slice.location, notes: [.init("the first one", at: earlier.location)],
        help: "give each part of the traffic a name of its own"))
  }
  return found
}

private func shareBeyondWhole(_ slices: [Slice]) -> [Diagnostic] {
  var sum = 0.0
  for slice in slices {
    sum += slice.lowestShare
    // Shares such as a third are written with a few digits only.
    guard sum > 1.001 else { continue }
    return [
      Diagnostic(
        "specification/slices-beyond-whole",
        "with '\(slice.name)' the slices make up more than 100 % of the traffic",
        at: slice.location, help: "a request belongs to one slice at most")
    ]
  }
  return []
}
