/// What is kept in a store, for sizes and prices.
public struct StoredVectors: Hashable, Sendable {
  /// All vectors.
  public let vectors: Vectors
  /// The numbers of each.
  public let dimensions: Int
  /// What is kept beside each vector: text, fields to filter by, the id.
  public let payload: BytesPerVector
  /// Whole copies.
  public let copies: Int

  /// Vectors; negative numbers count as zero, and there is at least one copy.
  public init(
    vectors: Vectors, dimensions: Int, payload: BytesPerVector = .zero, copies: Int = 1
  ) {
    self.vectors = max(.zero, vectors)
    self.dimensions = max(0, dimensions)
    self.payload = max(.zero, payload)
    self.copies = max(1, copies)
  }

  /// The vectors as models give them, of one copy.
  public var raw: Bytes {
    vectors * NumberFormat.float32.bytes(dimensions: dimensions)
  }

  /// The vectors as models give them with what is kept beside them, of one copy.
  public var rawWithPayload: Bytes { raw + vectors * payload }

  /// The memory of all copies by a maker's formula.
  public func memory(_ sizing: MakerSizing) -> Bytes {
    sizing.memory(vectors: vectors, dimensions: dimensions) * Double(copies)
  }

  /// The memory of all copies by the layout of the index.
  ///
  /// - Parameters:
  ///   - layout: how the index is built.
  ///   - format: how its numbers are kept.
  ///   - margin: what the bare bytes are multiplied with for the process around them.
  /// - Returns: the memory of all copies.
  public func memory(_ layout: IndexLayout, _ format: NumberFormat, margin: Double) -> Bytes {
    layout.memory(vectors: vectors, dimensions: dimensions, format: format)
      * (max(0, margin) * Double(copies))
  }

  /// The disk of all copies: whole vectors with their payload, and the index as it is in memory.
  ///
  /// Stores that search in shortened numbers keep the whole ones to order the best hits again.
  public func disk(index: Bytes) -> Bytes { rawWithPayload * Double(copies) + index }
}
