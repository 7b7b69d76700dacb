import Binary
import Testing

private struct Sample: BinaryValue, Equatable {
  let name: String
  let count: Int
  let number: Double?
  let shapes: [Shape]
  let places: [String: Int]

  init(name: String, count: Int, number: Double?, shapes: [Shape], places: [String: Int]) {
    self.name = name
    self.count = count
    self.number = number
    self.shapes = shapes
    self.places = places
  }

  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    self.init(
      name: try reader.read(), count: try reader.read(), number: try reader.read(),
      shapes: try reader.read(), places: try reader.read())
  }
}

private enum Shape: BinaryCases, Equatable {
  case point
  case circle(Double)
  case named(String, isOpen: Bool)
  case labelled(text: String)
  case maybe(String?)

  enum Tag: UInt8, CaseIterable, BinaryValue { case point, circle, named, labelled, maybe }

  init(from reader: inout BinaryReader) throws(BinaryDamage) {
    switch try Tag(from: &reader) {
    case .point: self = .point
    case .circle: self = .circle(try reader.read())
    case .named: self = .named(try reader.read(), isOpen: try reader.read())
    case .labelled: self = .labelled(text: try reader.read())
    case .maybe: self = .maybe(try reader.read())
    }
  }
}

private struct Closed: BinaryValue {
  let work: @Sendable () -> Void = {}

  init() {}
  init(from reader: inout BinaryReader) throws(BinaryDamage) { self.init() }
}

struct BinaryTests {
  private static let samples = [
    Sample(name: "", count: 0, number: nil, shapes: [], places: [:]),
    Sample(
      name: "Größe × 2", count: -3, number: .infinity,
      shapes: [
        .point, .circle(-0.0), .named("a", isOpen: true), .labelled(text: "b"), .maybe(nil),
        .maybe("b"),
      ], places: ["b": 1 << 40, "a": 127, "c": 128]),
  ]

  private static func file() throws -> [UInt8] {
    var writer = BinaryWriter()
    writer.write(samples)
    return try writer.file(from: Fingerprint(value: 7))
  }

  @Test func whatIsWrittenIsRead() throws {
    let file = try BinaryFile(try Self.file())
    var reader = file.reader
    let samples: [Sample] = try reader.read()
    #expect(samples == Self.samples)
    #expect(file.origin == Fingerprint(value: 7))
  }

  @Test func sameValuesGiveSameBytes() throws {
    #expect(try Self.file() == Self.file())
  }

  @Test func everyFlippedBitAndEveryCutIsFound() throws {
    let bytes = try Self.file()
    for place in bytes.indices {
      for bit in 0..<8 {
        var damaged = bytes
        damaged[place] ^= 1 << UInt8(bit)
        #expect(throws: BinaryDamage.self) { try BinaryFile(damaged) }
      }
      #expect(throws: BinaryDamage.self) { try BinaryFile(Array(bytes[..<place])) }
    }
  }

  @Test func aSectionIsPassedOverAndReadLater() throws {
    var writer = BinaryWriter()
    writer.writeSection { $0.write("inside") }
    writer.write("behind")
    var reader = try BinaryFile(try writer.file(from: Fingerprint())).reader
    var section = try reader.readSection()
    #expect(try reader.readText() == "behind")
    #expect(try section.readText() == "inside")
    #expect(throws: BinaryDamage.self) { try section.readByte() }
  }

  @Test func aPropertyThatCannotBeStoredIsNamed() {
    var writer = BinaryWriter()
    writer.write(Closed())
    do throws(UnstorableProperties) {
      _ = try writer.file(from: Fingerprint())
      Issue.record("nothing was refused")
    } catch {
      #expect(error.names == ["Closed.work"])
    }
  }

  @Test(arguments: [("a", "b"), ("ab", "ba"), ("", "\0"), ("12345678", "123456789")])
  func fingerprintsTellTextsApart(_ first: String, _ second: String) {
    var left = Fingerprint()
    left.combine(first)
    var right = Fingerprint()
    right.combine(second)
    #expect(left != right)
  }
}
