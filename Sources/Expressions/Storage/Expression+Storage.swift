public import Binary

extension Expression: BinaryValue {
  /// Reads an expression; its program and its tree are read when something first asks for it.
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      source: try reader.read(), type: try reader.read(), slots: try reader.read(),
      isProfile: try reader.read(), stored: try reader.readSection())
  }

  public func write(to writer: inout BinaryWriter) {
    writer.write(source)
    writer.write(type)
    writer.write(slots)
    writer.write(isProfile)
    writer.writeSection { writer in
      writer.writeSection { $0.write(isProfile ? PortableProgram(of: self) : nil) }
      writer.write(syntax)
      writer.write(checked)
    }
  }
}
