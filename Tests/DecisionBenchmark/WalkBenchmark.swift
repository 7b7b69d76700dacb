import Decisions
import Diagnostics
import Dispatch
import Expressions
import Facts
import Foundation
import RuleBase
import Specifications
import Synchronization

/// All decisions of the standard rules over one specification, and again with changed facts.
struct WalkBenchmark {
  private let plan: Plan
  private let facts: FactSet

  init(rules: URL, specification: URL) throws {
    plan = Plan(try RuleBase.load(folders: [rules]))
    let text = try String(contentsOf: specification, encoding: .utf8)
    let read = Specification.read(
      SourceFile(name: "spec.yaml", text: text), vocabulary: plan.base.vocabulary)
    guard let specification = read.specification else { throw DiagnosticError(read.diagnostics) }
    facts = specification.facts
  }

  /// Reads the standard rules and an example of a checkout.
  init(_ checkout: URL, _ example: String) throws {
    try self.init(
      rules: checkout.appending(path: "Rules"),
      specification: checkout.appending(path: "Examples/\(example)/spec.yaml"))
  }

  func run() {
    let rules = plan.base.decisions.reduce(0) { $0 + $1.rules.count }
    Timing.line(
      "\nStandard rules: \(plan.base.decisions.count) groups of decisions, \(rules) rules, "
        + "\(plan.base.formulas.count) formulas")
    Timing.report(
      "full walk without sizing",
      Timing.measure(parts: 1_00) {
        for _ in 0..<1_00 { use(plan.outcomes(facts, sizing: false)) }
      }, aim: 50)
    Timing.report(
      "full walk with sizing",
      Timing.measure(parts: 20) { for _ in 0..<20 { use(plan.outcomes(facts)) } }, aim: 3_000)
    let base = plan.outcomes(facts)
    let changes = changes(base)
    var worst: (time: Double, name: String) = (0, "")
    for change in changes {
      let time = Timing.measure(runs: 3, parts: 5) {
        for _ in 0..<5 { use(base.changing(change.name, to: change.knowledge)) }
      }
      if time.least > worst.time { worst = (time.least, change.name.rawValue) }
    }
    Timing.report(
      "re-run after one changed fact, mean of \(changes.count)",
      Timing.measure(runs: 5, parts: changes.count) {
        for change in changes { use(base.changing(change.name, to: change.knowledge)) }
      }, aim: 120)
    Timing.line("    the longest: \(Timing.number(worst.time)) µs, \(worst.name)")
    runManyOnTwoThreads(base, changes)
  }

  /// Everything that the commands `flips` and `questions` search for, and what documents tell.
  func searches(_ name: String) {
    for (label, analyses) in [
      ("flips and questions of documents", Plan.Analyses.all),
      ("the same, thorough", [.flips, .questions, .thorough]),
    ] {
      let clock = ContinuousClock()
      let worked = Timing.processorSeconds
      let time = clock.measure { use(plan.resolve(facts, analyses: analyses)) }
      let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
      Timing.line(
        "  \(name), \(label): \(Timing.number(seconds)) s; on the processors "
          + "\(Timing.number(Timing.processorSeconds - worked)) s")
    }
  }

  /// A million changed facts on two threads.
  func runMany() {
    let base = plan.outcomes(facts)
    runManyOnTwoThreads(base, changes(base), 1_000_000)
  }

  private func runManyOnTwoThreads(
    _ base: Outcomes, _ changes: [Change], _ total: Int = 100_000
  ) {
    let different = Mutex(0)
    let clock = ContinuousClock()
    let worked = Timing.processorSeconds
    let time = clock.measure {
      DispatchQueue.concurrentPerform(iterations: 2) { thread in
        var found = 0
        for index in stride(from: thread, to: total, by: 2) {
          let change = changes[index % changes.count]
          let other = base.changing(change.name, to: change.knowledge)
          if !other.differences(from: base).isEmpty { found += 1 }
        }
        different.withLock { $0 += found }
      }
    }
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    Timing.line(
      "  \(total) changed facts on two threads: \(Timing.number(seconds)) s, "
        + "\(Timing.number(seconds / (Double(total) * 6e-5))) of the aim; on the processors "
        + "\(Timing.number(Timing.processorSeconds - worked)) s; "
        + "\(different.withLock { $0 }) of them change a decision")
  }

  private typealias Change = (name: FactName, knowledge: Knowledge)

  /// Other values of all facts that decisions hang on.
  private func changes(_ base: Outcomes) -> [Change] {
    base.decisiveFacts.flatMap { name -> [Change] in
      guard let field = plan.base.vocabulary[name] else { return [] }
      let now = base.fact(name)?.value?.base
      var values: [Value] = []
      switch field.kind {
      case .boolean: values = [.bool(true), .bool(false)]
      case .number: values = now?.number.map { [.double($0 * 2), .double($0 / 2)] } ?? [.double(1)]
      case .choice(let choices, _): values = choices.map { .string($0.id) }
      case .choices(let choices, _): values = choices.map { .list([.string($0.id)]) }
      case .text, .texts, .records: break
      }
      return values.filter { $0 != now }.map { (name, .known(FactValue($0))) }
    }
  }
}
