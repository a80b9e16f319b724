import Foundation
import Testing

/// A policy that compiles, to be damaged.
private let goodPolicy = """
  rules g at 30 { record syscalls mount on b64 key k }
  profile p { use g }

  """

@Suite struct BadInputTests {
  static let damagedPolicies: [(name: String, bytes: [UInt8], says: String)] = [
    ("not UTF-8", Array(goodPolicy.utf8) + [0xff, 0xfe, 0x0a], "UTF-8"),
    ("a NUL byte", Array(goodPolicy.utf8) + [0, 0x0a], "NUL"),
    ("CR LF", Array(goodPolicy.replacing("\n", with: "\r\n").utf8), "carriage return"),
    ("truncated", Array("rules g at 30 { record syscalls mou".utf8), "'{'"),
    ("an open string", Array("rules g at 30 \"never closed { }\n".utf8), "string"),
    (
      "deeply nested", Array(String(repeating: "rules g at 30 { ", count: 20_000).utf8),
      "error["
    ),
    ("nothing but braces", [UInt8](repeating: 0x7b, count: 3_000_000), "error["),
    (
      "random bytes", (0..<50_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) },
      "error["
    ),
  ]

  @Test(arguments: damagedPolicies.indices)
  func aDamagedPolicyIsFindingsAndNothingIsWritten(index: Int) throws {
    let damage = Self.damagedPolicies[index]
    let folder = try ScratchFolder()
    try folder.file("policies/good.policy", goodPolicy)
    try folder.file("policies/damaged.policy", damage.bytes)
    let run = try CommandRun(
      ["compile", "--profile", "p", "--policies", "policies", "--into", "out"], in: folder.url)
    #expect(run.status == 1, "\(damage.name)")
    #expect(run.errors.contains(damage.says), "\(damage.name)")
    #expect(run.errors.contains("damaged.policy:"), "\(damage.name)")
    #expect(run.output.isEmpty)
    #expect(folder.names(in: "out").isEmpty, "\(damage.name)")
  }

  @Test(arguments: [
    ("nul.rules", "-w /etc/passwd\u{0} -p wa\n", 0),
    ("crlf.rules", "-w /etc/passwd -p wa -k a\r\n", 0),
    ("cut.rules", "-a always,exit -F arch=b64 -S ope", 1),
    ("quoted.rules", "-w \"/etc/passwd\" -p wa\n", 1),
    ("tab.rules", "-w\t/etc/passwd -p wa\n", 1), ("empty.rules", "", 0),
  ])
  func oddRuleFilesGetTheVerdictOfAuditctl(name: String, text: String, status: Int32) throws {
    let folder = try ScratchFolder()
    let path = try folder.file(name, text)
    #expect(try CommandRun(["validate", path]).status == status)
  }

  @Test func bytesThatAreNoTextAreJudgedAndShownWithoutHarm() throws {
    let folder = try ScratchFolder()
    let path = try folder.file(
      "x.rules", Array("-w /etc/\u{1b}[2Jx -p wa -k ".utf8) + [0xff, 0x0a])
    let run = try CommandRun(["inspect", path])
    #expect(run.status == 0)
    #expect(!run.output.contains("\u{1b}"))
    #expect(run.output.contains("\\xff"))
  }

  @Test func aLineWithoutEndIsCutAsAuditctlCutsIt() throws {
    let folder = try ScratchFolder()
    let line = "-a always,exit -S all -F key=" + String(repeating: "k", count: 9000)
    let run = try CommandRun(["validate", try folder.file("long.rules", line)])
    #expect(run.status == 1)
    #expect(run.output.contains("error["))
  }

  @Test func whatCannotBeReadIsNoAnswer() throws {
    let folder = try ScratchFolder()
    let fifo = folder.url.appending(path: "fifo").path
    #expect(mkfifo(fifo, 0o600) == 0)
    for (argument, says) in [
      ("/nowhere/x.rules", "No such file"), (fifo, "no regular file"),
      ("/dev/zero", "no regular file"),
    ] {
      let run = try CommandRun(["validate", argument])
      #expect(run.status == 2, "\(argument)")
      #expect(run.errors.contains(says), "\(argument): \(run.errors)")
    }
    let missing = try CommandRun([
      "compile", "--profile", "p", "--into", "x", "--policies", "/nowhere",
    ])
    #expect(missing.status == 2)
  }

  @Test func aFileWhereAFolderIsWantedIsNoAnswer() throws {
    let folder = try ScratchFolder()
    let file = try folder.file("file", "x")
    for into in [file, file + "/below"] {
      let run = try CommandRun(["compile", "--profile", "ospp", "--into", into])
      #expect(run.status == 2, "\(into)")
      #expect(run.errors.contains("error:"), "\(into)")
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "x")
  }

  @Test func outputThatGoesNowhereIsNoAnswer() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = [
      "-c", "\"$0\" exceptions --profile wiki >/dev/full 2>/dev/null",
      CommandRun.program.path,
    ]
    process.currentDirectoryURL = CommandRun.package
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
  }

  @Test(arguments: [
    (
      ["compile", "--profile", "debian-12-serve", "--into", "x"], "did you mean 'debian-12-server'?"
    ),
    (["exceptions", "--profile", "wikki"], "did you mean 'wiki'?"),
    (["crosswalk", "nsa-rhel-5", "cis-debian-9"], "did you mean"),
    (["crosswalk", "nsa-rhel-5"], "two catalogues"),
    (["validate", "no-such-profile"], "unknown profile"),
    (["validate", "Generated/ospp", "--target", "debian12"], "did you mean 'debian-12'?"),
    (
      ["validate", "Generated/ospp", "--facts", "debian-12-stok"], "did you mean 'debian-12-stock'?"
    ),
    (["compile", "--profil", "x"], "--profil"), (["nonsense"], "nonsense"), (["validate"], "rules"),
  ])
  func aWrongCommandLineIs64AndSaysWhatWasMeant(arguments: [String], says: String) throws {
    let run = try CommandRun(arguments)
    #expect(run.status == 64)
    #expect(run.errors.contains(says), "\(run.errors)")
    #expect(run.output.isEmpty)
  }
}
