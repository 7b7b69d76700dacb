import Foundation
import Pixels
import Testing

struct PixelImageTests {
  @Test(arguments: [(0, 1, 0), (1, 0, 0), (-1, 1, 4), (2, 2, 15), (2, 2, 17)])
  func thereAreFourBytesForEachPixel(width: Int, height: Int, count: Int) {
    #expect(
      PixelImage(width: width, height: height, bytes: Array(repeating: 0, count: count)) == nil)
  }

  /// The kind of colour in the head of the file: 2 has no opacity, 6 has.
  @Test(arguments: [(UInt8(255), UInt8(2)), (254, 6), (0, 6)])
  func onlyWhatIsNotOpaqueHasOpacity(opacity: UInt8, kind: UInt8) throws {
    let bytes: [UInt8] = [10, 20, 30, 255, 0, 0, 0, opacity]
    let png = try #require(PixelImage(width: 2, height: 1, bytes: bytes)?.png())
    #expect(Array(png.prefix(4)) == [0x89, 0x50, 0x4E, 0x47])
    #expect(png[25] == kind)
    #expect(png[16..<24].map { $0 } == [0, 0, 0, 2, 0, 0, 0, 1])
  }

  @Test func coloursAreKept() throws {
    let bytes: [UInt8] = [10, 20, 30, 255, 50, 100, 25, 128]
    let image = try #require(PixelImage(width: 2, height: 1, bytes: bytes))
    #expect(image.png() == image.png())
    // Both pixels as the file holds them, unpacked by another program where there is one.
    let python = URL(fileURLWithPath: "/usr/bin/python3")
    try #require(FileManager.default.isExecutableFile(atPath: python.path))
    let process = Process()
    process.executableURL = python
    process.arguments = [
      "-c",
      """
      import sys, zlib
      data = sys.stdin.buffer.read()
      place, packed = 8, b""
      while place < len(data):
        size = int.from_bytes(data[place:place + 4], "big")
        if data[place + 4:place + 8] == b"IDAT": packed += data[place + 8:place + 8 + size]
        place += 12 + size
      print(*zlib.decompress(packed))
      """,
    ]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(try #require(image.png())))
    try input.fileHandleForWriting.close()
    let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(printed == "0 30 20 10 255 50 199 100 128\n")
  }
}
