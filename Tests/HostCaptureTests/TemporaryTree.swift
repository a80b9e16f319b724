import ByteText
import CFileAttributes
import Foundation
import HostCapture

/// A folder that is a host's tree for one test, removed after it.
final class TemporaryTree {
  /// A call that failed; tests that need root fail with it elsewhere.
  struct Failure: Error {
    let call: String
    let reason: String
  }

  let path: ByteString

  init() throws {
    var template = Array("/tmp/capture-XXXXXX\0".utf8CString)
    guard mkdtemp(&template) != nil else { throw Self.failure("mkdtemp") }
    path = ByteString(template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) })
    try check(chmod(text(""), 0o755), "chmod")
  }

  deinit {
    let removal = try? Process.run(
      URL(filePath: "/bin/rm"), arguments: ["-rf", path.description])
    removal?.waitUntilExit()
  }

  /// Captures the programs of the tree, which is there until that is done.
  func inventory(_ options: ProgramInventory.Options = .init()) throws -> ProgramInventory {
    try withRoot { ProgramInventory.capture($0, options: options) }
  }

  /// Captures the facts of the tree, which is there until that is done.
  func facts(_ options: CapturedFacts.Options = .init()) throws -> CapturedFacts {
    try withRoot { CapturedFacts.capture($0, options: options) }
  }

  /// Does something with the tree as a host's root.
  func withRoot<Result>(_ body: (HostRoot) throws -> Result) throws -> Result {
    try withExtendedLifetime(self) { try body(HostRoot(path)) }
  }

  func folder(_ name: ByteString, mode: mode_t = 0o755) throws {
    try check(mkdir(text(name), mode), "mkdir")
    try check(chmod(text(name), mode), "chmod")
  }

  /// Makes a file, and the bits of `mode` that its owner's program would have.
  func file(_ name: ByteString, _ contents: ByteString = "", mode: mode_t = 0o644) throws {
    let descriptor = open(text(name), O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try check(descriptor, "open")
    defer { close(descriptor) }
    let count = contents.bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    try check(Int32(count), "write")
    try check(fchmod(descriptor, mode), "fchmod")
  }

  func link(_ name: ByteString, to target: ByteString) throws {
    try check(symlink(terminated(target), text(name)), "symlink")
  }

  func pipe(_ name: ByteString, mode: mode_t) throws {
    try check(mkfifo(text(name), 0o600), "mkfifo")
    try check(chmod(text(name), mode), "chmod")
  }

  func move(_ name: ByteString, to other: ByteString) throws {
    try check(rename(text(name), text(other)), "rename")
  }

  /// Gives a file the attribute that holds capabilities.
  func capabilities(_ name: ByteString, _ words: [UInt32]) throws {
    let bytes = words.flatMap { word in (0..<4).map { UInt8(word >> ($0 * 8) & 0xff) } }
    try check(
      lsetxattr(text(name), "security.capability", bytes, bytes.count, 0), "lsetxattr")
  }

  private func text(_ name: ByteString) -> [CChar] {
    terminated(path + name)
  }

  private func terminated(_ text: ByteString) -> [CChar] {
    (text.bytes + [0]).map { CChar(bitPattern: $0) }
  }

  private func check(_ result: Int32, _ call: String) throws {
    if result < 0 { throw Self.failure(call) }
  }

  private static func failure(_ call: String) -> Failure {
    Failure(call: call, reason: String(cString: strerror(errno)))
  }
}
