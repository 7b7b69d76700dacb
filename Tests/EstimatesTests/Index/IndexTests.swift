import Estimates
import Testing

@Suite("Sizes of an index")
struct IndexTests {
  /// Bytes of one vector of 1,024 numbers by layout and format.
  static let layouts: [(IndexLayout, NumberFormat, Double)] = [
    (.flat, .float32, 4_096), (.flat, .float16, 2_048), (.flat, .int8, 1_024),
    (.flat, .int4, 512), (.flat, .binary, 128),
    (.graph(links: 16), .float32, 4_224), (.graph(links: 32), .int8, 1_280),
    (.invertedLists(count: 4_096), .float32, 4_104),
    (.productCodes(lists: 4_096, parts: 64, bits: 8), .float32, 72),
    (.productCodes(lists: 4_096, parts: 64, bits: 4), .float32, 40),
  ]

  @Test("Bytes of a vector", arguments: layouts)
  func bytes(layout: IndexLayout, format: NumberFormat, expected: Double) {
    #expect(
      layout.bytesPerVector(dimensions: 1_024, format: format) == BytesPerVector(expected))
  }

  @Test("Ten million in a graph of 16 links: 42.2 GB, raw 41.0 GB")
  func tenMillion() {
    let stored = StoredVectors(vectors: Vectors(10_000_000), dimensions: 1_024)
    #expect(abs(stored.raw.inGigabytes.value - 40.96) < 1e-9)
    let graph = stored.memory(.graph(links: 16), .float32, margin: 1)
    #expect(abs(graph.inGigabytes.value - 42.24) < 1e-9)
    let twice = StoredVectors(vectors: Vectors(10_000_000), dimensions: 1_024, copies: 2)
    #expect(twice.memory(.graph(links: 16), .float32, margin: 1.5) == graph * 3)
  }

  @Test("Centres and tables of codes are counted once")
  func fixed() {
    let codes = IndexLayout.productCodes(lists: 1_000, parts: 64, bits: 8)
    #expect(codes.fixedBytes(dimensions: 1_024) == Bytes((1_000 + 256) * 4_096))
    #expect(IndexLayout.flat.fixedBytes(dimensions: 1_024) == .zero)
    #expect(
      codes.memory(vectors: .zero, dimensions: 1_024, format: .float32)
        == codes.fixedBytes(dimensions: 1_024))
  }

  @Test("Disk keeps whole vectors, payload and index for each copy")
  func disk() {
    let stored = StoredVectors(
      vectors: Vectors(1_000), dimensions: 100, payload: BytesPerVector(600.0), copies: 2)
    #expect(stored.disk(index: Bytes(50_000)) == Bytes(2_000_000 + 50_000))
  }

  @Test("Odd lengths take whole bytes, nothing takes nothing")
  func limits() {
    #expect(NumberFormat.binary.bytes(dimensions: 9) == BytesPerVector(2.0))
    #expect(NumberFormat.int4.bytes(dimensions: 3) == BytesPerVector(2.0))
    let nothing = StoredVectors(vectors: .zero, dimensions: 0)
    #expect(nothing.raw == .zero && nothing.memory(.flat, .float32, margin: 1.5) == .zero)
    let negative = StoredVectors(vectors: Vectors(-5.0), dimensions: -1, copies: 0)
    #expect(negative.raw == .zero && negative.copies == 1)
  }

  @Test("More vectors, longer ones, wider numbers and more copies never take less")
  func monotony() {
    let sizes = [1.0, 10, 1e3, 1e6, 1e9]
    for layout in Self.layouts.map(\.0) {
      for (format, next) in zip(NumberFormat.allCases, NumberFormat.allCases.dropFirst()) {
        for (size, larger) in zip(sizes, sizes.dropFirst()) {
          func memory(_ size: Double, _ length: Int, _ format: NumberFormat) -> Bytes {
            layout.memory(vectors: Vectors(size), dimensions: length, format: format)
          }
          #expect(memory(size, 768, format) <= memory(larger, 768, format))
          #expect(memory(size, 768, format) <= memory(size, 1_536, format))
          #expect(memory(size, 768, next) <= memory(size, 768, format))
        }
      }
    }
  }
}
