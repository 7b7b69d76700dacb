// Runs a file of conformance cases: conformance FILE.jsonl
//
// Prints every failure, the counts of each file, and as the last line those of core and extensions.
import ConformanceCases
import Foundation

guard CommandLine.arguments.count == 2,
  let text = try? String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8)
else {
  FileHandle.standardError.write(
    Data("usage: conformance FILE.jsonl, a file that can be read\n".utf8))
  exit(66)
}
let report = ConformanceReport(lines: text)
print(report.text)
exit(report.failures.isEmpty ? 0 : 1)
