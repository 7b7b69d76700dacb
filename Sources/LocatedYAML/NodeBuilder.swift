import CYaml
import Diagnostics

/// Builds the nodes of one document from the parser's events.
///
/// Reading stops with `Stop` after a finding that leaves no sensible rest; other findings are
/// collected.
struct NodeBuilder {
  /// Reading can't go on; the reason is among the diagnostics.
  struct Stop: Error {}

  /// What an alias stands for.
  private struct Anchored {
    var node: Node
    var nodes: Int
    var depth: Int
  }

  /// A node under construction: how much it holds is needed to bound aliases.
  private struct Built {
    var node: Node
    var nodes = 1
    var depth = 1
  }

  private let file: SourceFile
  private let fileName: String
  private let limits: YAMLLimits
  private let contentStart: Int
  private let events: EventSource
  private var diagnostics: [Diagnostic] = []
  private var anchors: [String: Anchored] = [:]
  private var openAnchors: [String] = []
  private var aliasedNodes = 0
  /// Found when first needed: the parser puts the end of a file one line too low.
  private var lastPlace: SourcePosition?

  init(
    file: SourceFile, events: EventSource, limits: YAMLLimits, contentStart: Int
  ) {
    self.file = file
    fileName = file.name
    self.events = events
    self.limits = limits
    self.contentStart = contentStart
  }

  /// The root of the only document and all findings.
  mutating func document() -> (root: Node?, diagnostics: [Diagnostic]) {
    do throws(Stop) {
      let root = try readDocument()
      return (root, diagnostics)
    } catch {
      return (nil, diagnostics)
    }
  }

  private mutating func readDocument() throws(Stop) -> Node? {
    var root: Node?
    while true {
      let event = try next()
      switch event.pointee.type {
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: continue
      case YAML_DOCUMENT_START_EVENT:
        if root != nil { throw stopped(.severalDocuments(at: location(event))) }
      case YAML_STREAM_END_EVENT:
        if root.map(isBlank) ?? true { throw stopped(.emptyFile(at: location(event))) }
        return root
      default: root = try node(event, depth: 1).node
      }
    }
  }

  private func isBlank(_ node: Node) -> Bool {
    node.scalar == Node.Scalar(text: "") && node.location.start == node.location.end
  }

  private mutating func next() throws(Stop) -> UnsafePointer<yaml_event_t> {
    if let event = events.next() { return event }
    let failure = events.failure
    if failure.problem.hasPrefix("Maximum nesting level") {
      let place = location(failure.mark, position(failure.mark))
      throw stopped(.tooDeep(limits.depth, at: place))
    }
    throw stopped(.syntax(failure, in: file, contentStart: contentStart))
  }

  private mutating func stopped(_ diagnostic: Diagnostic) -> Stop {
    var diagnostic = diagnostic
    diagnostic.location = diagnostic.location.map { clamped($0) }
    diagnostics.append(diagnostic)
    return Stop()
  }

  private mutating func report(_ diagnostic: Diagnostic) throws(Stop) {
    diagnostics.append(diagnostic)
    if diagnostics.count >= limits.findings { throw Stop() }
  }
}

// MARK: - Nodes

extension NodeBuilder {
  private mutating func node(
    _ event: UnsafePointer<yaml_event_t>, depth: Int
  ) throws(Stop) -> Built {
    let start = event.pointee.start_mark
    switch event.pointee.type {
    case YAML_SCALAR_EVENT: return try scalar(event)
    case YAML_ALIAS_EVENT: return try alias(event, depth: depth)
    case YAML_SEQUENCE_START_EVENT:
      let data = event.pointee.data.sequence_start
      try checkTag(data.tag, event)
      let anchor = try open(data.anchor, event, depth: depth)
      let isFlow = data.style == YAML_FLOW_SEQUENCE_STYLE
      let built = try sequence(from: start, isFlow: isFlow, depth: depth)
      close(anchor, built)
      return built
    case YAML_MAPPING_START_EVENT:
      let data = event.pointee.data.mapping_start
      try checkTag(data.tag, event)
      let anchor = try open(data.anchor, event, depth: depth)
      let isFlow = data.style == YAML_FLOW_MAPPING_STYLE
      let built = try mapping(from: start, isFlow: isFlow, depth: depth)
      close(anchor, built)
      return built
    default: throw Stop()
    }
  }

  private mutating func scalar(_ event: UnsafePointer<yaml_event_t>) throws(Stop) -> Built {
    let data = event.pointee.data.scalar
    try checkTag(data.tag, event, isScalar: true)
    let bytes = UnsafeBufferPointer(start: data.value, count: data.length)
    let style: Node.Scalar.Style
    switch data.style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: style = .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: style = .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: style = .literal
    case YAML_FOLDED_SCALAR_STYLE: style = .folded
    default: style = .plain
    }
    let scalar = Node.Scalar(text: String(decoding: bytes, as: UTF8.self), style: style)
    var place = location(event)
    if data.length == 0, style == .plain { place = clamped(place) }
    let built = Built(node: Node(.scalar(scalar), at: place))
    if let anchor = data.anchor { close(String(cString: anchor), built) }
    return built
  }

  private mutating func sequence(
    from start: yaml_mark_t, isFlow: Bool, depth: Int
  ) throws(Stop) -> Built {
    var elements: [Node] = []
    var count = 1
    var height = 0
    while true {
      let event = try next()
      if event.pointee.type == YAML_SEQUENCE_END_EVENT {
        let end = end(event, isFlow: isFlow, last: elements.last, start: start)
        let node = Node(.sequence(elements), at: location(start, end))
        return Built(node: node, nodes: count, depth: height + 1)
      }
      let element = try self.node(event, depth: depth + 1)
      count += element.nodes
      height = max(height, element.depth)
      elements.append(element.node)
    }
  }

  /// The end of a list or mapping: its last value's where no bracket closes it.
  private func end(
    _ event: UnsafePointer<yaml_event_t>, isFlow: Bool, last: Node?, start: yaml_mark_t
  ) -> SourcePosition {
    if isFlow { return position(event.pointee.end_mark) }
    return last?.location.end ?? position(start)
  }
}

