/// The arguments of one call of a function of the host: numbers and texts, by their place.
public struct CallArguments {
  private let cells: UnsafeBufferPointer<Cell>
  private let pool: UnsafePointer<CellPool>

  init(_ cells: UnsafeBufferPointer<Cell>, _ pool: UnsafePointer<CellPool>) {
    self.cells = cells
    self.pool = pool
  }

  /// The number at a place in canonical units; NaN where it is not known or none.
  public func number(_ place: Int) -> Double { cells[place].number }

  /// The text at a place; nil where it is not known or none.
  public func text(_ place: Int) -> String? { pool.pointee.text(of: cells[place]) }

  /// Whether every argument is known.
  public var areKnown: Bool { cells.allSatisfy { !$0.number.isNaN || $0.isText } }
}

/// A function of the host that programs call: NaN where it comes to nothing.
public typealias HostFunction = @Sendable (CallArguments) -> Double

extension FunctionDeclaration {
  /// A function of the host over numbers and texts, which programs call without leaving their pace.
  ///
  /// Equal arguments have to give equal results.
  ///
  /// - Parameters:
  ///   - name: The name, which may be dotted.
  ///   - parameters: Types of numbers, with dimensions, or texts.
  ///   - result: The type of the result, a number.
  ///   - body: The work; called only where every argument is known.
  public init(
    ofHost name: String, parameters: [ExpressionType], result: ExpressionType,
    body: @escaping HostFunction
  ) {
    self.init(name, parameters: parameters, result: result) { values in
      var pool = CellPool()
      let cells = values.map { pool.cell($0) }
      let number = withUnsafePointer(to: &pool) { pool in
        cells.withUnsafeBufferPointer { body(CallArguments($0, pool)) }
      }
      guard number.isFinite else {
        throw EvaluationError(.function, "'\(name)' comes to no number")
      }
      return .double(number)
    }
    overloads[0].host = HostCall(name: name, body: body)
  }
}

/// A function of the host as programs call it.
struct HostCall: Sendable {
  let name: String
  let body: HostFunction
}
