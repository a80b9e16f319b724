import Foundation

/// One run of the built command.
struct CommandRun {
  let status: Int32
  let output: String
  let errors: String
  let outputBytes: Data

  /// The top of the checkout, where the shipped policies are found.
  static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The command, which is built with the tests.
  static let program = package.appending(path: ".build/debug/auditwright")

  /// Runs the command in `folder` with `input` on standard input.
  init(_ arguments: [String], in folder: URL = package, input: Data = Data()) throws {
    try self.init(program: Self.program.path, arguments, in: folder, input: input)
  }

  /// Runs another program in the same way.
  init(
    program: String, _ arguments: [String], in folder: URL = package, input: Data = Data()
  ) throws {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["NO_COLOR": "1", "PATH": "/usr/sbin:/usr/bin:/bin"]
    let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    try input.write(to: scratch.appending(path: "in"))
    for name in ["out", "err"] {
      try Data().write(to: scratch.appending(path: name))
    }
    process.standardInput = try FileHandle(forReadingFrom: scratch.appending(path: "in"))
    process.standardOutput = try FileHandle(forWritingTo: scratch.appending(path: "out"))
    process.standardError = try FileHandle(forWritingTo: scratch.appending(path: "err"))
    try process.run()
    process.waitUntilExit()
    // A crash must not pass for an answer.
    status = process.terminationReason == .exit ? process.terminationStatus : -1
    outputBytes = try Data(contentsOf: scratch.appending(path: "out"))
    output = String(decoding: outputBytes, as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: scratch.appending(path: "err")), as: UTF8.self)
  }
}

/// A folder that is gone when the test is over.
final class ScratchFolder {
  let url = FileManager.default.temporaryDirectory.appending(
    path: "auditwright-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// Writes a file and returns its path.
  @discardableResult
  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }

  @discardableResult
  func file(_ name: String, _ text: String) throws -> String {
    try file(name, Array(text.utf8))
  }

  /// The names in a folder of it, hidden ones too.
  func names(in folder: String = "") -> [String] {
    let path = url.appending(path: folder).path
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}
