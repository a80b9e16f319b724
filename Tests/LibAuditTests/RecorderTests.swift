import AuditCatalogue
import AuditRuleSyntax
import AuditRules
import ByteText
import Foundation
import LibAudit
import Testing

/// What this program says that auditctl does with a line.
private func expectation(_ line: ByteString) throws -> (RecordedLine, crashes: Bool) {
  var result = RecordedLine()
  guard case .words(let words) = RuleFileLine(line) else { return (result, false) }
  let compiled = RuleLineCompiler(target: .debian12, host: ThisHost()).compile(words)
  result.sent = compiled.controls.flatMap(sendings)
  switch compiled.result {
  case .done: break
  case .addition(let addition):
    let data = try RuleData(addition.rule, prepended: addition.isPrepended)
    result.sent.append("add " + data.hex)
  case .deletion(let deletion):
    result.sent.append("delete " + (try RuleData(deletion.rule)).hex)
  case .refused(let refusal):
    result.failed = true
    return (result, refusal.crashesAuditctl)
  }
  return (result, false)
}

/// What a setting or command sends, in the recorder's words.
private func sendings(_ control: ControlRule) -> [String] {
  switch control {
  case .deleteAll: ["list 0", "list 0"]
  case .backlog(let number): ["backlog \(number)"]
  case .backlogWaitTime(let number): ["wait \(number)"]
  case .failure(let number): ["failure \(number)"]
  case .rate(let number): ["rate \(number)"]
  case .enabled(let number): ["enabled \(number)"]
  case .ignoreErrors, .continueOnErrors, .signal: []
  case .loginuidImmutable: ["loginuid 1"]
  case .resetLost: ["reset-lost 0"]
  case .resetBacklogWaitTimeActual: ["reset-actual 0"]
  case .trim: ["trim 0"]
  case .makeEquivalent(let mount, let subtree):
    ["equivalent " + Recorder.hex(mount + "," + subtree)]
  case .message(let text): ["message " + Recorder.hex("text=" + text)]
  case .show(let letter):
    switch letter {
    case UInt8(ascii: "l"): ["list 0"]
    case UInt8(ascii: "s"): ["features 0"]
    default: []
    }
  }
}

/// Holds every line against auditctl; returns how many it refused.
private func compare(_ lines: [ByteString]) throws -> Int {
  let recorder = try Recorder()
  defer { recorder.remove() }
  var judged: [(ByteString, RecordedLine)] = []
  for line in lines {
    let (expected, crashes) = try expectation(line)
    if crashes {
      let status = try recorder.load(line + ByteString("\n")).status
      #expect(status == 128 + SIGSEGV, "\(line)")
    } else {
      judged.append((line, expected))
    }
  }
  let recorded = try recorder.lines(judged.map(\.0))
  try #require(
    recorded.count == judged.count,
    "the record breaks off after '\(judged[min(recorded.count, judged.count) - 1].0)'")
  var refused = 0
  for ((line, expected), actual) in zip(judged, recorded) {
    if actual.failed { refused += 1 }
    #expect(actual.failed == expected.failed, "\(line): \(actual.messages)")
    #expect(actual.sent == expected.sent, "\(line)")
  }
  return refused
}

@Suite(.enabled(if: Recorder.isAvailable, "auditctl is not installed"))
struct RecorderTests {
  @Test func theExamplesBecomeTheBytesThatAuditctlSends() throws {
    let folder = "/usr/share/doc/auditd/examples/rules"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    var lines: [ByteString] = []
    for name in names where name.hasSuffix(".rules") {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
      lines += bytes.split(separator: UInt8(ascii: "\n")).map { ByteString($0) }
    }
    #expect(lines.count > 400)
    _ = try compare(lines)
  }

  /// AUDITWRIGHT_RANDOM_LINES makes it more lines, AUDITWRIGHT_SEED others.
  @Test func randomLinesAreJudgedAsAuditctlJudgesThem() throws {
    let environment = ProcessInfo.processInfo.environment
    let count = environment["AUDITWRIGHT_RANDOM_LINES"].flatMap(Int.init) ?? 6000
    var source = RandomLine(seed: environment["AUDITWRIGHT_SEED"].flatMap(UInt64.init) ?? 1)
    let lines = (0..<count).map { _ in source.next() }
    let refused = try compare(lines)
    // A generator that only makes wrong lines, or only right ones, would show nothing.
    #expect(refused > count / 5 && refused < count * 4 / 5)
  }
}
