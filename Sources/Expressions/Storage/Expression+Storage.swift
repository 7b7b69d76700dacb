public import Binary

extension Expression: BinaryValue {
  /// Reads an expression; its tree is read when something first asks for it.
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      source: try reader.read(), type: try reader.read(), slots: try reader.read(),
      isProfile: try reader.read(), tree: try reader.readSection())
  }

  public func write(to writer: inout BinaryWriter) {
    writer.write(source)
    writer.write(type)
    writer.write(slots)
    writer.write(isProfile)
    writer.writeSection { writer in
      writer.write(syntax)
      writer.write(checked)
    }
  }
}
