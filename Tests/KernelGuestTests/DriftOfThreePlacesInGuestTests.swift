import AuditLoading
import ByteText
import Diagnostics
import Foundation
import KernelGuest
import TestDice
import Testing

/// A rules.d folder, the file that it was merged to, and what a kernel said after loading that, for
/// the built command.
private final class CapturedHost {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "auditwright-three-\(UUID().uuidString)")

  private static let program = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: ".build/debug/auditwright")

  /// The guest's tree as facts, and a control that asks for the comparison.
  private static let policy = """
    facts guest {
      awk mawk
      directories /, /t, /t/d, /t/d/e
      files /t/f, /t/g, "/t/with space"
      users root = 0, alice = 1000, bob = 1001
      groups root = 0, adm = 4, staff = 50
    }
    catalogue house "House rules" version "1" {
      control 1 "Same on disk" { answered by drift }
    }

    """

  init(_ result: GuestResult) throws {
    try write(Array(Self.policy.utf8), "house.policy")
    try write(try #require(result.listing).bytes, "list")
    try write(try #require(result.statusText).bytes, "status")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func write(_ bytes: [UInt8], _ name: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// What the command tells of `rules` in the folder and `merged` in the file beside it.
  func drift(rules: RulesFolder, merged: RulesFolder) throws -> (status: Int32, report: Report) {
    for file in rules.files { try write(file.source.bytes, "rules.d/\(file.name)") }
    try write(merged.text.bytes, "audit.rules")
    let process = Process()
    process.executableURL = Self.program
    process.arguments = [
      "drift", "--rules", "rules.d", "--merged", "audit.rules", "--loaded", "list", "--status",
      "status", "--policies", "house.policy", "--facts", "guest", "--format", "json",
    ]
    process.currentDirectoryURL = folder
    process.standardError = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, try JSONDecoder().decode(Report.self, from: output))
  }

  struct Report: Decodable {
    struct Leg: Decodable {
      let verdict: String
    }
    struct Answer: Decodable {
      let catalogue: String
      let answer: String
    }
    let legs: [Leg]
    let situation: String
    let advice: String?
    let answers: [Answer]

    var verdicts: [String] { legs.map(\.verdict) }
    /// The answer to the control of this test's own catalogue, where others may lie about.
    var answer: String? { answers.first { $0.catalogue == "house" }?.answer }
  }
}

/// The lines of a random rule file, spread over two files among settings that augenrules moves.
private struct RulesFolder {
  let files: [RulesMerge.File]

  init(_ rules: [String], lock: Int = 1) {
    let middle = rules.count / 2
    let first = ["# the first", "-e \(lock)"] + rules[..<middle] + ["", "-b 640"]
    let second = Array(rules[middle...]) + ["-D", "-f 1", "-b 320"]
    // By number, 9 comes before 10.
    files = [("9-first.rules", first), ("10-second.rules", second)].map { name, lines in
      RulesMerge.File(
        name: ByteString(name),
        source: SourceText(name: name, lines.map { $0 + "\n" }.joined()))
    }
  }

  init(_ file: RandomRuleFile) { self.init(file.lines.map(\.text)) }

  /// What augenrules makes of it.
  var text: ByteString { RulesMerge(files).text() }

  /// A case that loads that.
  func guestCase(_ name: String, freshBoot: Bool = false) -> GuestCase {
    GuestCase(
      name,
      tree: [
        .directory("/t/d"), .directory("/t/d/e"), .file("/t/f"), .file("/t/g"),
        .file("/t/with space"),
      ], rules: .file(text), collect: [.listing, .status], freshBoot: freshBoot)
  }
}

@Suite struct DriftOfThreePlacesInGuestTests {
  @Test func whatWasMergedAndLoadedIsTheSameUntilOneOfTheThreeIsEdited() async throws {
    var random = Dice(seed: 21)
    let files = (0..<25).map { _ in RandomRuleFile(&random) }
    let edits = files.map { $0.edited(&random) }
    let results = try await Guest.run(
      files.enumerated().map { RulesFolder($1).guestCase("merge \($0)") })
    for ((file, edit), result) in zip(zip(files, edits), results) {
      let load = try #require(result.loads.first)
      try #require(load.status == 0, "\(load.errors) \(load.messages)")
      let host = try CapturedHost(result)
      let (loaded, edited) = (RulesFolder(file), RulesFolder(edit.file))
      let change = Comment("\(edit.name) \(edit.line ?? "")\n\(file.text)")
      try expect(host, loaded, loaded, 0, "same", ["same", "same", "same"], change)
      if edit.isVoid(of: file) {
        for (rules, merged) in [(edited, loaded), (edited, edited), (loaded, edited)] {
          try expect(host, rules, merged, 0, "same", ["same", "same", "same"], change)
        }
        continue
      }
      try expect(
        host, edited, loaded, 1, "not-merged", ["different", "different", "same"], change)
      try expect(
        host, edited, edited, 1, "not-loaded", ["same", "different", "different"], change)
      try expect(
        host, loaded, edited, 1, "merged-file-differs", ["different", "same", "different"], change)
    }
  }

  private func expect(
    _ host: CapturedHost, _ rules: RulesFolder, _ merged: RulesFolder, _ status: Int32,
    _ situation: String, _ verdicts: [String], _ change: Comment
  ) throws {
    let run = try host.drift(rules: rules, merged: merged)
    #expect(run.status == status, change)
    #expect(run.report.situation == situation, change)
    #expect(run.report.verdicts == verdicts, change)
    #expect(run.report.answer == (status == 0 ? "yes" : "no"), change)
  }

  @Test func whatAKernelHoldsBehindALockNeedsABoot() async throws {
    let rules = ["-w /t/f -p wa -k f", "-w /t/d -p wa -k d"]
    let loaded = RulesFolder(rules, lock: 2)
    let result = try await Guest.run(loaded.guestCase("locked", freshBoot: true))
    let host = try CapturedHost(result)
    #expect(try host.drift(rules: loaded, merged: loaded).status == 0)
    let edited = RulesFolder(rules + ["-w /t/g -p wa -k g"], lock: 2)
    for (merged, situation) in [(loaded, "not-merged"), (edited, "not-loaded")] {
      let run = try host.drift(rules: edited, merged: merged)
      #expect(run.report.situation == situation)
      #expect(run.report.advice?.hasPrefix("reboot: ") == true)
    }
  }
}
