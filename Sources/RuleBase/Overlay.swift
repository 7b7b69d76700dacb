import Diagnostics
import LocatedYAML

/// Lays a user's rule files over the standard ones.
///
/// Files for the same thing (a decision, a role, a section) are merged: lists of things with an id
/// item by item, mappings key by key, everything else by replacement.
///
/// The last folder wins. What it replaces without saying so, and what it takes from another
/// overlay, is told as a warning.
struct Overlay {
  private(set) var diagnostics: [Diagnostic] = []
  /// The name of the standard rules' folder.
  private let standard: String

  init(standard: String) { self.standard = standard }

  /// The files of `base` with those of `overlay` merged in; new things come last.
  mutating func merge(_ overlay: [RuleFile], over base: [RuleFile]) -> [RuleFile] {
    var result = base
    for file in overlay where file.folder == "prices" { replacePrices(of: file, in: &result) }
    for file in overlay {
      if file.folder == "prices" {
        result.append(file)
      } else if let key = file.listKey {
        mergeList(key, of: file, into: &result)
      } else {
        put(file, into: &result)
      }
    }
    return result
  }

  /// Takes out the prices that a file states anew; each file states its own unit, date and source.
  private mutating func replacePrices(of file: RuleFile, in files: inout [RuleFile]) {
    let changes = file.root["prices"]?.entries ?? []
    for index in files.indices where files[index].folder == "prices" {
      files[index].root = files[index].root.replacing("prices") { prices in
        guard let entries = prices.entries else { return prices }
        let rest = entries.filter { entry in
          guard let change = changes.first(where: { $0.key == entry.key }) else { return true }
          tellOverlays(entry.value, change.value, "the price '\(entry.key)' of another overlay")
          return false
        }
        return Node(.mapping(rest), at: prices.location)
      }
    }
  }

  private mutating func put(_ file: RuleFile, into files: inout [RuleFile]) {
    let identity = file.identity
    if let index = files.firstIndex(where: {
      $0.folder == file.folder && $0.identity == identity
    }) {
      files[index].root = merged(files[index].root, with: file.root)
    } else {
      files.append(file)
    }
  }

  /// Merges each entry of a list where an entry of that name stands, in whichever file that is.
  private mutating func mergeList(
    _ key: String, of file: RuleFile, into files: inout [RuleFile]
  ) {
    var rest = file
    for item in file.root[key]?.elements ?? [] {
      let name = item.instruction?.target ?? item.identity
      let home = files.firstIndex { candidate in
        candidate.folder == file.folder && name != nil
          && candidate.root[key]?.elements?.contains { $0.identity == name } == true
      }
      guard let home else { continue }
      let change = Node(.sequence([item]), at: item.location)
      files[home].root = files[home].root.replacing(key) { mergedValue($0, with: change) }
      rest.root = rest.root.replacing(key) { list in
        Node(.sequence((list.elements ?? []).filter { $0 != item }), at: list.location)
      }
    }
    // Instructions that are left have no target anywhere.
    for item in rest.root[key]?.elements ?? [] {
      if let target = item.instruction?.target { unknownTarget(target, item) }
    }
    rest.root = rest.root.replacing(key) { list in
      let items = (list.elements ?? []).filter { $0.instruction == nil }
      return list.elements == nil ? list : Node(.sequence(items), at: list.location)
    }
    put(rest, into: &files)
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
    case (.mapping, .mapping): return merged(base, with: change)
    case (.sequence(let items), .sequence(let changes))
    where changes.contains(where: { $0.identity != nil || $0.instruction != nil }):
      return Node(.sequence(mergedItems(items, changes)), at: base.location)
    case (.mapping, _), (.sequence, _), (.scalar, _):
      if base.content != change.content { tellOverlays(base, change, "another overlay's value") }
      return change
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
    tellOverlays(items[index], change, "'\(target)' of another overlay")
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
    tellOverlays(items[index], change, "'\(target)' of another overlay")
    items.remove(at: index)
  }

  private mutating func put(_ change: Node, in items: inout [Node]) {
    if let identity = change.identity,
      let index = items.firstIndex(where: { $0.identity == identity })
    {
      tell("'\(identity)'", items[index], change)
      guard change["before"] != nil || change["after"] != nil else {
        items[index] = change
        return
      }
      items.remove(at: index)
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

  // MARK: - Findings

  private mutating func unknownTarget(_ target: String, _ node: Node) {
    diagnostics.append(
      Diagnostic(
        "overlay/unknown-target", "nothing here is called '\(target)'", at: node.location,
        help: "the standard rules list their ids with 'archwright rules show'"))
  }

  /// Tells what is changed when it comes from another overlay; changing the standard is the rule.
  private mutating func tellOverlays(_ old: Node, _ change: Node, _ what: String) {
    if old.location.file.hasPrefix(standard + "/") { return }
    tell(what, old, change)
  }

  private mutating func tell(_ what: String, _ old: Node, _ change: Node) {
    diagnostics.append(
      Diagnostic(
        "overlay/replaced", "this replaces \(what)", severity: .warning, at: change.location,
        notes: [.init("this is no longer used", at: old.location)]))
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

  /// The list of a file that is nothing but a list of things with an id of their own.
  fileprivate var listKey: String? {
    ["checks", "concessions", "contradictions", "criteria", "doubts", "formulas", "risks"]
      .contains(folder) ? folder : nil
  }
}

extension Node {
  fileprivate enum Instruction {
    case amend(String), disable(String)

    var target: String {
      switch self {
      case .amend(let target), .disable(let target): target
      }
    }
  }

  /// The mapping with another value under a key that it has.
  fileprivate func replacing(_ key: String, _ change: (Node) -> Node) -> Node {
    guard case .mapping(var entries) = content,
      let index = entries.firstIndex(where: { $0.key == key })
    else { return self }
    entries[index].value = change(entries[index].value)
    return Node(.mapping(entries), at: location)
  }

  fileprivate var identity: String? {
    self["id"]?.text ?? self["name"]?.text ?? self["formula"]?.text
  }

  fileprivate var instruction: Instruction? {
    if let target = self["amends"]?.text { return .amend(target) }
    if let target = self["disable"]?.text { return .disable(target) }
    return nil
  }
}
