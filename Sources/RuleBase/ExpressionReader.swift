import Diagnostics
import Expressions
import Facts
import LocatedYAML

/// Compiles the expressions of rule files and reports their mistakes at their place in the file.
struct ExpressionReader {
  let environment: Environment
  let files: [String: SourceFile]
  private(set) var diagnostics: [Diagnostic] = []

  init(environment: Environment, files: [String: SourceFile]) {
    self.environment = environment
    self.files = files
  }

  /// The compiled expression under a node; `nil` after reporting what is wrong with it.
  mutating func compile(_ node: Node, expecting type: ExpressionType? = nil) -> CompiledExpression?
  {
    guard case .scalar(let scalar) = node.content else {
      diagnostics.append(
        Diagnostic("rule/not-an-expression", "an expression is text", at: node.location))
      return nil
    }
    do throws(ExpressionProblems) {
      let expression = try Expression(scalar.text, in: environment, expecting: type)
      checkCost(of: expression, node)
      return CompiledExpression(expression: expression, location: node.location)
    } catch {
      for problem in error.problems { report(problem, in: node) }
      return nil
    }
  }

  /// Reports an expression that may take more work than an evaluation is allowed.
  private mutating func checkCost(of expression: Expression, _ node: Node) {
    guard expression.syntax.repeatsWork else { return }
    let sizes = InputSizes()
    let steps = expression.worstCaseSteps(for: sizes)
    guard steps > Expression.usualLimit else { return }
    diagnostics.append(
      Diagnostic(
        "expression/too-costly",
        "with lists of \(sizes.elements) elements this takes up to \(steps) steps of work, "
          + "more than the \(Expression.usualLimit) of one evaluation", at: node.location,
        help: "put fewer macros inside each other"))
  }

  /// A condition: an expression that is true or false.
  mutating func condition(_ node: Node?) -> CompiledExpression? {
    node.flatMap { compile($0, expecting: .bool) }
  }

  private mutating func report(_ problem: ExpressionProblem, in node: Node) {
    let place =
      files[node.location.file].map { node.location(ofScalars: problem.range, in: $0) }
      ?? node.location
    diagnostics.append(
      Diagnostic(
        Diagnostic.ID(rawValue: problem.id), problem.message, at: place, help: problem.help))
  }
}
