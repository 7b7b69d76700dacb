import Diagnostics
import Foundation
import OrderedCollections
import RuleBase

/// Finds prices in a JSON object whose members are objects with fields.
struct MapReader {
  let format: ImportFormat
  /// The ids of our prices.
  let ids: Set<String>

  func read(_ file: SourceFile) -> FoundNumbers {
    var found = FoundNumbers()
    let members: [String: Member]
    do {
      members = try JSONDecoder().decode([String: Member].self, from: Data(file.text.utf8))
    } catch {
      found.diagnostics = [.notJSON(file, error)]
      return found
    }
    let places = MemberPlaces(file)
    var used: Set<String> = []
    for (stem, entry) in format.entries {
      guard let key = entry.key, let member = members[key] else {
        found.absent.append(stem)
        continue
      }
      used.insert(key)
      let location = places[key]
      for (name, field) in format.fields where ids.contains("\(stem)/\(name)") {
        guard let value = member.fields[field.name] else { continue }
        found.numbers["\(stem)/\(name)"] = FoundNumber(
          content: value.content, divisor: 1, location: location)
      }
    }
    found.unmapped = members.count - used.count
    return found
  }
}

/// One member of the object; empty where it is no object itself.
private struct Member: Decodable {
  let fields: [String: Scalar]

  init(from decoder: any Decoder) throws {
    guard let container = try? decoder.container(keyedBy: Key.self) else {
      fields = [:]
      return
    }
    var fields: [String: Scalar] = [:]
    for key in container.allKeys {
      fields[key.stringValue] = try? container.decode(Scalar.self, forKey: key)
    }
    self.fields = fields
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

/// A number, or what is no number; null is neither.
private struct Scalar: Decodable {
  let content: FoundNumber.Content

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      throw DecodingError.valueNotFound(
        Double.self, .init(codingPath: decoder.codingPath, debugDescription: "null"))
    }
    if let number = try? container.decode(Double.self) {
      content = number.isFinite ? .number(number) : .other("\(number)")
    } else if let text = try? container.decode(String.self) {
      content = .other("'\(text.prefix(40))'")
    } else {
      content = .other("something else")
    }
  }
}

extension Diagnostic {
  fileprivate static func notJSON(_ file: SourceFile, _ error: any Error) -> Diagnostic {
    var reason = "it is no object whose members have names"
    if case .dataCorrupted? = error as? DecodingError { reason = "it is not well formed" }
    return Diagnostic(
      "import/not-json", "'\(file.name)' can't be read as JSON: \(reason)", at: nil,
      help: "name a file as it was published, whole")
  }
}
