public import Facts
import OrderedCollections
import Quantities

extension Vocabulary {
  /// The JSON Schema (draft 2020-12) of specifications, for editors.
  ///
  /// Every value may be `unknown` or `none`, or stand in a mapping with its strength and source.
  public var jsonSchema: ReportValue {
    let required = requiredFields
    var properties: ReportValue = [
      "archwright": ["description": "Version of the format.", "const": .number(1)]
    ]
    for section in sections {
      properties = properties.adding(.member(section.name, schema(of: section)))
    }
    properties = properties.adding(["diagram": .diagram, "scenarios": scenarios(properties)])
    return [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Archwright specification",
      "description": "What a client requires of a solution; only a goal and a task are required.",
      "type": "object",
      "additionalProperties": false,
      "required": .texts(uniqueSections(of: required)),
      "properties": properties,
      "$defs": .definitions,
    ]
  }

  /// The section of named changes; a change has the sections of the file, none of them complete.
  private func scenarios(_ properties: ReportValue) -> ReportValue {
    var changes: ReportValue = .object([:])
    for section in sections {
      var schema: ReportValue = ["$ref": .text("#/properties/\(section.name)")]
      if case .fields = section.content {
        // A section that lacks what is required of a whole file says only what differs.
        var fields: ReportValue = .object([:])
        for name in (properties[section.name]?["properties"] ?? .null).keys {
          let place = "#/properties/\(section.name)/properties/\(name)"
          fields = fields.adding(.member(name, ["$ref": .text(place)]))
        }
        schema = ["type": "object", "additionalProperties": false, "properties": fields]
      }
      changes = changes.adding(.member(section.name, schema))
    }
    let scenario: ReportValue = [
      "type": "object", "additionalProperties": false, "required": ["name", "change"],
      "properties": [
        "name": ["type": "string", "description": "What commands and documents call it."],
        "words": ["type": "string", "description": "Why it is of interest."],
        "change": [
          "description": "The facts that differ, written as at the top of the file.",
          "type": "object", "additionalProperties": false, "properties": changes,
        ],
      ],
    ]
    return [
      "title": "Scenarios",
      "description": "Named sets of changed facts that are compared with the file as it stands.",
      "type": "array", "items": scenario,
    ]
  }

  private var requiredFields: [Field] { fields.filter(\.isRequired) }

  private func uniqueSections(of fields: [Field]) -> [String] {
    var seen: Set<String> = []
    return fields.map { String($0.name.section) }.filter { seen.insert($0).inserted }
  }

  private func schema(of section: Section) -> ReportValue {
    switch section.content {
    case .records(let field): return field.schema
    case .fields(let fields):
      let required = fields.filter(\.isRequired).map(\.name.shortName)
      var schema: ReportValue = [
        "title": .text(section.label), "description": .text(section.about), "type": "object",
        "additionalProperties": false, "properties": fields.properties,
      ]
      if !required.isEmpty { schema = schema.adding(["required": .texts(required)]) }
      return schema
    }
  }
}

extension ReportValue {
  fileprivate static func member(_ key: String, _ value: ReportValue) -> ReportValue {
    .object([key: value])
  }

  /// The section of wishes for the pictures, which are no facts.
  fileprivate static var diagram: ReportValue {
    let names: ReportValue = ["type": "array", "items": ["type": "string"]]
    let groups: ReportValue = ["type": "array", "items": names]
    let words: ReportValue = ["type": "object", "additionalProperties": ["type": "string"]]
    func described(_ text: String, _ schema: ReportValue) -> ReportValue {
      ReportValue(dictionaryLiteral: ("description", .text(text))).adding(schema)
    }
    return [
      "title": "Pictures",
      "description": "How the pictures shall look; components are named by their ids.",
      "type": "object", "additionalProperties": false,
      "properties": [
        "order": described("Components in the order along the flow.", names),
        "same_rank": described("Groups of components at one height.", groups),
        "together": described("Groups of components beside each other.", groups),
        "hide": described("Components that are not drawn.", names),
        "rename": described("Components under another name.", words),
        "note": described("Remarks on cards.", words),
      ],
    ]
  }

