/// The places of a text that belong to people: what stands between `<!-- keep: ID -->` and
/// `<!-- /keep -->`.
struct KeepPlaces {
  /// One place.
  struct Place {
    let id: String
    /// What stands between its markers.
    let content: Range<String.Index>
  }

  /// A marker that has no partner, or whose id comes again.
  struct Fault: Hashable {
    /// From 1.
    let line: Int
    let words: String
  }

  let text: String
  private(set) var places: [Place] = []
  private(set) var faults: [Fault] = []

  /// Finds the places of a text.
  init(_ text: String) {
    self.text = text
    var open: (id: String, end: String.Index)?
    var rest = text[...]
    while let marker = Self.nextMarker(in: rest) {
      rest = text[marker.range.upperBound...]
      switch marker.id {
      case let id?:
        if open != nil { report(marker.range, "a keep-marker inside another") }
        if places.contains(where: { $0.id == id }) {
          report(marker.range, "'\(id)' is kept twice")
        }
        open = (id, marker.range.upperBound)
      case nil:
        guard let (id, end) = open else {
          report(marker.range, "an end of what is kept without a beginning")
          continue
        }
        places.append(Place(id: id, content: end..<marker.range.lowerBound))
        open = nil
      }
    }
    if let open { report(open.end..<open.end, "a keep-marker without its '<!-- /keep -->'") }
  }

  /// What stands in a place, or `nil` where there is none with that id.
  func content(of id: String) -> String? {
    places.first { $0.id == id }.map { String(text[$0.content]) }
  }

  /// The text with the content of its places left out.
  var outside: String { replacing { _ in "" } }

  /// The text with other content in its places; `nil` leaves it.
  func replacing(_ content: (Place) -> String?) -> String {
    var result = ""
    var start = text.startIndex
    for place in places {
      guard let new = content(place) else { continue }
      result += text[start..<place.content.lowerBound] + new
      start = place.content.upperBound
    }
    return result + text[start...]
  }

  private mutating func report(_ range: Range<String.Index>, _ words: String) {
    let line = text[..<range.lowerBound].utf8.count { $0 == UInt8(ascii: "\n") } + 1
    faults.append(Fault(line: line, words: words))
  }

  /// The next marker with its id, which an end has not; escaped ones are words of the text.
  private static func nextMarker(
    in text: Substring
  ) -> (range: Range<String.Index>, id: String?)? {
    var rest = text
    while let start = rest.firstRange(of: "<!--") {
      rest = rest[start.upperBound...]
      let isEscaped =
        start.lowerBound > text.startIndex
        && text[text.index(before: start.lowerBound)] == "\\"
      guard !isEscaped, let end = rest.firstRange(of: "-->") else { continue }
      let words = rest[..<end.lowerBound].split(separator: " ")
      let range = start.lowerBound..<end.upperBound
      if words == ["/keep"] { return (range, nil) }
      if words.count == 2, words[0] == "keep:", words[1].utf8.allSatisfy(isIDPart) {
        return (range, String(words[1]))
      }
    }
    return nil
  }

  private static func isIDPart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
