import ByteText
import Glibc
import Subprocess
import SystemPackage

/// The program auditctl, asked for what the running kernel holds. It only ever lists.
enum Auditctl {
  /// Where distributions put it; PATH is not consulted, so that nothing else can stand in for it.
  private static let places = ["/usr/sbin/auditctl", "/sbin/auditctl"]
  private static let outputLimit = 64 << 20

  /// The output of `auditctl -l`.
  static func listing() async throws -> [UInt8] { try await output(of: "-l") }

  /// The output of `auditctl -s`.
  static func status() async throws -> [UInt8] { try await output(of: "-s") }

  private static func output(of option: String) async throws -> [UInt8] {
    guard let program = places.first(where: { access($0, X_OK) == 0 }) else {
      throw Failure.noAnswer(
        "the kernel cannot be asked: there is no auditctl here; install auditd, or pass --loaded")
    }
    let result = try await run(
      .path(FilePath(program)), arguments: [option], environment: .custom(["LC_ALL": "C"]),
      output: .bytes(limit: outputLimit), error: .bytes(limit: 1 << 16))
    guard result.terminationStatus.isSuccess else {
      let said = ByteString.display(
        result.standardError.split(separator: UInt8(ascii: "\n")).first ?? [])
      throw Failure.noAnswer(
        "the kernel cannot be asked: 'auditctl \(option)' failed"
          + (said.isEmpty ? "" : ": \(said)") + "; it needs root, or pass --loaded")
    }
    return result.standardOutput
  }
}
