/// A value of a type that expressions can hold and pass on, but not look into.
///
/// Two are equal if their types and texts are, so a type has one text for equal values:
/// `OpaqueValue(typeName: "net.IP", text: "10.0.0.1")`.
public struct OpaqueValue: Hashable, Sendable {
  /// The name of the type, as `ExpressionType.opaque` has it.
  public let typeName: String
  /// The value in its one canonical form.
  public let text: String

  /// A value of a named type.
  public init(typeName: String, text: String) {
    self.typeName = typeName
    self.text = text
  }
}
