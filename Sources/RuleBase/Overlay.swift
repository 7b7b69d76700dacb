import Diagnostics
import LocatedYAML

/// Lays a user's rule files over the standard ones.
///
/// Files for the same thing (a decision, a role, a section) are merged: lists of things with an id
/// item by item, mappings key by key, everything else by replacement.
struct Overlay {
  private(set) var diagnostics: [Diagnostic] = []

  /// The files of `base` with those of `overlay` merged in; new things come last.
  mutating func merge(_ overlay: [RuleFile], over base: [RuleFile]) -> [RuleFile] {
    var result = base
    for file in overlay {
      let identity = file.identity
      if let index = result.firstIndex(where: { $0.folder == file.folder && $0.identity == identity }
      ) {
        result[index].root = merged(result[index].root, with: file.root)
      } else {
        result.append(file)
      }
    }
    return result
  }

  private mutating func merged(_ base: Node, with overlay: Node) -> Node {
    guard case .mapping(var entries) = base.content, case .mapping(let changes) = overlay.content
    else { return overlay }
    for change in changes {
      guard let index = entries.firstIndex(where: { $0.key == change.key }) else {
        entries.append(change)
        continue
      }
      entries[index].value = mergedValue(entries[index].value, with: change.value)
    }
    return Node(.mapping(entries), at: base.location)
  }

  private mutating func mergedValue(_ base: Node, with change: Node) -> Node {
    switch (base.content, change.content) {
    case (.mapping, .mapping): merged(base, with: change)
    case (.sequence(let items), .sequence(let changes))
    where changes.contains(where: { $0.identity != nil || $0.instruction != nil }):
      Node(.sequence(mergedItems(items, changes)), at: base.location)
    case (.mapping, _), (.sequence, _), (.scalar, _): change
    }
  }

  private mutating func mergedItems(_ base: [Node], _ changes: [Node]) -> [Node] {
    var items = base
    for change in changes {
      switch change.instruction {
      case .amend(let target): amend(&items, target, with: change)
      case .disable(let target): remove(&items, target, at: change)
      case nil: put(change, in: &items)
      }
    }
    return items
  }

  private mutating func amend(_ items: inout [Node], _ target: String, with change: Node) {
    guard let index = items.firstIndex(where: { $0.identity == target }),
      case .mapping(var entries) = items[index].content
    else { return unknownTarget(target, change) }
    for entry in change.entries ?? [] where entry.key != "amends" {
      if let old = entries.firstIndex(where: { $0.key == entry.key }) {
        entries[old] = entry
      } else {
        entries.append(entry)
      }
    }
    items[index] = Node(.mapping(entries), at: change.location)
  }

  private mutating func remove(_ items: inout [Node], _ target: String, at change: Node) {
    guard let index = items.firstIndex(where: { $0.identity == target }) else {
      return unknownTarget(target, change)
    }
    items.remove(at: index)
  }

  private mutating func put(_ change: Node, in items: inout [Node]) {
    if let index = items.firstIndex(where: { $0.identity == change.identity }) {
      items[index] = change
      return
    }
    for (key, offset) in [("before", 0), ("after", 1)] {
      guard let neighbour = change[key]?.text else { continue }
      guard let index = items.firstIndex(where: { $0.identity == neighbour }) else {
        return unknownTarget(neighbour, change)
      }
      let entries = (change.entries ?? []).filter { $0.key != key }
      items.insert(Node(.mapping(entries), at: change.location), at: index + offset)
      return
    }
    items.append(change)
  }

  private mutating func unknownTarget(_ target: String, _ node: Node) {
    diagnostics.append(
      Diagnostic(
        "overlay/unknown-target", "nothing here is called '\(target)'", at: node.location,
        help: "the standard rules list their ids with 'archwright rules show'"))
  }
}

extension RuleFile {
  /// What the file is about; files about the same thing are merged.
  fileprivate var identity: String {
    for key in ["id", "role", "section"] {
      if let text = root[key]?.text { return text }
    }
    return String(file.name.split(separator: "/").last ?? "")
  }
}

extension Node {
  fileprivate enum Instruction { case amend(String), disable(String) }

  fileprivate var identity: String? { self["id"]?.text ?? self["name"]?.text }

  fileprivate var instruction: Instruction? {
    if let target = self["amends"]?.text { return .amend(target) }
    if let target = self["disable"]?.text { return .disable(target) }
    return nil
  }
}
