import CPNG

/// Pixels as Cairo keeps them, rows from the top, which can be written as PNG.
public struct PixelImage: Hashable, Sendable {
  /// Pixels from left to right.
  public let width: Int
  /// Pixels from top to bottom.
  public let height: Int
  /// Blue, green, red and opacity of each pixel, the colours multiplied by the opacity.
  private let bytes: [UInt8]

  /// Takes pixels; there is no image without any, or when there are not four bytes for each.
  ///
  /// - Parameters:
  ///   - width: pixels from left to right.
  ///   - height: pixels from top to bottom.
  ///   - bytes: blue, green, red and opacity of each pixel, the colours multiplied by the opacity.
  public init?(width: Int, height: Int, bytes: [UInt8]) {
    guard width > 0, height > 0, width <= Int32.max, height <= Int32.max,
      bytes.count == 4 * width * height
    else { return nil }
    self.width = width
    self.height = height
    self.bytes = bytes
  }

  /// The image as PNG, without opacity where every pixel is opaque.
  ///
  /// - Returns: the file's bytes, the same for the same pixels; `nil` when memory runs out.
  public func png() -> [UInt8]? {
    let isOpaque = stride(from: 3, to: bytes.count, by: 4).allSatisfy { bytes[$0] == 255 }
    let rows = isOpaque ? opaqueRows() : translucentRows()
    var count = 0
    guard
      let result = shim_encode_png(
        rows, UInt32(width), UInt32(height), isOpaque ? 1 : 0, &count)
    else { return nil }
    defer { free(result) }
    return Array(UnsafeRawBufferPointer(start: result, count: count))
  }

  private func opaqueRows() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 3 * width * height) { rows, count in
      bytes.withUnsafeBufferPointer { bytes in
        for pixel in 0..<width * height {
          rows[3 * pixel] = bytes[4 * pixel + 2]
          rows[3 * pixel + 1] = bytes[4 * pixel + 1]
          rows[3 * pixel + 2] = bytes[4 * pixel]
        }
      }
      count = 3 * width * height
    }
  }

  /// Red, green, blue and opacity, the colours no longer multiplied by the opacity.
  private func translucentRows() -> [UInt8] {
    var rows = bytes
    for start in stride(from: 0, to: bytes.count, by: 4) {
      let opacity = Int(bytes[start + 3])
      func plain(_ value: UInt8) -> UInt8 {
        opacity == 0 ? 0 : UInt8(min(255, (Int(value) * 255 + opacity / 2) / opacity))
      }
      rows[start] = plain(bytes[start + 2])
      rows[start + 1] = plain(bytes[start + 1])
      rows[start + 2] = plain(bytes[start])
    }
    return rows
  }
}
