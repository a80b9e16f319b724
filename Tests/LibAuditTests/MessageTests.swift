import Foundation
import Testing

@testable import LibAudit

/// libaudit's own text for each code, from a program that asks it.
private func libauditMessages() throws -> [Int: String] {
  let folder = FileManager.default.temporaryDirectory
    .appending(path: "auditwright-messages-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let program = folder.appending(path: "messages")
  let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Recorder/messages.c")
  _ = try standardError(of: "/usr/bin/cc", ["-o", program.path, source.path, "-laudit"])
  let text = try standardError(of: program.path, [])
  var messages: [Int: String] = [:]
  for line in text.split(separator: "\n") {
    let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, let code = Int(parts[0]) { messages[code] = String(parts[1]) }
  }
  return messages
}

private func standardError(of program: String, _ arguments: [String]) throws -> String {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  process.standardError = pipe
  try process.run()
  let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return String(decoding: bytes, as: UTF8.self)
}

/// Codes that libaudit has a text for and never returns.
private let unused: Set<Int> = [10, 17, 18, 23]

@Test func everyMessageIsTheLinkedLibrarysOwn() throws {
  let messages = try libauditMessages()
  #expect(messages.count == 60)
  let known = Set(messages.filter { !$0.value.isEmpty }.keys).subtracting(unused)
  #expect(known == Set(LibAuditMessages.table.keys))
  for code in known {
    #expect(LibAuditMessages.message(code, about: "WORDS") == messages[code], "code \(code)")
  }
}
