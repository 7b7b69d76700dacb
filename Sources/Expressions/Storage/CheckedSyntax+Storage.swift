public import Binary

extension CheckedSyntax: BinaryValue {
  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(types: try reader.read(), uses: try reader.read())
  }
}

extension CheckedSyntax.Use: BinaryCases {
  enum Tag: UInt8, CaseIterable, BinaryValue {
    case variable, local, typeName, function, dimensioned, undeclared
  }

  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    switch try Tag(from: &reader) {
    case .variable: self = .variable(try reader.read())
    case .local: self = .local(try reader.read())
    case .typeName: self = .typeName(try reader.read())
    case .function: self = .function(try reader.read(), isMember: try reader.read())
    case .dimensioned: self = .dimensioned(try reader.read())
    case .undeclared: self = .undeclared(try reader.read())
    }
  }
}

extension DimensionedFunction: BinaryValue {}

extension Environment.Variable: BinaryValue {
  /// Reads a variable by its number.
  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    let tables = try reader.expressionTables()
    let place = try reader.readCount()
    guard place < tables.variables.count else { throw BinaryDamage() }
    self = tables.variables[place]
  }

  /// Writes the number of the variable.
  func write(to writer: inout BinaryWriter) { writer.write { $0.place(of: self) } }
}

extension FunctionDeclaration.Overload: BinaryValue {
  /// Reads a form of a standard function by its name and its place, or a function of the host.
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    let name = try reader.readText()
    let place = try reader.readCount()
    var forms = StandardFunctions.profile[name]
    if forms == nil { forms = try reader.expressionTables().functions[name]?.overloads }
    guard let forms, place < forms.count else {
      throw BinaryDamage()
    }
    self = forms[place]
  }

  /// Writes name and place; only standard functions of the profile and functions of the host have
  /// them.
  public func write(to writer: inout BinaryWriter) {
    if let host {
      writer.write(host.name)
      writer.write(0)
      return
    }
    guard let standard, StandardFunctions.profile[standard.name] != nil else {
      return writer.refuse("a function that is not of the profile's own")
    }
    writer.write(standard.name)
    writer.write(standard.place)
  }
}
