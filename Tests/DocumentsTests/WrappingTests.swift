import Documents
import Testing

struct WrappingTests {
  @Test(arguments: [
    ("one two three", 8, ["one two", "three"]),
    ("", 10, [""]),
    ("a\nb", 10, ["a b"]),
    ("exactly8 x", 8, ["exactly8", "x"]),
    ("abcdefghijklmnopqrst", 8, ["abcdefgh", "ijklmnop", "qrst"]),
    ("日本語日本語", 8, ["日本語日", "本語"]),
  ])
  func lines(text: String, width: Int, expected: [String]) {
    #expect(wrapped(text, width: width) == expected)
  }

  @Test func noLineIsWiderThanAsked() {
    let text = String(repeating: "word and another, longer one ", count: 20)
    for width in 8...100 {
      #expect(wrapped(text, width: width).allSatisfy { $0.count <= width })
    }
  }
}
