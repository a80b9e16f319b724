import Foundation

/// Runs a program of the host to its end.
struct Tool {
  let status: Int32
  let output: String
  let errors: String

  /// Throws `GuestError.missing` if the program is not installed.
  static func run(_ path: String, _ arguments: [String]) throws -> Tool {
    guard FileManager.default.isExecutableFile(atPath: path) else {
      throw GuestError.missing(path)
    }
    let process = Process()
    let errorFile = FileManager.default.temporaryDirectory
      .appending(path: "guest-\(UUID().uuidString)")
    try Data().write(to: errorFile)
    defer { try? FileManager.default.removeItem(at: errorFile) }
    let output = Pipe()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let errors = FileManager.default.contents(atPath: errorFile.path) ?? Data()
    return Tool(
      status: process.terminationStatus, output: String(decoding: printed, as: UTF8.self),
      errors: String(decoding: errors, as: UTF8.self))
  }
}
