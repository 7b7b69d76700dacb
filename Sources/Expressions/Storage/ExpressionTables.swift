public import Binary

/// The types and variables that the expressions of a binary file refer to by number.
public final class ExpressionTables: Sendable {
  let types: [ExpressionType]
  let variables: [Environment.Variable]
  /// The functions of the host, by name.
  let functions: [String: FunctionDeclaration]

  /// Reads what `ExpressionTableWriter` has written.
  ///
  /// - Parameters:
  ///   - reader: Where it stands.
  ///   - functions: The functions of the host that expressions may call.
  public init(
    from reader: inout BinaryReader, functions: [FunctionDeclaration] = []
  ) throws(BinaryDamage) {
    self.functions = Dictionary(functions.map { ($0.name, $0) }) { first, _ in first }
    let types = try reader.readList { (reader: inout BinaryReader) throws(BinaryDamage) in
      try ExpressionType(spelledOutIn: &reader)
    }
    variables = try reader.readList { (reader: inout BinaryReader) throws(BinaryDamage) in
      Environment.Variable(
        name: try reader.read(), type: try Self.type(from: &reader, in: types),
        slot: try reader.readCount(), isOptional: try reader.read())
    }
    self.types = types
  }

  fileprivate static func type(
    from reader: inout BinaryReader, in types: [ExpressionType]
  ) throws(BinaryDamage) -> ExpressionType {
    let place = try reader.readCount()
    guard place < types.count else { throw BinaryDamage() }
    return types[place]
  }
}

/// Numbers the types and variables of the expressions that are written.
public final class ExpressionTableWriter: BinarySharing {
  private var types: [ExpressionType] = []
  private var typePlaces: [ExpressionType: Int] = [:]
  private var variables: [Environment.Variable] = []
  private var variablePlaces: [Environment.Variable: Int] = [:]

  /// A table without entries.
  public init() {}

  func place(of type: ExpressionType) -> Int {
    if let place = typePlaces[type] { return place }
    typePlaces[type] = types.count
    types.append(type)
    return types.count - 1
  }

  func place(of variable: Environment.Variable) -> Int {
    if let place = variablePlaces[variable] { return place }
    _ = place(of: variable.type)
    variablePlaces[variable] = variables.count
    variables.append(variable)
    return variables.count - 1
  }

  /// Writes the entries in the order of their numbers.
  public func write(to writer: inout BinaryWriter) {
    writer.write(types.count)
    for type in types { type.writeSpelledOut(to: &writer) }
    writer.write(variables.count)
    for variable in variables {
      writer.write(variable.name)
      writer.write(place(of: variable.type))
      writer.write(variable.slot)
      writer.write(variable.isOptional)
    }
  }
}

extension BinaryReader {
  /// The types and variables of the file, which come before all expressions.
  func expressionTables() throws(BinaryDamage) -> ExpressionTables {
    guard let tables = shared as? ExpressionTables else { throw BinaryDamage() }
    return tables
  }
}

extension BinaryWriter {
  /// Writes something by its number among the types and variables of the file.
  mutating func write(place: (ExpressionTableWriter) -> Int) {
    guard let tables = shared as? ExpressionTableWriter else {
      return refuse("an expression without tables")
    }
    write(place(tables))
  }
}

extension ExpressionType: BinaryValue {
  /// Reads a type by its number.
  public init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self = try ExpressionTables.type(from: &reader, in: reader.expressionTables().types)
  }

  /// Writes the number of the type.
  public func write(to writer: inout BinaryWriter) { writer.write { $0.place(of: self) } }
}
