import Diagnostics
import Testing

@Suite struct NearestWordTests {
  @Test(
    arguments: [
      ("latancy", "latency"), ("latenyc", "latency"), ("Latency", "latency"), ("lod", "load"),
      ("budgt", "budget"), ("prviacy", "privacy"), ("xyz", nil), ("", nil), ("l", nil),
      ("load", "load"), ("completely_different", nil),
    ] as [(String, String?)])
  func finds(_ word: String, _ expected: String?) {
    #expect(nearest(word, in: ["budget", "latency", "load", "privacy"]) == expected)
  }

  @Test func orderOfCandidatesDoesNotMatter() {
    #expect(nearest("cats", in: ["cars", "bats"]) == "bats")
    #expect(nearest("cats", in: ["bats", "cars"]) == "bats")
  }

  @Test func longWordsAreNotCompared() {
    let long = String(repeating: "a", count: 100_000)
    #expect(nearest(long, in: [long]) == nil)
    #expect(nearest("a", in: [long]) == nil)
  }
}
