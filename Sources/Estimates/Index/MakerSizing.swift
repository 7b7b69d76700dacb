/// The sizing formula of a store's maker: one line that fits what makers publish.
///
/// memory = vectors × factor × (dimensions × bits ÷ 8 + added bytes + links × bytes of a link)
public struct MakerSizing: Hashable, Sendable {
  /// What the whole is multiplied with, a margin included.
  public let factor: Double
  /// The bits in which one number of a vector is kept.
  public let bits: Double
  /// Bytes that come with each vector whatever its length.
  public let added: BytesPerVector
  /// Links to neighbours that the maker's formula counts.
  public let links: Double
  /// The bytes of one link.
  public let linkBytes: Double

  /// A formula; negative numbers count as zero.
  public init(
    factor: Double = 1, bits: Double = 32, added: BytesPerVector = .zero, links: Double = 0,
    linkBytes: Double = 0
  ) {
    self.factor = max(0, factor)
    self.bits = max(0, bits)
    self.added = max(.zero, added)
    self.links = max(0, links)
    self.linkBytes = max(0, linkBytes)
  }

  /// The bytes of one vector.
  public func bytesPerVector(dimensions: Int) -> BytesPerVector {
    (BytesPerVector(Double(max(0, dimensions)) * bits / 8 + links * linkBytes) + added) * factor
  }

  /// The memory of one copy.
  public func memory(vectors: Vectors, dimensions: Int) -> Bytes {
    max(.zero, vectors) * bytesPerVector(dimensions: dimensions)
  }
}
