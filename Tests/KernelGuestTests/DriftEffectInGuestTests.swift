import AuditAnalysis
import AuditCatalogue
import AuditEvents
import AuditListings
import AuditLoading
import AuditRules
import ByteText
import Diagnostics
import KernelGuest
import LibAudit
import RuleSpellings
import Testing

/// Events that drift says are lost, gained or filed otherwise, made on a kernel with the rules that are
/// expected and on one with those that it lists.
@Suite struct DriftEffectInGuestTests {
  /// What is expected, and what is loaded instead.
  private struct Case {
    let expected: [String]
    let held: [String]
    /// Events of each kind that are found.
    let lost: Int
    let gained: Int
    let refiled: Int
  }

  private static let own = "-a always,exit -F arch=b64 -S getpid -F uid>=1000 -F key=own"
  private static let other =
    "-a always,exit -F arch=b64 -S personality,getpid -F uid=0 -F key=other"

  private static let cases = [
    Case(expected: [own, other], held: [other], lost: 1, gained: 0, refiled: 0),
    Case(expected: [other], held: [own, other], lost: 0, gained: 1, refiled: 0),
    Case(
      expected: [own, other], held: ["-a never,exit -F arch=b64 -S getpid -F gid=7", own, other],
      lost: 2, gained: 0, refiled: 0),
    Case(
      expected: [own], held: [own.replacing(" -F key", with: " -F uid!=1000 -F key")],
      lost: 1, gained: 0, refiled: 0),
    Case(
      expected: [own], held: [own.replacing("=own", with: "=renamed")], lost: 0, gained: 0,
      refiled: 1),
    Case(
      expected: [own, other], held: [own, other, "-a never,exclude -F msgtype=SYSCALL -F uid=0"],
      lost: 1, gained: 0, refiled: 0),
    Case(
      expected: [other],
      held: [
        "-a always,exit -F arch=b64 -S getpid -F uid=0 -F key=other",
        "-a always,exit -F arch=b64 -S personality -F uid=0 -F key=other",
      ], lost: 0, gained: 0, refiled: 0),
  ]

