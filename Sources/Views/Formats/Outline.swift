import RuleBase

/// A view as text formats nest it: frames in frames, cards in them, and arrows between both.
struct Outline {
  let view: View
  /// The frames that lie in no other.
  let frames: [Frame]
  /// The cards that stand in no frame.
  let cards: [View.Card]
  /// The arrows both of whose ends are shown.
  let arrows: [View.Arrow]
  private let names: [String: String]

  /// A zone or a panel.
  struct Frame {
    /// A name of letters, digits and underscores that nothing else in the view has.
    let name: String
    let label: String
    let isTrustBoundary: Bool
    let frames: [Frame]
    let cards: [View.Card]

    /// The cards in it and in the frames inside it.
    var allCards: [View.Card] { cards + frames.flatMap(\.allCards) }
  }

  init(_ view: View) {
    self.view = view
    var taken: Set<String> = []
    var names: [String: String] = [:]
    func add(_ id: String, _ prefix: String) {
      guard names[id] == nil else { return }
      let plain = prefix + String(id.map { Self.isPlain($0) ? $0 : "_" })
      var name = plain
      var number = 1
      while !taken.insert(name).inserted {
        number += 1
        name = "\(plain)_\(number)"
      }
      names[id] = name
    }
    for card in view.allCards { add(card.id, "c_") }
    for panel in view.panels + view.bands { add(panel.id, "z_") }
    for zone in view.zones { add("zone frame " + zone.id, "z_") }
    self.names = names

    /// Zones without a title only keep cards together.
    func shown(_ zone: String?) -> String? {
      var next = zone
      while let id = next, let found = view.zones.first(where: { $0.id == id }), found.label.isEmpty
      {
        next = found.parent
      }
      return next.flatMap { id in view.zones.contains { $0.id == id } ? id : nil }
    }
    func panel(_ panel: View.Panel) -> Frame {
      Frame(
        name: names[panel.id] ?? "", label: panel.title, isTrustBoundary: panel.isTrustBoundary,
        frames: [], cards: panel.cards)
    }
    func frame(_ zone: View.Zone) -> Frame {
      Frame(
        name: names["zone frame " + zone.id] ?? "", label: zone.label,
        isTrustBoundary: zone.isTrustBoundary,
        frames: view.panels.filter { shown($0.zone) == zone.id }.map(panel)
          + view.zones.filter {
            !$0.label.isEmpty && $0.id != zone.id && shown($0.parent) == zone.id
          }
          .map(frame),
        cards: view.cards.filter { shown($0.zone) == zone.id })
    }
    frames =
      view.zones.filter { !$0.label.isEmpty && shown($0.parent) == nil }.map(frame)
      + view.panels.filter { shown($0.zone) == nil }.map(panel) + view.bands.map(panel)
    cards = view.cards.filter { shown($0.zone) == nil }
    arrows = view.arrows.filter {
      names[$0.from] != nil && names[$0.to] != nil && $0.from != $0.to
    }
  }

  /// The name of a card or a panel by its id.
  func name(_ id: String) -> String { names[id] ?? "c_unknown" }

  private static func isPlain(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }
}

extension View {
  /// The project's name with the view's own title.
  var heading: String { project.isEmpty ? title : "\(project): \(title)" }
}

extension View.Card {
  /// What stands below its title: role, sizes, told connections and the codes of decisions.
  var lines: [String] {
    let told = references.map { $0.number.map { "\($0) " } ?? "" }
    let references = zip(told, references).map { $0 + $1.text }
    let codes = badges.map(\.word).joined(separator: " ")
    return ([subtitle].compactMap(\.self) + details + references + [codes]).filter { !$0.isEmpty }
  }
}

extension View.Arrow {
  /// Its number, its words and its time in one line.
  var line: String {
    let words = [number.map { "\($0)" }, label.isEmpty ? nil : label].compactMap(\.self)
    let rest = [detail, time].compactMap(\.self).filter { !$0.isEmpty }
    let all = words.joined(separator: " ")
    return rest.isEmpty ? all : "\(all) (\(rest.joined(separator: ", ")))"
  }
}

extension String {
  /// The text in one line without control characters, each other character given by `replacement`
  /// or, where that is `nil`, as it is.
  func escaped(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var result = String.UnicodeScalarView()
    var wasSpace = true
    for scalar in unicodeScalars {
      let isSpace = scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
      if isSpace {
        if !wasSpace { result.append(" ") }
      } else if scalar.value == 0xFEFF || scalar.value == 0xFFFE || scalar.value == 0xFFFF {
        continue
      } else if let text = replacement(scalar) {
        result.append(contentsOf: text.unicodeScalars)
      } else {
        result.append(scalar)
      }
      wasSpace = isSpace
    }
    while result.last == " " { result.removeLast() }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// Whether it is a letter or a digit of ASCII, or stands outside it.
  var isWordLike: Bool {
    !isASCII || properties.isAlphabetic || ("0"..."9").contains(self)
  }
}