// MARK: - Mappings

extension NodeBuilder {
  private mutating func mapping(
    from start: yaml_mark_t, isFlow: Bool, depth: Int
  ) throws(Stop) -> Built {
    var keys = KeyIndex()
    var merges: [(place: Int, node: Node)] = []
    var count = 1
    var height = 0
    var last: Node?
    while true {
      let event = try next()
      if event.pointee.type == YAML_MAPPING_END_EVENT {
        let end = end(event, isFlow: isFlow, last: last, start: start)
        for merge in merges.reversed() { try self.merge(merge.node, into: &keys, at: merge.place) }
        let node = Node(.mapping(keys.entries), at: location(start, end))
        return Built(node: node, nodes: count, depth: height + 1)
      }
      let key = try node(event, depth: depth + 1).node
      let value = try node(try next(), depth: depth + 1)
      count += value.nodes + 1
      height = max(height, value.depth)
      last = value.node
      guard let scalar = key.scalar else {
        try report(.keyNotText(key.kind, at: key.location))
        continue
      }
      if scalar.text == "<<", scalar.style == .plain {
        merges.append((keys.entries.count, value.node))
        continue
      }
      let entry = Node.Entry(key: scalar.text, keyLocation: key.location, value: value.node)
      if let first = keys.add(entry) {
        try report(.duplicateKey(scalar.text, at: key.location, first: first.keyLocation))
      }
    }
  }

  /// Adds the entries of a merged mapping, or of each in a list, that are not given already.
  private mutating func merge(
    _ node: Node, into keys: inout KeyIndex, at place: Int
  ) throws(Stop) {
    var merged: [Node.Entry] = []
    for source in node.elements ?? [node] {
      guard let entries = source.entries else {
        try report(.mergeNotMapping(source.kind, at: source.location))
        continue
      }
      merged += entries
    }
    keys.insertMissing(merged, at: place)
  }
}

// MARK: - Anchors, aliases and tags

extension NodeBuilder {
  private mutating func open(
    _ anchor: UnsafeMutablePointer<yaml_char_t>?, _ event: UnsafePointer<yaml_event_t>, depth: Int
  ) throws(Stop) -> String? {
    if depth > limits.depth { throw stopped(.tooDeep(limits.depth, at: location(event))) }
    guard let anchor else { return nil }
    let name = String(cString: anchor)
    openAnchors.append(name)
    return name
  }

  private mutating func close(_ anchor: String?, _ built: Built) {
    guard let anchor else { return }
    if openAnchors.last == anchor { openAnchors.removeLast() }
    anchors[anchor] = Anchored(node: built.node, nodes: built.nodes, depth: built.depth)
  }

  private mutating func alias(
    _ event: UnsafePointer<yaml_event_t>, depth: Int
  ) throws(Stop) -> Built {
    let place = location(event)
    let name = event.pointee.data.alias.anchor.map { String(cString: $0) } ?? ""
    if openAnchors.contains(name) { throw stopped(.aliasToItself(name, at: place)) }
    guard let anchored = anchors[name] else {
      try report(
        .unknownAnchor(name, known: anchors.count <= 100 ? anchors.keys.sorted() : [], at: place))
      return Built(node: Node(.scalar(Node.Scalar(text: "")), at: place))
    }
    aliasedNodes += anchored.nodes
    if aliasedNodes > limits.aliasedNodes {
      throw stopped(.aliasExpansion(limits.aliasedNodes, at: place))
    }
    if anchored.node.scalar == nil, depth + anchored.depth - 1 > limits.depth {
      throw stopped(.tooDeep(limits.depth, at: place))
    }
    return Built(node: anchored.node, nodes: anchored.nodes, depth: anchored.depth)
  }

  private mutating func checkTag(
    _ tag: UnsafeMutablePointer<yaml_char_t>?, _ event: UnsafePointer<yaml_event_t>,
    isScalar: Bool = false
  ) throws(Stop) {
    guard let tag else { return }
    let name = String(cString: tag)
    if isScalar, name == "tag:yaml.org,2002:str" || name == "!" { return }
    try report(.tag(name, at: location(event)))
  }
}

// MARK: - Places

extension NodeBuilder {
  private func position(_ mark: yaml_mark_t) -> SourcePosition {
    SourcePosition(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }

  private func location(_ event: UnsafePointer<yaml_event_t>) -> SourceLocation {
    location(event.pointee.start_mark, position(event.pointee.end_mark))
  }

  /// A place without the line that the parser adds where the last one has no end.
  private mutating func clamped(_ place: SourceLocation) -> SourceLocation {
    let last = lastPlace ?? SourceLines(file).position(ofByte: file.text.utf8.count)
    lastPlace = last
    let start = min(place.start, last)
    return SourceLocation(file: place.file, start: start, end: min(place.end, last))
  }

  private func location(_ start: yaml_mark_t, _ end: SourcePosition) -> SourceLocation {
    let start = position(start)
    return SourceLocation(file: fileName, start: start, end: max(start, end))
  }
}
