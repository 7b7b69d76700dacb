public import Foundation

/// A program of this machine that makes documents in a format of its own.
public struct ExternalProgram: Hashable, Sendable {
  /// Its file.
  public let file: URL

  /// Names a program by its file.
  public init(file: URL) { self.file = file }

  /// Looks a program up.
  ///
  /// - Parameters:
  ///   - names: the names it may have, the most usual first.
  ///   - path: the folders to look into, parted by colons.
  /// - Returns: the first that is there, or `nil`.
  public static func find(_ names: [String], path: String) -> ExternalProgram? {
    let folders = path.split(separator: ":").filter { $0.hasPrefix("/") }
    for name in names {
      for folder in folders {
        let file = URL(fileURLWithPath: String(folder)).appending(path: name)
        if FileManager.default.isExecutableFile(atPath: file.path) {
          return ExternalProgram(file: file)
        }
      }
    }
    return nil
  }

  /// Runs it and waits for its end.
  ///
  /// - Parameters:
  ///   - arguments: what follows its name.
  ///   - folder: where it runs, and where its own scratch files go.
  ///   - seconds: after how long it is stopped.
  /// - Throws: when it can't be started, takes too long, or ends with anything but success.
  func run(_ arguments: [String], in folder: URL, seconds: Int = 120) throws(ConversionError) {
    let errors = folder.appending(path: "errors.txt")
    guard FileManager.default.createFile(atPath: errors.path, contents: nil),
      let errorHandle = FileHandle(forWritingAtPath: errors.path)
    else { throw .noScratch(folder.path) }
    defer { try? errorHandle.close() }
    let process = Process()
    process.executableURL = file
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = [
      "HOME": folder.path, "TMPDIR": folder.path, "PATH": "/usr/local/bin:/usr/bin:/bin",
      "LC_ALL": "C.UTF-8", "TZ": "UTC", "SOURCE_DATE_EPOCH": "946684800",
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errorHandle
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do {
      try process.run()
    } catch {
      throw .notStarted(name, error.localizedDescription)
    }
    if ended.wait(timeout: .now() + .seconds(seconds)) == .timedOut {
      process.terminate()
      throw .tooSlow(name, seconds)
    }
    guard process.terminationStatus == 0 else {
      let text = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
      throw .failed(name, process.terminationStatus, lastLine(of: text))
    }
  }

  /// Its name without its folder.
  var name: String { file.lastPathComponent }

  private func lastLine(of text: String) -> String {
    text.split(separator: "\n").last.map(String.init) ?? "it gave no reason"
  }
}

/// Why a document could not be made in a format of another program.
public enum ConversionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The folder for scratch files can't be written.
  case noScratch(String)
  /// The program can't be started, and why.
  case notStarted(String, String)
  /// The program did not end within so many seconds.
  case tooSlow(String, Int)
  /// The program ended with a code, and what it said last.
  case failed(String, Int32, String)
  /// The program ended well, but what it wrote is not what was asked for.
  case notAsAsked(String, String)

  public var description: String {
    switch self {
    case .noScratch(let folder): "the folder '\(folder)' can't be written"
    case .notStarted(let name, let reason): "'\(name)' can't be started: \(reason)"
    case .tooSlow(let name, let seconds): "'\(name)' did not end within \(seconds) seconds"
    case .failed(let name, let code, let reason): "'\(name)' ended with \(code): \(reason)"
    case .notAsAsked(let name, let format): "'\(name)' wrote no \(format)"
    }
  }
}
