public import Diagnostics
import Foundation

/// The names that templates may use, as JSON Schemas describe them.
///
/// With it a template is checked whole, also those of its sections that are empty in a report.
public struct TemplateSchema: Sendable {
  let root: Shape

  /// The shape of a value, as far as names are concerned.
  indirect enum Shape: Sendable {
    /// Nothing inside can be named, or anything can.
    case plain, anything
    /// Sections on it see their surroundings.
    case flag
    case object([String: Shape])
    case list(Shape)
    /// The shape under `$defs`.
    case defined(String)
  }

  private let definitions: [String: Shape]

  /// Joins the properties of several schemas.
  ///
  /// - Parameter files: JSON Schemas of objects; later ones add to earlier ones.
  /// - Throws: `template/schema` for a file that is no schema.
  public init(_ files: [SourceFile]) throws(DiagnosticError) {
    var members: [String: Shape] = [:]
    var definitions: [String: Shape] = [:]
    for file in files {
      let json = try? JSONSerialization.jsonObject(with: Data(file.text.utf8))
      guard let schema = json as? [String: Any] else {
        throw DiagnosticError([
          Diagnostic("template/schema", "'\(file.name)' is no JSON Schema", at: nil)
        ])
      }
      if case .object(let own) = Shape(schema) { members.merge(own) { $1 } }
      for (name, definition) in schema["$defs"] as? [String: [String: Any]] ?? [:] {
        definitions[name] = Shape(definition)
      }
    }
    root = .object(members)
    self.definitions = definitions
  }

  private init(root: Shape, definitions: [String: Shape]) {
    self.root = root
    self.definitions = definitions
  }

  /// The schema with the entry of a list under a name of its own, as repeated documents see it.
  public func naming(_ name: String, entryOf list: String) -> TemplateSchema {
    guard case .object(var members) = root, let found = member(list, of: root),
      case .list(let entry) = resolved(found)
    else { return self }
    members[name] = entry
    return TemplateSchema(root: .object(members), definitions: definitions)
  }

  /// The shape that a reference stands for.
  func resolved(_ shape: Shape) -> Shape {
    var shape = shape
    while case .defined(let name) = shape { shape = definitions[name] ?? .anything }
    return shape
  }

  /// A member of an object; nil where it has no such member.
  func member(_ name: String, of shape: Shape) -> Shape? {
    switch resolved(shape) {
    case .object(let members): members[name]
    case .anything: .anything
    case .plain, .flag, .list, .defined: nil
    }
  }

  /// The names of an object's members, sorted.
  func names(of shape: Shape) -> [String] {
    guard case .object(let members) = resolved(shape) else { return [] }
    return members.keys.sorted()
  }
}

extension TemplateSchema.Shape {
  init(_ schema: [String: Any]) {
    if let reference = schema["$ref"] as? String {
      self = .defined(String(reference.split(separator: "/").last ?? ""))
      return
    }
    if let either = schema["anyOf"] as? [[String: Any]] {
      self = .init(either.first { $0["type"] as? String != "null" } ?? [:])
      return
    }
    let types = (schema["type"] as? [String]) ?? [schema["type"] as? String ?? ""]
    if types.contains("object") {
      let properties = schema["properties"] as? [String: [String: Any]]
      self = properties.map { .object($0.mapValues(Self.init)) } ?? .anything
    } else if types.contains("array") {
      self = .list((schema["items"] as? [String: Any]).map(Self.init) ?? .anything)
    } else {
      self = types.contains("boolean") ? .flag : .plain
    }
  }
}

extension TemplateTags {
  /// A finding for each tag whose name the data model lacks.
  func unknownNames(in schema: TemplateSchema) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    check(tags, in: [schema.root], schema, &findings)
    var seen: Set<SourceLocation> = []
    return findings.filter { $0.location.map { seen.insert($0).inserted } ?? true }
  }

  private func check(
    _ tags: [Tag], in stack: [TemplateSchema.Shape], _ schema: TemplateSchema,
    _ findings: inout [Diagnostic]
  ) {
    for tag in tags {
      if tag.kind == .partial {
        check(tag.inner, in: stack, schema, &findings)
        continue
      }
      guard let shape = shape(tag.path, in: stack, schema) else {
        let meant = meant(tag.path, in: stack, schema)
        findings.append(
          Diagnostic(
            "template/unknown-name", "the data model has no '\(tag.path)' here",
            at: tag.location, help: meant.map { "did you mean '\($0)'?" }))
        continue
      }
      switch tag.kind {
      case .value, .partial: continue
      case .inverted: check(tag.inner, in: stack, schema, &findings)
      case .section:
        let isTransformed = tag.name.contains("(")
        switch schema.resolved(shape) {
        case _ where isTransformed: check(tag.inner, in: stack, schema, &findings)
        case .flag: check(tag.inner, in: stack, schema, &findings)
        case .list(let entry): check(tag.inner, in: stack + [entry], schema, &findings)
        case let inner: check(tag.inner, in: stack + [inner], schema, &findings)
        }
      }
    }
  }

  /// The name that was probably meant, beside the last part of the path that is known.
  private func meant(
    _ path: Substring, in stack: [TemplateSchema.Shape], _ schema: TemplateSchema
  ) -> String? {
    if let dot = path.lastIndex(of: "."), dot != path.startIndex,
      let parent = shape(path[..<dot], in: stack, schema)
    {
      return nearest(String(path[path.index(after: dot)...]), in: schema.names(of: parent))
        .map { "\(path[..<dot]).\($0)" }
    }
    return nearest(String(path), in: stack.flatMap(schema.names))
  }

  private func shape(
    _ path: Substring, in stack: [TemplateSchema.Shape], _ schema: TemplateSchema
  ) -> TemplateSchema.Shape? {
    if path == "." || path.isEmpty { return stack.last }
    let names = path.split(separator: ".").map(String.init)
    guard let first = names.first else { return nil }
    let places = path.first == "." ? stack.suffix(1) : stack[...]
    let found = places.reversed().lazy.compactMap { schema.member(first, of: $0) }.first
    return names.dropFirst().reduce(found) { shape, name in
      shape.flatMap { schema.member(name, of: $0) }
    }
  }
}
