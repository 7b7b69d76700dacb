public import OrderedCollections

/// A value of a report: text, numbers, flags and lists, and objects whose keys keep their order.
///
/// The same value is written as JSON and put into templates.
public indirect enum ReportValue: Hashable, Sendable {
  /// Nothing is known or nothing applies.
  case null
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([ReportValue])
  case object(OrderedDictionary<String, ReportValue>)

  /// Text, or null where there is none.
  public static func text(orNull text: String?) -> ReportValue { text.map { .text($0) } ?? .null }

  /// A list of texts.
  public static func texts(_ texts: some Sequence<String>) -> ReportValue {
    .list(texts.map { .text($0) })
  }

  /// The member of an object under a key, or nil for other values and unknown keys.
  public subscript(_ key: String) -> ReportValue? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  /// The keys of an object in order; none for other values.
  public var keys: [String] {
    guard case .object(let members) = self else { return [] }
    return Array(members.keys)
  }

  /// The entries of a list; empty for other values.
  public var entries: [ReportValue] {
    guard case .list(let entries) = self else { return [] }
    return entries
  }

  /// The number, if it is one.
  public var number: Double? {
    guard case .number(let number) = self else { return nil }
    return number
  }

  /// The text, if it is one.
  public var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  /// The value under keys parted by dots, or nil where there is none; nothing of null is null.
  public func value(at path: String) -> ReportValue? {
    var found = self
    for key in path.split(separator: ".") {
      if case .null = found { return .null }
      guard let next = found[String(key)] else { return nil }
      found = next
    }
    return found
  }

  /// This object with no more than so many entries of the list under keys parted by dots.
  public func shortening(_ path: String, to most: Int) -> ReportValue {
    guard case .object(var members) = self else { return self }
    let keys = path.split(separator: ".", maxSplits: 1).map(String.init)
    guard let key = keys.first, let inner = members[key] else { return self }
    if keys.count > 1 {
      members[key] = inner.shortening(keys[1], to: most)
    } else if case .list(let entries) = inner {
      members[key] = .list(Array(entries.prefix(most)))
    }
    return .object(members)
  }

  /// Whether a section on it would be written: neither null, empty, nor false.
  public var saysSomething: Bool {
    switch self {
    case .null: false
    case .text(let text): !text.isEmpty
    case .flag(let flag): flag
    case .list(let entries): !entries.isEmpty
    case .number, .object: true
    }
  }

  /// This object with further members, which replace those of the same key.
  public func adding(_ others: ReportValue) -> ReportValue {
    guard case .object(var members) = self, case .object(let more) = others else { return self }
    for (key, value) in more { members[key] = value }
    return .object(members)
  }
}

extension ReportValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringInterpolation
{
  /// Text.
  public init(stringLiteral value: String) { self = .text(value) }

  /// A flag.
  public init(booleanLiteral value: Bool) { self = .flag(value) }

  /// A list.
  public init(arrayLiteral elements: ReportValue...) { self = .list(elements) }

  /// An object; of equal keys the last counts.
  public init(dictionaryLiteral elements: (String, ReportValue)...) {
    var members: OrderedDictionary<String, ReportValue> = [:]
    for (key, value) in elements { members[key] = value }
    self = .object(members)
  }
}
