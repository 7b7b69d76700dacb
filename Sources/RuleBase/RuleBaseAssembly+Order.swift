import Diagnostics
import Expressions
import Facts
import Foundation
import LocatedYAML
import OrderedCollections

extension RuleBaseAssembly {
  // MARK: - Order

  func factItems(
    _ fields: [Field], _ names: SlotTable, _ derivations: [Int: CompiledExpression],
    _ conditions: [Int: [CompiledExpression?]]
  ) -> [PlanOrder.Item] {
    fields.enumerated().map { index, field in
      let reads =
        (derivations[index]?.expression.slots ?? [])
        + (conditions[index] ?? []).flatMap { $0?.expression.slots ?? [] }
      return PlanOrder.Item(
        step: .fact(index), name: field.name.rawValue, location: field.location, reads: reads,
        writes: names[field.name.rawValue].map { [$0] } ?? [])
    }
  }

  func formulaItems(_ formulas: [Formula], _ names: SlotTable) -> [PlanOrder.Item] {
    formulas.enumerated().map { index, formula in
      PlanOrder.Item(
        step: .formula(index), name: formula.id, location: formula.location,
        reads: formula.expression.expression.slots, writes: names[formula.id].map { [$0] } ?? [])
    }
  }

  func decisionItems(
    _ decisions: [DecisionModel], _ names: SlotTable
  ) -> [PlanOrder.Item] {
    decisions.enumerated().map { index, model in
      let writes =
        model.members.map(\.outcomeSlot) + model.members.compactMap(\.productSlot)
        + model.quantities.map(\.outcomeSlot)
      let reads = Array(Set(model.readSlots.filter { $0 < names.count })).sorted()
      return PlanOrder.Item(
        step: .decision(index), name: model.id, location: model.location, reads: reads,
        writes: writes)
    }
  }

  // MARK: - Checks over the whole

  func unknownSources(
    _ cited: [String], _ location: SourceLocation, _ known: Set<String>
  ) -> [Diagnostic] {
    cited.filter { !known.contains($0) }
      .map { .unknownSource($0, at: location, known: known) }
  }

  func missingIcons(_ catalogue: Catalogue, _ folders: [URL]) -> [Diagnostic] {
    catalogue.roles.values.compactMap { role in
      let exists = folders.contains {
        FileManager.default.fileExists(atPath: $0.appending(path: "\(role.icon).svg").path)
      }
      return exists
        ? nil
        : Diagnostic(
          "rule/missing-icon", "the role '\(role.id)' has no icon '\(role.icon).svg'", at: nil)
    }
  }

  func version() -> String {
    files.first { $0.folder.isEmpty && $0.root["version"] != nil }?.root["version"]?.text
      ?? "unversioned"
  }

  /// How long knowledge keeps, from the files at the top of the folder.
  func keeps(_ key: String) -> [String: Int] {
    var times: [String: Int] = [:]
    for file in files where file.folder.isEmpty {
      for entry in file.root[key]?.entries ?? [] {
        if let text = entry.value.text, let number = Int(text) { times[entry.key] = number }
      }
    }
    return times
  }

  /// FNV-1a over names and texts of all files, folded to 32 bits.
  func digest() -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for file in sources {
      for byte in file.name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      for byte in file.text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    let folded = String(UInt32(truncatingIfNeeded: hash ^ (hash >> 32)), radix: 16)
    return String(repeating: "0", count: 8 - folded.count) + folded
  }
}