  @Test func everyEventThatDriftNamesFaresOnAKernelAsItSays() async throws {
    let listed = try await Guest.run(
      Self.cases.enumerated().map { index, item in
        GuestCase("held \(index)", rules: Self.rules(item.held), collect: [.listing])
      })
    var made: [GuestCase] = []
    var effects: [DriftEffect] = []
    for (item, result) in zip(Self.cases, listed) {
      let effect = try effect(of: item, listing: try #require(result.listing))
      #expect(effect.lost.count == item.lost, "\(item.held)")
      #expect(effect.gained.count == item.gained, "\(item.held)")
      #expect(effect.refiled.count == item.refiled, "\(item.held)")
      let steps = try (effect.lost + effect.gained + effect.refiled).map { try step($0.event) }
      made.append(GuestCase("expected", rules: Self.rules(item.expected), steps: steps))
      made.append(GuestCase("held", rules: Self.rules(item.held), steps: steps))
      effects.append(effect)
    }
    let results = try await Guest.run(made)
    for (index, effect) in effects.enumerated() {
      let before = results[2 * index].steps
      let after = results[2 * index + 1].steps
      let changes = effect.lost.count + effect.gained.count
      #expect(before.map(\.isRecorded) == effect.fates(lost: true, gained: false))
      #expect(after.map(\.isRecorded) == effect.fates(lost: false, gained: true))
      #expect(before.dropFirst(changes).map(\.keys) == effect.refiled.map(\.keys))
      #expect(after.dropFirst(changes).map(\.keys) == effect.refiled.map(\.foundUnder))
    }
  }

  private static let passwd =
    "-a always,exit -F arch=b64 -S all -F path=/etc/passwd -F perm=wa -F key=identity"

  /// Edits of rules about files, as a listing shows them; each loses one event.
  @Test(arguments: [
    [passwd.replacing("perm=wa", with: "perm=a")],
    [passwd.replacing(" -F key", with: " -F uid!=1000 -F key")],
    ["-a never,exit -F arch=b64 -S openat -F uid=1000", passwd],
    [passwd.replacing("/etc/passwd", with: "/etc/group")],
  ])
  func whatDriftSaysIsLostOfAFileIsNotRecorded(held: [String]) async throws {
    let item = Case(expected: [Self.passwd], held: held, lost: 1, gained: 0, refiled: 0)
    let listing = ByteString(held.map { $0 + "\n" }.joined())
    let effect = try effect(of: item, listing: listing, on: Scene.host)
    let change = try #require(effect.lost.first)
    let stage = try WitnessStage(change.event, replacements: change.circumstances.replacements)
    let results = try await Guest.run(
      [item.expected, held].map { lines in
        GuestCase("file", actions: stage.actions(under: lines.map { $0 + "\n" }.joined()))
      })
    let ends = try results.map { try #require($0.steps.last) }
    #expect(results.allSatisfy { $0.loads.map(\.status) == [0] })
    #expect(ends[0].isRecorded && ends[0].keys == ["identity"], "\(change.event)")
    #expect(!ends[1].isRecorded, "\(change.event)")
  }

  private static func rules(_ lines: [String]) -> GuestRules {
    .file(ByteString(lines.map { $0 + "\n" }.joined()))
  }

  private func effect(
    of item: Case, listing: ByteString, on facts: HostFacts? = nil
  ) throws -> DriftEffect {
    let source = SourceText(
      name: "30.rules", bytes: Array(item.expected.map { $0 + "\n" }.joined().utf8))
    let host: any HostView = facts ?? UnknownHost()
    let load = Load(target: .debian12, host: host).run(RuleLines(file: source))
    let expected = load.rules.map {
      ExpectedRule($0.readings, text: ByteString($0.span.bytes), span: $0.span)
    }
    let reader = ListingReader(
      target: .debian12, names: LibAuditNames(), hints: ReadingHints(expecting: []))
    let lines = try reader.read(SourceText(name: "auditctl -l", bytes: listing.bytes)).lines.map {
      LoadedLine($0.readings, text: $0.text, span: $0.span)
    }
    var options = DriftOptions(target: .debian12, names: LibAuditNames())
    options.facts = facts
    let report = Drift.compare(expected: expected, loaded: lines, options)
    let effect = try #require(report.effect)
    #expect(effect.unknown.isEmpty)
    #expect(report.exitStatus() == (effect.isNone ? 0 : 1))
    return effect
  }

  /// The event as a step of the guest; it touches no names.
  private func step(_ event: Event) throws -> GuestStep {
    guard case .call(let call) = event else { throw NotACall() }
    try #require(call.names.isEmpty)
    let abi: GuestABI = call.architecture == .x8664 ? .b64 : .b32
    return GuestStep(
      GuestCall(abi, call.number, call.arguments.map { .number(UInt64($0)) }),
      as: Identity(of: call.subject))
  }

  private struct NotACall: Error {}
}

extension Identity {
  fileprivate init(of subject: Subject) {
    self.init(
      uid: subject.uid, euid: subject.euid, suid: subject.suid, fsuid: subject.fsuid,
      gid: subject.gid, egid: subject.egid, sgid: subject.sgid, fsgid: subject.fsgid,
      groups: subject.groups.sorted(), loginuid: subject.auid)
  }
}

extension DriftEffect {
  /// Whether each event is recorded, lost ones first, then gained ones, then those filed otherwise.
  fileprivate func fates(lost isLostRecorded: Bool, gained isGainedRecorded: Bool) -> [Bool] {
    lost.map { _ in isLostRecorded } + gained.map { _ in isGainedRecorded }
      + refiled.map { _ in true }
  }
}
