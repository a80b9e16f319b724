import AuditLoading
import ByteText
import Diagnostics
import Foundation
import TestDice
import Testing

/// The installed augenrules, made to read and write folders of a test's own, and never to load.
private struct Augenrules {
  static let script = "/usr/sbin/augenrules"
  static var isAvailable: Bool { FileManager.default.isReadableFile(atPath: script) }

  private let folder: URL
  private let copy: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "auditwright-augenrules-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    copy = folder.appending(path: "augenrules")
    let text = try String(contentsOfFile: Self.script, encoding: .utf8)
      .replacing("DestinationFile=/etc/audit/audit.rules", with: "DestinationFile=\"$2\"")
      .replacing("SourceRulesDir=/etc/audit/rules.d", with: "SourceRulesDir=\"$1\"; shift 2")
      .replacing("/sbin/auditctl", with: "/bin/false")
    try #require(!text.contains("/etc/audit/rules.d\n"))
    try #require(text.contains("DestinationFile=\"$2\"") && text.contains("shift 2"))
    try text.write(to: copy, atomically: true, encoding: .utf8)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// What it makes of these files.
  func merge(_ files: [(name: String, text: ByteString)]) throws -> (rulesFolder: URL, ByteString) {
    let rules = folder.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: rules, withIntermediateDirectories: true)
    for file in files { try Data(file.text.bytes).write(to: rules.appending(path: file.name)) }
    let target = folder.appending(path: "\(UUID().uuidString).rules")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [copy.path, rules.path, target.path]
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return (rules, ByteString(try Data(contentsOf: target)))
  }

  /// The awk that the script finds.
  static var awk: Awk {
    let path = URL(fileURLWithPath: "/usr/bin/awk").resolvingSymlinksInPath().lastPathComponent
    return path.contains("gawk") ? .gawk : .mawk
  }
}

/// Random folders with everything in them that augenrules looks at.
private struct RandomFolder {
  private var random: Dice

  init(seed: UInt64) { random = Dice(seed: seed) }

  private static let nameParts = [
    "1", "9", "10", "010", "2", "a", "B", "b", "z", "-", "_", "+", "~", ".", ".a", ".1", "\u{e9}",
    "rules", ".rules", "0", "00",
  ]
  private static let lines = [
    "-e 2", " -e 1", "\t-e 0", "-D", "-D ", "-D -k x", "-Dx", " -D", "-b 1", "-b2", "-f 1", " -f 2",
    "-e", "#c", " #c", "\t#", "", " ", "\r", "-D\r", "-e 2\r", "s#c", "ss-e 1", "s-D", "-Ds",
    "s-Dss", "-w /a -p wa -k x", "-a always,exit -S all", "x\0y", "\0", "--backlog_wait_time 1",
    "-c", "-i", "-r 1", "\u{c}-b 3", "-W /a", "\\s-e", "-e\\", "%s", "\u{e9}",
  ]

  mutating func next() -> [(name: String, text: ByteString)] {
    var files: [String: ByteString] = [:]
    for _ in 0..<(1 + random.below(8)) { files[name()] = text() }
    return files.map { ($0.key, $0.value) }
  }

  private mutating func name() -> String {
    let stem = (0..<(1 + random.below(5))).map { _ in random.pick(Self.nameParts) }.joined()
    let middle = random.oneIn(12) ? " b" : ""
    return stem + middle + (random.oneIn(10) ? "" : ".rules")
  }

  private mutating func text() -> ByteString {
    let lines = (0..<random.below(7)).map { _ in random.pick(Self.lines) }
    let text = lines.joined(separator: "\n")
    return ByteString(random.oneIn(3) ? text : text + "\n")
  }
}

@Test(.enabled(if: Augenrules.isAvailable, "augenrules is not installed"))
func randomFoldersMergeAsAugenrulesMergesThem() throws {
  let script = try Augenrules()
  defer { script.remove() }
  var folders = RandomFolder(seed: 1)
  for _ in 0..<200 {
    let files = folders.next()
    let (folder, expected) = try script.merge(files)
    let merge = RulesMerge(
      files.map {
        .init(name: ByteString($0.name), source: SourceText(name: $0.name, bytes: $0.text.bytes))
      }, awk: Augenrules.awk)
    #expect(merge.text(folder: ByteString(folder.path)) == expected, "\(files)")
  }
}
