public import Binary

/// One finding about an input, worded for the person who wrote it.
public struct Diagnostic: Error, Hashable, Sendable {
  /// How much a finding matters: an error stops the work, a warning should be mended, a note may
  /// stay.
  public enum Severity: String, Sendable, Hashable, CaseIterable { case error, warning, note }

  /// A stable name such as `specification/unknown-key`; messages may be reworded, names may not.
  public struct ID: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    /// The name itself: a module's word, a slash, the finding.
    public let rawValue: String

    /// Creates a name, for those that are put together.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// Creates a name from a literal.
    public init(stringLiteral value: String) { rawValue = value }
  }

  /// A second place that belongs to the finding, for example the other of two that contradict.
  public struct Note: Hashable, Sendable {
    /// What the place has to do with the finding, worded like a message.
    public var message: String
    /// The place.
    public var location: SourceLocation

    /// Creates a note.
    public init(_ message: String, at location: SourceLocation) {
      self.message = message
      self.location = location
    }
  }

  /// The stable name.
  public var id: ID
  /// How much it matters.
  public var severity: Severity
  /// One clause, lower case, no full stop, quoting the user's own words in 'single quotes'.
  public var message: String
  /// Where; absent where there is no file to point into.
  public var location: SourceLocation?
  /// Other places that take part.
  public var notes: [Note]
  /// What to do about it, when that is known.
  public var help: String?

  /// Creates a finding; an error unless another severity is given.
  public init(
    _ id: ID, _ message: String, severity: Severity = .error, at location: SourceLocation?,
    notes: [Note] = [], help: String? = nil
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.location = location
    self.notes = notes
    self.help = help
  }
}

/// Everything wrong with one input, in the order of its files and lines.
public struct DiagnosticError: Error, Hashable, Sendable {
  /// The findings in reading order.
  public let diagnostics: [Diagnostic]

  /// Creates an error of findings in any order.
  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics.inReadingOrder
  }
}

extension Collection<Diagnostic> {
  /// The findings by file, line and column, then by name; those without a place come first.
  public var inReadingOrder: [Diagnostic] {
    sorted { lhs, rhs in
      switch (lhs.location, rhs.location) {
      case (nil, nil): (lhs.id.rawValue, lhs.message) < (rhs.id.rawValue, rhs.message)
      case (nil, _): true
      case (_, nil): false
      case (let left?, let right?):
        (left, lhs.id.rawValue, lhs.message) < (right, rhs.id.rawValue, rhs.message)
      }
    }
  }

  /// Whether any finding stops the work.
  public var containsError: Bool { contains { $0.severity == .error } }
}

extension Diagnostic: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      try reader.read(), try reader.read(), severity: try reader.read(), at: try reader.read(),
      notes: try reader.read(), help: try reader.read())
  }

  public func write(to writer: inout BinaryWriter) {
    writer.write(id)
    writer.write(message)
    writer.write(severity)
    writer.write(location)
    writer.write(notes)
    writer.write(help)
  }
}

extension Diagnostic.ID: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(rawValue: try reader.read())
  }
}

extension Diagnostic.Severity: BinaryValue {}

extension Diagnostic.Note: BinaryValue {
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(try reader.read(), at: try reader.read())
  }
}
