import AuditCatalogue
import AuditEvents
import AuditRecords
import AuditRules
import ByteText
import Diagnostics
import KernelGuest
import LibAudit
import Testing

// What a kernel logged of a call, read as ausearch would print it raw, has to lead the evaluator to
// the decision that the kernel took.

@Suite struct RecordsInGuestTests {
  private static let rules = [
    "-a never,exit -F arch=b64 -S all -F dir=/t/p -F perm=r",
    "-a always,exit -F arch=b64 -S open,openat -F exit=-EACCES -F auid>=1000 -F auid!=unset -k denied",
    "-a always,exit -F arch=b32 -S open -k narrow",
    "-a always,exit -S all -F path=/t/d/a -F perm=wa -k file",
    "-a always,exit -S all -F path=/t/p/program -F perm=x -F uid!=0 -k run -k more",
    "-a always,exit -F arch=b64 -S chmod -F obj_uid=\(GuestUsers.bob) -k bobs",
    "-a always,exit -F arch=b64 -S connect -F saddr_fam=10 -k net",
    "-a always,exit -F arch=b64 -S openat2 -F a0=-100 -F perm=w -k how",
    "-a always,exit -F arch=b64 -S rename -F filetype=dir -F success=1 -k moved",
    "-a always,exit -F arch=b64 -S access -C uid!=obj_uid -F exe=/.guest/agent -k others",
    "-a always,exit -S all -F dir=/t/e -F perm=wa -k tree",
  ]

  private static let steps: [GuestStep] = [
    open("/t/d/b", 0, as: GuestStep.alice), open("/t/d/a", OpenFlag.write),
    open("/t/l/a", OpenFlag.write),
    open("/t/p/program"), open("/t/d/a"), call(.open, .string("/t/e/c"), 0, 0, abi: .b32),
    GuestStep(.execute(RandomWorld.program), as: GuestStep.alice),
    GuestStep(.execute(RandomWorld.program)),
    GuestStep(.execute(RandomWorld.script), as: GuestStep.bob),
    call(.chmod, .string("/t/e/c"), 0o640), call(.chmod, .string("/t/d/b"), 0o640),
    GuestStep(.address(.connect, family: 10)), GuestStep(.address(.connect, family: 2)),
    GuestStep(.openat2("/t/d/b", flags: 1)), GuestStep(.openat2("/t/d/b", flags: 0)),
    .asking("/t/e/c"), .asking("/t/d/missing"), .unlinking("/t/e/c"), .creating("/t/e/c"),
    .creating("/t/e/c2"), .renaming("/t/e/c2", to: "/t/d/a"), open("/t/d/a", OpenFlag.write),
    .unlinking("/t/d/a"), .creating("/t/l/a"), open("/t/d/a", OpenFlag.readWrite),
    .unlinking("/t/no"),
    GuestStep(GuestCall(.getpid)),
  ]

  @Test func theRecordsOfACallLeadToTheKernelsOwnDecision() async throws {
    async let logged = played(["-a always,exit -S all -k all"], "logged")
    async let judged = played(Self.rules, "judged")
    let rules = try DecisionStage(Self.rules, []).rules.map(\.rule)
    var facts = HostFacts(name: "guest")
    facts.symlinks = RandomWorld.links
    let classes = LinuxClasses(of: .debian12)
    let reader = TestimonyReader(names: LibAuditNames(), target: .debian12, facts: facts)
    var decided = 0
    var changes: [ByteString] = []
    for (index, (record, truth)) in zip(try await logged, try await judged).enumerated() {
      var testimony = try #require(reader.read(try event(record), under: rules), "step \(index)")
      changes = testimony.remember(changes)
      let bounds = testimony.bounds(under: rules, classes: classes) {
        Evaluator($0, classes: classes)
      }
      guard let isRecorded = bounds.isRecorded else { continue }
      decided += 1
      #expect(isRecorded == truth.isRecorded, "step \(index): \(testimony.event)")
      if isRecorded { #expect(bounds.keys.contains(truth.keys), "step \(index)") }
    }
    #expect(decided == Self.steps.count)
  }

  private func played(_ lines: [String], _ name: String) async throws -> [StepOutcome] {
    let file = ByteString(lines.map { $0 + "\n" }.joined())
    let result = try await Guest.run(
      GuestCase("records \(name)", tree: RandomWorld.tree, rules: .file(file), steps: Self.steps))
    try #require(result.loads.first?.status == 0, "\(String(describing: result.loads.first))")
    return result.steps
  }

  /// The step's event as a log file has it.
  private func event(_ outcome: StepOutcome) throws -> LoggedEvent {
    let event = try #require(outcome.event)
    let lines = event.records.map { "type=\($0.type) msg=\($0.text)\n" }
    let log = AuditLog(SourceText(name: "<guest>", lines.joined()), names: LibAuditNames())
    #expect(log.strangers.isEmpty)
    let logged = try #require(log.events.first)
    #expect(logged.keys == outcome.keys)
    return logged
  }
}

extension Testimony {
  /// Adds what happened to watched names before, which a single event's records cannot tell; gives
  /// what has happened behind it.
  fileprivate mutating func remember(_ changes: [ByteString]) -> [ByteString] {
    guard case .call(var call) = event else { return changes }
    call.world.changes = changes + call.world.changes
    call.removal?.world.changes = changes
    self = with(.call(call))
    return call.world.changes + (call.removal?.paths.sorted() ?? [])
  }
}
