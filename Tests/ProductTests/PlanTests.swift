import Architectures
import Decisions
import Diagnostics
import Documents
import FoundationEssentials
import OrderedCollections
import RuleBase
import TestSupport
import Testing

/// What plans say of all examples.
struct PlanTests {
  private func design(_ example: String) throws -> Design {
    let path = Command.checkout.appending(path: "Examples/\(example)/spec.yaml").path
    return try #require(try Product.design(SourceFile.load(path: path, name: "spec.yaml")))
  }

  /// A value that is not known leaves no gap where something has to be said.
  @Test(arguments: Product.allExamples)
  func whatHasToBeSaidIsSaid(example: String) throws {
    let plans = try design(example).plans
    #expect(plans.flatMap(\.entries).count > 20)
    for part in plans {
      for entry in part.entries {
        for field in part.section.fields where !field.isOptional {
          var isSaid = entry.contents[field.name] != nil
          if case .text(let text)? = entry.contents[field.name] { isSaid = !text.isEmpty }
          #expect(isSaid, "\(part.section.id) \(entry.entry.id): \(field.name)")
        }
      }
    }
  }

  @Test(arguments: Product.allExamples)
  func eachBorderOfTrustHasAThreat(example: String) throws {
    let design = try design(example)
    let threats = try #require(design.plans.first { $0.section.id == "threats" })
    for crossing in design.architecture.crossings where crossing.isTrustBoundary {
      #expect(
        threats.entries.contains { $0.connections.contains(where: crossing.connections.contains) },
        "\(crossing.from.id) to \(crossing.to.id)")
    }
  }

  /// Of a text with conditions the first is said that holds, and never how it is written.
  @Test(arguments: [
    ("fraud-scoring", "release it through the shadow."),
    ("sensor-anomalies", "release it as the plan above says."),
  ])
  func aTextIsSaidWhereItHolds(example: String, ending: String) throws {
    let entries = try design(example).plans.flatMap(\.entries)
    let drift = try #require(
      entries.first { $0.entry.id == "drift" && $0.contents["action"] != nil })
    let said = drift.contents["action"].map(texts) ?? []
    #expect(said.count == 1 && said.allSatisfy { $0.hasSuffix(ending) }, "\(said)")
  }

  /// Words of language models have no place where none is part of the design.
  @Test(arguments: Product.allExamples)
  func plansSpeakOfWhatIsThere(example: String) throws {
    let design = try design(example)
    let adaptation = design.resolution.decision("adaptation")?.outcome
    guard adaptation == .notApplicable else { return }
    for part in design.plans {
      for entry in part.entries {
        for text in entry.contents.values.flatMap(texts) {
          let words = text.lowercased().split { !$0.isLetter }
          let strange = words.filter {
            ["prompt", "prompts", "passage", "passages", "tokens"].contains($0)
          }
          #expect(strange == [], "\(part.section.id) \(entry.entry.id): \(text)")
        }
      }
    }
  }

  private func texts(_ content: PlanPart.Content) -> [String] {
    switch content {
    case .text(let text): [text]
    case .texts(let texts): texts
    case .controls(let controls): controls.map(\.text)
    case .figure, .choice: []
    }
  }
}
