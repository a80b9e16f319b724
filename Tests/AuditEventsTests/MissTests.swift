import AuditCatalogue
import AuditEvents
import AuditRules
import Testing

@Test func everyRuleThatDoesNotDecideSaysWhy() throws {
  let judge = try evaluator(
    "-a never,task -F uid=5", "-a never,user -F uid=0", "-a always,exit -S chmod",
    "-a never,exit -F arch=b64 -S open -F uid=5", "-w /srv/other -p r",
    "-a never,exit -F path=/srv/file -F perm=w", "-a always,exit -S open", "-w /srv/file -p r")
  #expect(
    judge.misses(on: .call(reading())) == [
      .comparison(0), .notAsked, .otherCall, .comparison(1), .comparison(0), .comparison(1), nil,
      .outranked(by: 6),
    ])
}

@Test func theEndOfAListIsTheReasonForAllBehindIt() throws {
  let judge = try evaluator(
    "-a never,user -F uid=5", "-a never,user -F euid=0", "-a never,user -F uid=0")
  #expect(
    judge.misses(on: .message(Message(type: 1112, by: Subject()))) == [
      .comparison(0), .behindEnd(1), .behindEnd(1),
    ])
}

@Test func aDisabledKernelAsksNoRule() throws {
  let judge = try evaluator("-a always,exit -S all", isEnabled: false)
  #expect(judge.misses(on: .call(reading())) == [.notAsked])
}

@Test func aRuleThatAnExcludedRecordUndoesIsOutranked() throws {
  let judge = try evaluator("-a always,exit -S open", "-a never,exclude -F msgtype=SYSCALL")
  #expect(judge.misses(on: .call(reading())) == [.outranked(by: 1), nil])
}

@Test func aRuleThatMatchesAlwaysHasNoMissOrIsOutranked() throws {
  let judge = try evaluator("-w /srv/file -p w", "-a never,exit -S unlink")
  #expect(judge.misses(on: .call(unlinking())) == [nil, .outranked(by: 0)])
}
