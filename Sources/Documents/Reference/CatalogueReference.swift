import Expressions
import Facts
import OrderedCollections
import Quantities
public import RuleBase

/// The catalogue as values and as text for a terminal.
public struct CatalogueReference: Sendable {
  private let base: RuleBase

  /// A view of the catalogue of a rule base.
  public init(_ base: RuleBase) { self.base = base }

  /// Which entries are wanted; what is absent does not limit.
  public struct Filter: Sendable {
    /// The id of a role.
    public var role: String?
    /// A cloud, such as `aws`, or `on_prem`.
    public var cloud: String?
    /// A way to run it, such as `own_tenant`.
    public var hosting: String?
    /// Whether products that new designs may not use are shown too.
    public var includesEnded: Bool

    public init(
      role: String? = nil, cloud: String? = nil, hosting: String? = nil, includesEnded: Bool = true
    ) {
      self.role = role
      self.cloud = cloud
      self.hosting = hosting
      self.includesEnded = includesEnded
    }

    fileprivate func takes(_ entry: Catalogue.Entry) -> Bool {
      (cloud.map(entry.clouds.contains) ?? true) && (hosting.map(entry.hosting.contains) ?? true)
        && (includesEnded || entry.status.isRecommendable)
    }
  }

  /// The roles in the order of their labels, each with the entries that a filter takes.
  private func roles(_ filter: Filter) -> [(role: Catalogue.Role, entries: [Catalogue.Entry])] {
    base.catalogue.roles.values
      .filter { role in filter.role.map { $0 == role.id } ?? true }
      .sorted { ($0.label, $0.id) < ($1.label, $1.id) }
      .map { role in (role, role.entries.filter(filter.takes)) }
      .filter { !$0.entries.isEmpty }
  }

  // MARK: - Values

  /// The roles with their products, with stable keys, for other programs.
  public func report(_ filter: Filter) -> ReportValue {
    .list(
      roles(filter).map { role, entries in
        [
          "role": .text(role.id), "label": .text(role.label), "duty": .text(role.duty),
          "entries": .list(entries.map { report($0, in: role) }),
        ]
      })
  }

  /// One product with everything that is known of it.
  public func report(_ entry: Catalogue.Entry, in role: Catalogue.Role) -> ReportValue {
    [
      "id": .text(entry.id), "label": .text(entry.label), "role": .text(role.id),
      "provider": .text(entry.provider), "clouds": .texts(entry.clouds),
      "hosting": .texts(entry.hosting), "licence": .text(entry.licence),
      "status": .text(entry.status.rawValue), "status_note": .text(orNull: entry.statusNote),
      "superseded_by": .text(orNull: entry.supersededBy), "stack": .texts(entry.stack),
      "as_of": .text(entry.asOf), "sources": .texts(entry.sources),
      "attributes": .list(
        attributes(entry, in: role).map { attribute in
          [
            "name": .text(attribute.field.name.rawValue), "label": .text(attribute.field.label),
            "text": .text(attribute.text),
          ]
        }),
    ]
  }

  private func attributes(
    _ entry: Catalogue.Entry, in role: Catalogue.Role
  ) -> [(field: Field, text: String)] {
    zip(role.attributes, entry.values).map { field, value in
      switch value {
      case .known(let value): (field, valueWords(value, of: field))
      case .absent: (field, "none")
      case .unknown: (field, "unknown")
      }
    }
  }

  // MARK: - Text

  /// The roles with one line for each product.
  public func text(_ filter: Filter, width: Int = 100, colour: Bool = false) -> String {
    let table = TextTable(columns: [
      .init(width: 26, style: .quiet), .init(width: 34), .init(width: max(width - 78, 18)),
      .init(width: 9),
    ])
    var lines: [StyledLine] = []
    for (role, entries) in roles(filter) {
      if !lines.isEmpty { lines.append(StyledLine()) }
      var heading = StyledLine(role.label, .strong)
      heading.append("  \(role.id)", .quiet)
      lines.append(heading)
      for entry in entries {
        let status = entry.status.isRecommendable ? "" : " (\(entry.status.words))"
        lines += table.lines([
          entry.id, entry.label + status, entry.licence, entry.asOf,
        ])
      }
    }
    return lines.map { $0.text(colour: colour) + "\n" }.joined()
  }

  /// One product with everything that is known of it.
  public func text(
    _ entry: Catalogue.Entry, in role: Catalogue.Role, colour: Bool = false
  ) -> String {
    var page = TermList()
    page.title(entry.label, entry.id)
    page.add("role", "\(role.label) (\(role.id)): \(role.duty)")
    page.add("provider", entry.provider)
    page.add("runs on", entry.clouds.joined(separator: ", "))
    page.add("run as", entry.hosting.joined(separator: ", "))
    page.add("licence", entry.licence)
    page.add("status", entry.status.words + (entry.statusNote.map { ". \($0)" } ?? ""))
    if let next = entry.supersededBy {
      page.add("replaced by", base.catalogue.entry(next)?.entry.label ?? next)
    }
    if !entry.stack.isEmpty { page.add("comes with", entry.stack.joined(separator: ", ")) }
    for attribute in attributes(entry, in: role) where attribute.text != "unknown" {
      page.add(attribute.field.label, attribute.text)
    }
    let unknown = attributes(entry, in: role).filter { $0.text == "unknown" }
    if !unknown.isEmpty {
      page.add("not known", unknown.map(\.field.label).joined(separator: ", "))
    }
    page.add("as of", entry.asOf)
    for id in entry.sources { page.add("source", base.sources[id]?.words ?? id) }
    return page.text(colour: colour)
  }
}

extension Catalogue.Status {
  /// The status in words.
  public var words: String {
    switch self {
    case .active: "active"
    case .maintenance: "maintenance only"
    case .closedToNew: "closed to new customers"
    case .retired: "retired"
    }
  }
}

extension KnowledgeSource {
  /// The source in one line: key, title, publisher, grade and date.
  var words: String { "\(id): \(title), \(publisher) (\(grade.words), \(asOf))" }
}
