import Foundation
import Testing

/// What is found in the rules that Debian's auditd brings along, kept to be read: every line of it was
/// judged by hand.
@Suite("findings in Debian's example rules", .enabled(if: DebianExamples.arePresent))
struct GoldenDebianFindingsTests {
  private struct Finding: Decodable {
    let severity: String
    let id: String
    let message: String
    let file: String?
    let line: Int?
  }

  /// How the examples are put together, as their README says and as the files ask.
  private static let sets: [(name: String, files: [String])] = [
    ("stig", ["10-base-config", "30-stig", "31-privileged", "99-finalize"]),
    ("nispom", ["10-base-config", "30-nispom", "31-privileged", "99-finalize"]),
    ("pci-dss", ["10-base-config", "30-pci-dss-v31", "31-privileged", "99-finalize"]),
    (
      "ospp",
      ["10-base-config", "11-loginuid", "43-module-load", "99-finalize"]
        + DebianExamples.names.filter { $0.hasPrefix("30-ospp") }
    ),
  ]

  private func findings(_ paths: [String], _ options: [String], in folder: URL) throws -> [String] {
    let policies = CommandRun.package.appending(path: "Policies").path
    let run = try CommandRun(
      ["lint"] + paths + options + ["--policies", policies, "--format", "json"], in: folder)
    try #require(run.status < 2, "\(run.errors)")
    return try JSONDecoder().decode([Finding].self, from: run.outputBytes).map { finding in
      let file = URL(filePath: finding.file ?? "").lastPathComponent
      return "\(file):\(finding.line ?? 0): \(finding.severity)[\(finding.id)]: \(finding.message)"
    }
  }

  private func report() throws -> String {
    let names = DebianExamples.names.map { $0 + ".rules" }
    let examples = URL(filePath: DebianExamples.folder)
    var parts = [
      ("each file alone, on a Debian 12 like any other", try findings(names, [], in: examples)),
      (
        "errors of each file alone, on a Debian 12 with what a stock system has and nothing else",
        try findings(names, ["--facts", "debian-12-stock"], in: examples)
          .filter { $0.contains(": error[") }
      ),
    ]
    let scratch = try ScratchFolder()
    for set in Self.sets {
      for name in set.files {
        let source = try String(
          contentsOf: examples.appending(path: name + ".rules"), encoding: .utf8)
        try scratch.file("\(set.name)/\(name).rules", source)
      }
      parts.append(
        ("the set \(set.name), merged", try findings([set.name], [], in: scratch.url)))
    }
    return parts.map { "# \($0)\n\n" + $1.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }

  @Test func goldenFindingsAreThoseThatWereJudged() throws {
    let report = try report()
    let file = CommandRun.package.appending(path: "Documentation/gallery/debian-examples.txt")
    if ProcessInfo.processInfo.environment["AUDITWRIGHT_RENEW"] != nil {
      try report.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(
      (try? String(contentsOf: file, encoding: .utf8)) == report,
      "judge what is new, then renew it with: make renew")
  }
}

private enum DebianExamples {
  static let folder = "/usr/share/doc/auditd/examples/rules"

  /// The files, without their ending.
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix(".rules") }.map { String($0.dropLast(6)) }.sorted()
  }()

  static var arePresent: Bool { names.contains("30-stig") }
}
