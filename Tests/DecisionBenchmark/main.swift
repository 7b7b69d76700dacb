// Measures the decisions inside one process: decision-benchmark CHECKOUT [FOLDER OF ROWS] [--walk]
//
// The folder holds `vector-table-inputs.csv`: rows of facts with the answers expected. Without it the
// table is left out; `--walk` leaves out all but the walks over the standard rules, and `--million` all but
// a million changed facts and the searches for flips. Exit code 1 when an answer is wrong.
import Foundation

let arguments = CommandLine.arguments
guard arguments.count >= 2 else {
  FileHandle.standardError.write(Data("usage: decision-benchmark CHECKOUT [FOLDER OF ROWS]\n".utf8))
  exit(64)
}
let checkout = URL(fileURLWithPath: arguments[1])
let onlyWalk = arguments.last == "--walk"
let onlyMany = arguments.last == "--million"
if onlyMany {
  for example in ["research-assistant", "support-chatbot", "fraud-scoring"] {
    try WalkBenchmark(checkout, example).searches(example)
  }
  try WalkBenchmark(checkout, "research-assistant").runMany()
  exit(0)
}
let rowFolder = arguments.count > 2 && !onlyWalk ? URL(fileURLWithPath: arguments[2]) : nil
var isRight = true
if let rowFolder,
  let table = try TableBenchmark(
    rules: checkout.appending(path: "Tests/DecisionBenchmark/vector-table"),
    rows: rowFolder.appending(path: "vector-table-inputs.csv"))
{
  isRight = table.run()
} else {
  Timing.line("Table of 10 rules: left out, its rows are not there")
}
try WalkBenchmark(checkout, "research-assistant").run()
if !onlyWalk { try ScalingBenchmark.run() }
exit(isRight ? 0 : 1)
