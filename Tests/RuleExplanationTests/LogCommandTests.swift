import AuditCatalogue
import AuditRules
import ByteText
import Foundation
import LibAudit
import RuleExplanation
import Testing

/// The commands for a key of these lines.
private func searches(
  _ key: ByteString, isWhole: Bool = false, _ lines: ByteString...
) throws -> [LogCommand] {
  let compiler = RuleLineCompiler(target: .debian12, host: UnknownHost())
  return LogCommand.searches(
    forKey: key, isWhole: isWhole, of: try lines.flatMap { try compiler.additions(of: $0) },
    names: LibAuditNames())
}

@Suite struct LogCommandTests {
  @Test func reportsFollowFromTheRules() throws {
    let clock = try searches("clock", "-a always,exit -F arch=b64 -S adjtimex -k clock")
    #expect(!clock.contains { $0.line.contains("aureport -f") || $0.line.contains("aureport -s") })
    let failed = try searches(
      "access", "-a always,exit -F arch=b64 -S open,openat -F exit=-EACCES -k access")
    #expect(failed.contains { $0.line.contains("aureport -f") })
    #expect(!failed.contains { $0.line.contains("-sv no") })
  }

  @Test func aKeyIsQuotedForAShell() throws {
    let line: ByteString = #"-a always,exit -F arch=b64 -S adjtimex -F key=it's\ $(x)"#
    let commands = try searches("it's $(x)", line)
    #expect(commands[0].line == #"ausearch -k 'it'\''s $(x)' -i --start today"#)
  }

  /// The tools themselves say whether they know the options: 0 with events, 1 without any.
  @Test func theAuditToolsTakeEveryCommand() throws {
    let lines: [ByteString] = [
      "-w /etc/passwd -p rwxa -k access", "-a always,exit -F arch=b64 -S open,openat -k access",
    ]
    let compiler = RuleLineCompiler(target: .debian12, host: UnknownHost())
    let rules = try lines.flatMap { try compiler.additions(of: $0) }
    let unkeyed: [ByteString] = [
      "-w /etc/passwd -p wa", "-a always,exit -F arch=b32 -S open",
      "-a always,exit -F exe=/usr/bin/su",
    ]
    let names = LibAuditNames()
    let commands =
      LogCommand.searches(forKey: "access", isWhole: true, of: rules, names: names)
      + (try unkeyed.flatMap { try compiler.additions(of: $0) }).flatMap {
        LogCommand.searches(forUnkeyed: $0, on: .debian12, names: names)
      }
    #expect(commands.count >= 9)
    for command in commands {
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let log = folder.appending(path: "audit.log")
      try Data(Self.event.utf8).write(to: log)
      let line = command.line.replacing("ausearch ", with: "ausearch -if \(log.path) ")
        .replacing(" --start today", with: "")
      let (status, output, errors) = try run(line)
      #expect(status == 0, "\(command.line): \(errors)")
      #expect(!output.isEmpty, "\(command.line)")
      #expect(errors.isEmpty, "\(command.line): \(errors)")
    }
  }

  private static let event = """
    type=SYSCALL msg=audit(1700000000.123:42): arch=40000003 syscall=5 success=no exit=-13 a0=1 \
    a1=0 a2=0 a3=0 items=1 ppid=1 pid=2 auid=1000 uid=1000 gid=1000 euid=1000 suid=1000 \
    fsuid=1000 egid=1000 sgid=1000 fsgid=1000 tty=pts0 ses=1 comm="su" exe="/usr/bin/su" \
    subj=unconfined key="access"
    type=CWD msg=audit(1700000000.123:42): cwd="/root"
    type=PATH msg=audit(1700000000.123:42): item=0 name="/etc/passwd" inode=1 dev=08:01 \
    mode=0100644 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0

    """

  private func run(_ line: String) throws -> (Int32, String, String) {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-o", "pipefail", "-c", line]
    process.environment = ["PATH": "/usr/sbin:/usr/bin:/bin", "LC_ALL": "C"]
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let complaints = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: text, as: UTF8.self),
      String(decoding: complaints, as: UTF8.self)
    )
  }
}
