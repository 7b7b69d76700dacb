import Foundation
import Testing

/// Units can't be mixed: the compiler refuses it.
@Suite("Mixed units")
struct MixedUnitsTests {
  /// Lines that have a meaning.
  static let sound = [
    "let a: Seconds = Bytes(7e10) / BytesPerSecond(3.5e12)",
    "let b: Dollars = DollarsPerHour(2) * Hours(3)",
    "let c: TokensPerSecond = TokensPerRequest(500) * RequestsPerSecond(3)",
    "let d: DollarsPerMonth = DollarsPerHour(2).converted()",
    "let e: Double = Seconds(3) / Seconds(4)",
    "let f = Bytes(1) + Bytes(2)",
    "let g: Bool = Hours(1) < Hours(2)",
  ]

  /// Lines that have none.
  static let mixed = [
    "let m1 = Seconds(1) + Bytes(1)",
    "let m2 = Seconds(1) + Hours(1)",
    "let m3 = Dollars(1) * Seconds(1)",
    "let m4: Bytes = Seconds(1)",
    "let m5: Dollars = DollarsPerHour(2) * Seconds(3)",
    "let m6 = Seconds(1) < Tokens(1)",
    "let m7: Seconds = Bytes(1) / DollarsPerHour(1)",
    "let m8: DollarsPerMonth = DollarsPerHour(2)",
    "let m9: TokensPerSecond = TokensPerRequest(5) * DollarsPerHour(3)",
    "let m10 = [Requests(1), Tokens(1)].sum()",
    "let m11: DollarsPerRequest = DollarsPerMonth(1) / Requests(1)",
    "let m12 = Seconds(1) - 1.0",
  ]

  @Test("The compiler takes what has a meaning and refuses each line that has none")
  func compilerRefusesMixedUnits() throws {
    guard let compiler = Self.compiler else {
      print("Skipped: no swiftc on the path.")
      return
    }
    let units = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/Estimates/Units").standardizedFileURL
    let sources = try FileManager.default.contentsOfDirectory(atPath: units.path)
      .filter { $0.hasSuffix(".swift") }.sorted().map { units.appending(path: $0).path }
    #expect(!sources.isEmpty)
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "archwright-units-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let snippet = folder.appending(path: "Snippet.swift")
    try (Self.sound + Self.mixed).joined(separator: "\n").write(
      to: snippet, atomically: true, encoding: .utf8)
    let messages = try Self.run(
      compiler,
      ["-typecheck", "-parse-as-library", "-swift-version", "6"] + sources
        + [snippet.path])
    let refused = Set(
      messages.matches(of: #/Snippet\.swift:(\d+):\d+: error:/#).compactMap { Int($0.output.1) })
    let expected = Set((Self.sound.count + 1)...(Self.sound.count + Self.mixed.count))
    #expect(refused == expected, "\(messages)")
    #expect(!messages.contains(#/Units\/\w+\.swift:\d+:\d+: error/#), "\(messages)")
  }

  private static let compiler: URL? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { URL(fileURLWithPath: String($0)).appending(path: "swiftc") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  /// What a program writes to standard error.
  private static func run(_ program: URL, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let data = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
