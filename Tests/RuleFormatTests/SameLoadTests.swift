import AuditCatalogue
import AuditLoading
import AuditRules
import Diagnostics
import Foundation
import RuleFormat
import RuleSpellings
import Testing

/// What a load of `bytes` comes to, with rules by their meaning.
private struct Outcome: Equatable {
  let rules: [CanonicalRule]
  let prepended: [Bool]
  let settings: LoadSettings
  let exitStatus: Int32
  let stoppedAtLine: Int?

  init(_ bytes: [UInt8], host: any HostView) {
    let source = SourceText(name: "t.rules", bytes: bytes)
    let result = Load(target: .debian12, host: host).run(RuleLines(file: source))
    rules = result.rules.map(\.rule.canonical)
    prepended = result.rules.map(\.wasPrepended)
    settings = result.settings
    exitStatus = result.exitStatus
    stoppedAtLine = result.stoppedAt?.line
  }
}

/// A host with the folders that rules like to name.
private let stocked: HostFacts = {
  var facts = HostFacts(name: "t")
  facts.directories = [
    "/", "/etc", "/etc/audit", "/etc/sudoers.d", "/etc/apparmor", "/etc/apparmor.d", "/etc/selinux",
    "/var", "/var/log", "/usr", "/usr/bin", "/usr/sbin", "/etc/pam.d", "/etc/network", "/home",
  ]
  facts.files = ["/etc/passwd", "/etc/shadow", "/etc/sudoers", "/usr/bin/sudo"]
  return facts
}()

/// Rule files of the tests: name and text.
private let samples: [(name: String, bytes: [UInt8])] = {
  let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  let spellings = Spelling.equal + Spelling.stronger
  // All of them take minutes and show no more.
  var samples = stride(from: 0, to: spellings.count, by: 6).map { index in
    (spellings[index].name, Array(spellings[index].text.utf8))
  }
  samples += Narrowing.all.map { ($0.name, Array($0.text.utf8)) }
  samples += (1...8).map { ("drawn \($0)", Array(generatedRules(count: 60, seed: $0).utf8)) }
  for folder in ["Tests/Fixtures", "Generated"] {
    let top = root.appending(path: folder).path
    for case let name as String in FileManager.default.enumerator(atPath: top) ?? .init()
    where name.hasSuffix(".rules") {
      let data = FileManager.default.contents(atPath: "\(top)/\(name)") ?? Data()
      samples.append((name, Array(data)))
    }
  }
  return samples
}()

@Test func thereAreRuleFilesToTry() {
  #expect(samples.count > 300)
}

@Test(arguments: 0..<8)
func aFormattedFileLoadsAsBefore(group: Int) {
  for (name, bytes) in samples.enumerated().filter({ $0.offset % 8 == group }).map(\.element) {
    let source = SourceText(name: "t.rules", bytes: bytes)
    for host in [UnknownHost(), stocked] as [any HostView] {
      let before = Outcome(bytes, host: host)
      let modern = RuleFormat(modernForm: ModernForm(target: .debian12, host: host))
      let once = modern.format([source])[0].bytes
      #expect(Outcome(once, host: host) == before, "\(name)")
      let twice = modern.format([SourceText(name: "t.rules", bytes: once)])[0].bytes
      #expect(twice == once, "\(name)")
    }
    let tidy = RuleFormat().format([source])[0].bytes
    #expect(Outcome(tidy, host: UnknownHost()) == Outcome(bytes, host: UnknownHost()), "\(name)")
  }
}

@Test func whatCompileWritesIsInTheModernFormAlready() {
  let form = RuleFormat(modernForm: ModernForm(target: .debian12, host: stocked))
  let emitted = samples.filter { $0.bytes.starts(with: "## auditwright:".utf8) }
  #expect(emitted.count > 150)
  for (name, bytes) in emitted {
    #expect(form.format([SourceText(name: name, bytes: bytes)])[0].bytes == bytes, "\(name)")
  }
}

@Test func mostOfWhatIsLoadedIsWrittenInTheModernForm() {
  let form = RuleFormat(modernForm: ModernForm(target: .debian12, host: stocked))
  var (rules, kept) = (0, 0)
  for (_, bytes) in samples {
    let source = SourceText(name: "t.rules", bytes: bytes)
    rules += Load(target: .debian12, host: stocked).run(RuleLines(file: source)).rules.count
    kept += form.format([source])[0].remarks.count { $0.id == "line-kept" }
  }
  #expect(rules > 2_000)
  #expect(kept * 20 < rules, "\(kept) of \(rules)")
}
