import Diagnostics
import Documents
import Foundation
import TestSupport
import Testing

/// What must hold of the words and numbers that reports of the examples give to documents.
struct ReportWordsTests {
  private func report(_ example: String) throws -> ReportValue {
    let path = Command.checkout.appending(path: "Examples/\(example)/spec.yaml").path
    let design = try #require(try Product.design(SourceFile.load(path: path, name: "spec.yaml")))
    return design.report()
  }

  private func entries(_ report: ReportValue, _ path: String...) -> [ReportValue] {
    var found: ReportValue? = report
    for key in path { found = found?[key] }
    return found?.entries ?? []
  }

  @Test(arguments: Product.examples)
  func sharesAndSmallLinesAreToldRightly(example: String) throws {
    for breakdown in entries(try report(example), "breakdowns") {
      let lines = entries(breakdown, "lines")
      for line in lines where (line["share"]?.number ?? 0) > 0 {
        #expect(line["share_text"]?.text != "0 %")
      }
      let small = lines.filter { $0["is_small"] == .flag(true) }
      #expect(small.count != 1)
      #expect(small.isEmpty == (breakdown["small_lines"] == .null))
      let sum = small.compactMap { $0["base"]?.number }.reduce(0, +)
      #expect(abs(sum - (breakdown["small_lines"]?["base"]?.number ?? 0)) < 1e-9)
      // Of parts that weigh the same none is named as the heaviest.
      let shares = lines.compactMap { $0["share_text"]?.text }
      let isTied = lines.count > 1 && Set(shares).count == 1
      #expect(!isTied || breakdown["heaviest_words"] == .null)
    }
  }

  @Test(arguments: Product.examples)
  func runCostsOfQuestionsDiffer(example: String) throws {
    for question in entries(try report(example), "questions") {
      guard let cost = question["run_cost"], cost != .null else { continue }
      #expect(cost["least"] != cost["most"])
    }
  }

  @Test(arguments: Product.examples)
  func wordsAgreeInNumber(example: String) throws {
    let text = try report(example).json
    for wrong in ["; 1 more decisions", "questions less", "question less", "; 1 decisions"] {
      #expect(!text.contains(wrong), "\(wrong)")
    }
  }

  @Test(arguments: Product.examples)
  func driversOfDecisionsAreLabels(example: String) throws {
    let report = try report(example)
    let labels = Set(entries(report, "drivers").compactMap { $0["label"]?.text })
    for decision in entries(report, "decisions") where decision["applies"] == .flag(true) {
      for driver in entries(decision, "drivers") {
        #expect(driver.text.map(labels.contains) ?? false, "\(driver)")
      }
    }
  }

  /// A reason of options chosen together asks for one of those that were chosen.
  @Test(arguments: Product.examples)
  func reasonsOfSetsAskForWhatWasChosen(example: String) throws {
    for decision in entries(try report(example), "decisions") {
      guard decision["outcome"]?["is_set"] == .flag(true), let main = decision["main_reason"]?.text
      else { continue }
      let chosen = Set(entries(decision, "outcome", "options").compactMap { $0["id"]?.text })
      for reason in entries(decision, "reasons") where !chosen.isEmpty {
        let options = Set(entries(reason, "options").compactMap { $0["id"]?.text })
        guard chosen.isDisjoint(with: options), let words = reason["requirement"]?.text else {
          continue
        }
        #expect(!main.contains(words), "\(words)")
      }
    }
  }

  @Test func aRequirementOfAPartOfTheTrafficIsAnsweredThere() throws {
    let report = try report("research-assistant")
    let requirement = try #require(entries(report, "requirements").first)
    let values = entries(requirement, "answers").compactMap { $0["fact"]?["value"]?.text }
    #expect(values.contains("1 %") && !values.contains("3 %"))
    #expect(requirement["status"]?.text != "open")
  }

  @Test func aStoreOfWeightsCallsNoHost() throws {
    let report = try report("contract-summaries")
    let ends = entries(report, "lifecycle").flatMap { entries($0, "ends") }
    #expect(ends.isEmpty, "\(ends)")
  }
}
