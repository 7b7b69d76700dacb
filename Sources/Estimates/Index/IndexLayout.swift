/// How an index of vectors is built, for the bytes that it takes.
///
/// - Source: the memory column of the table of indexes in the wiki of the FAISS library: 4d for a
///   flat index, 4d + 8M for a graph, the code and 8 bytes of id for inverted lists.
public enum IndexLayout: Hashable, Sendable {
  /// Every vector is compared: nothing but the vectors.
  case flat
  /// A graph of neighbours: `links` on each layer and twice as many on the lowest, 4 bytes each.
  case graph(links: Int)
  /// Lists by nearest centre, the vectors kept whole.
  case invertedLists(count: Int)
  /// Lists by nearest centre, vectors kept as codes of so many parts with so many bits.
  case productCodes(lists: Int, parts: Int, bits: Int)

  /// The bytes of one vector, its links and ids included.
  public func bytesPerVector(dimensions: Int, format: NumberFormat) -> BytesPerVector {
    let numbers = format.bytes(dimensions: dimensions)
    switch self {
    case .flat: return numbers
    case .graph(let links): return numbers + BytesPerVector(Double(max(0, links)) * 2 * 4)
    case .invertedLists: return numbers + Self.id
    case .productCodes(_, let parts, let bits):
      return BytesPerVector((Double(max(0, parts)) * Double(max(0, bits)) / 8).rounded(.up))
        + Self.id
    }
  }

  /// What the index takes once, whatever it holds: centres of lists and tables of codes.
  public func fixedBytes(dimensions: Int) -> Bytes {
    let whole = Double(max(0, dimensions)) * 4
    switch self {
    case .flat, .graph: return .zero
    case .invertedLists(let count): return Bytes(Double(max(0, count)) * whole)
    case .productCodes(let lists, _, let bits):
      // One table of 2^bits points for each part, whose lengths add up to the vector's.
      let points = Double(1 << min(max(0, bits), 30))
      return Bytes((Double(max(0, lists)) + points) * whole)
    }
  }

  /// The number of a vector in its list.
  private static let id = BytesPerVector(8.0)

  /// Memory of one copy: vectors × bytes of each + what the index takes once.
  public func memory(vectors: Vectors, dimensions: Int, format: NumberFormat) -> Bytes {
    max(.zero, vectors) * bytesPerVector(dimensions: dimensions, format: format)
      + fixedBytes(dimensions: dimensions)
  }
}
