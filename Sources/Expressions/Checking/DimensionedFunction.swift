import Quantities

/// A function of the profile whose result has a dimension that follows from its arguments.
enum DimensionedFunction: String, CaseIterable, Sendable {
  case ceil = "math.ceil"
  case floor = "math.floor"
  case round = "math.round"
  case abs = "math.abs"
  case greatest = "math.greatest"
  case least = "math.least"
  case sqrt = "math.sqrt"
  case log10 = "math.log10"
  case pow = "math.pow"

  /// The least number of arguments, and the greatest if there is one.
  fileprivate var arity: (least: Int, most: Int?) {
    switch self {
    case .ceil, .floor, .round, .abs, .sqrt, .log10: (1, 1)
    case .pow: (2, 2)
    case .greatest, .least: (1, nil)
    }
  }
}

extension Checker {
  mutating func typeOfDimensioned(
    _ function: DimensionedFunction, _ arguments: [Syntax], _ syntax: Syntax
  ) -> ExpressionType {
    checked.uses[syntax.id] = .dimensioned(function)
    let types = arguments.map { check($0) }
    let name = function.rawValue
    let arity = function.arity
    guard arguments.count >= arity.least, arguments.count <= arity.most ?? .max else {
      report(
        "no-matching-function",
        "'\(name)' takes \(arity.most == nil ? "numbers" : "\(arity.least)")"
          + ", but here it gets \(arguments.count)", at: syntax)
      return .dyn
    }
    var dimension: Dimension?
    for (argument, type) in zip(arguments, types) {
      if case .dyn = type { continue }
      guard let found = type.dimension else {
        report(
          "no-matching-function", "'\(name)' takes numbers, but this is \(shown(type))",
          at: argument)
        return .dyn
      }
      if function == .log10 || function == .pow, found != .none {
        report(
          "wrong-dimension", "'\(name)' takes a plain number, but this is \(found)", at: argument)
        return .dyn
      }
      let first = arguments[0]
      guard let known = dimension else {
        dimension = found
        continue
      }
      dimension = checkDimensions("'\(name)'", (first, known), (argument, found), syntax)
      if dimension == nil { return .dyn }
    }
    return result(function, dimension ?? .none, arguments[0])
  }

  private mutating func result(
    _ function: DimensionedFunction, _ dimension: Dimension, _ argument: Syntax
  ) -> ExpressionType {
    guard function == .sqrt else { return .number(dimension) }
    guard [dimension.time, dimension.money, dimension.data].allSatisfy({ $0 % 2 == 0 }) else {
      report("wrong-dimension", "'math.sqrt' has no root of \(dimension)", at: argument)
      return .dyn
    }
    return .number(
      Dimension(time: dimension.time / 2, money: dimension.money / 2, data: dimension.data / 2))
  }
}