  /// What several fields refer to.
  fileprivate static var definitions: ReportValue {
    [
      "unknown": [
        "description": "Nothing is known (unknown), or there is no such thing (none).",
        "enum": ["unknown", "none"],
      ],
      "strength": [
        "description": "How firmly the client holds to the value.",
        "enum": .texts(["must", "should", "wish"]),
      ],
    ]
  }
}

extension [Field] {
  /// The schemas of fields by their names and other spellings.
  fileprivate var properties: ReportValue {
    var properties: ReportValue = .object([:])
    for field in self {
      properties = properties.adding(.member(field.name.shortName, field.schema))
      for alias in field.aliases {
        let other: ReportValue = [
          "description": .text("Other spelling of \(field.name.shortName).")
        ]
        properties = properties.adding(.member(alias, field.schema.adding(other)))
      }
    }
    return properties
  }
}

extension Field {
  /// The schema of a value of this field, plain or wrapped.
  fileprivate var schema: ReportValue {
    let plain = plainSchema
    let wrapped: ReportValue = [
      "type": "object", "additionalProperties": false, "required": ["value"],
      "properties": [
        "value": ["anyOf": [plain, ["$ref": "#/$defs/unknown"]]],
        "strength": ["$ref": "#/$defs/strength"],
        "source": ["type": "string", "description": "Document or person behind the value."],
        "requirement": ["type": "string", "description": "The client's own requirement id."],
      ],
    ]
    return [
      "title": .text(uppercasedFirst(label)),
      "description": .text(description),
      "anyOf": [plain, ["$ref": "#/$defs/unknown"], wrapped],
    ]
  }

  private var description: String {
    let asked = question.map { " \($0)" } ?? ""
    return (about.isEmpty ? uppercasedFirst(label) + "." : about) + asked
  }

  private var plainSchema: ReportValue {
    switch kind {
    case .boolean: ["enum": [true, false, "yes", "no"]]
    case .number: numberSchema
    case .text: ["type": ["string", "number"]]
    case .texts: ["type": ["array", "string"], "items": ["type": ["string", "number"]]]
    case .choice(let choices, let isOpen): choices.schema(isOpen: isOpen)
    case .choices(let choices, let isOpen):
      [
        "anyOf": [
          ["type": "array", "uniqueItems": true, "items": choices.schema(isOpen: isOpen)],
          choices.schema(isOpen: isOpen),
        ]
      ]
    case .records(let fields, let keyedBy): recordsSchema(fields, keyedBy: keyedBy)
    }
  }

  private var numberSchema: ReportValue {
    let unitWords = unit.symbol.isEmpty ? "a plain number" : "a number in \(unit.symbol)"
    return [
      "anyOf": [
        ["type": "number", "description": .text(uppercasedFirst(unitWords))],
        [
          "type": "string", "pattern": "^[<>=~≈$ ]*[-+]?[0-9.].*$",
          "description": .text(
            "A number, a range such as 10..20, or one with a unit: \(unitWords)."),
        ],
      ]
    ]
  }

  private func recordsSchema(_ fields: [Field], keyedBy: String?) -> ReportValue {
    let required = fields.filter(\.isRequired).map(\.name.rawValue)
    var record: ReportValue = [
      "type": "object", "additionalProperties": false, "properties": fields.properties,
    ]
    if !required.isEmpty { record = record.adding(["required": .texts(required)]) }
    let list: ReportValue = ["type": "array", "items": record]
    guard keyedBy != nil else { return ["anyOf": [list, record]] }
    let keyed: ReportValue = ["type": "object"]
    return ["anyOf": [list, keyed]]
  }
}

extension [Field.Choice] {
  fileprivate func schema(isOpen: Bool) -> ReportValue {
    let known: ReportValue = [
      "oneOf": .list(map { ["const": .text($0.id), "title": .text($0.label)] })
    ]
    return isOpen ? ["anyOf": [known, ["type": "string"]]] : known
  }
}
