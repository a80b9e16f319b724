import AuditAnalysis
import ByteText
import Diagnostics
import Testing

private let shown = """
  enabled 2
  failure 1
  pid 412
  rate_limit 0
  backlog_limit 8192
  lost 0
  backlog 0
  backlog_wait_time 60000
  backlog_wait_time_actual 0
  loginuid_immutable 0 unlocked
  """

private func status(_ text: String) throws(NotAStatus) -> AuditStatus {
  try AuditStatus(SourceText(name: "status", text))
}

private let settings = [
  ExpectedSetting(.enabled, 2, text: "-e 2", policy: "server.policy:9", controls: ["c 6.2.3.20"]),
  ExpectedSetting(.failure, 1, text: "-f 1"),
  ExpectedSetting(.backlogLimit, 8192, text: "-b 8192"),
  ExpectedSetting(.backlogWaitTime, 60000, text: "--backlog_wait_time 60000"),
]

@Test func settingsThatAreAsExpectedAreNoFinding() throws {
  #expect(Drift.compare(settings: settings, status: try status(shown)).isEmpty)
}

@Test func anotherValueIsASettingThatDrifted() throws {
  let findings = Drift.compare(
    settings: settings, status: try status(shown.replacing("enabled 2", with: "enabled 1")))
  #expect(findings.map(\.kind) == [.setting])
  #expect(findings[0].details == ["enabled is 1, not 2"])
  #expect(findings[0].controls == ["c 6.2.3.20"] && findings[0].policy == "server.policy:9")
  #expect(findings[0].rule == "-e 2" && findings[0].loaded == "enabled 1")
}

@Test func interpretedStatusIsReadToo() throws {
  let text = shown.replacing("enabled 2", with: "enabled enabled+immutable")
    .replacing("failure 1", with: "failure printk")
  #expect(Drift.compare(settings: settings, status: try status(text)).isEmpty)
}

@Test func loginuidImmutableIsASetting() throws {
  let wanted = [ExpectedSetting(.loginuidImmutable, 1, text: "--loginuid-immutable")]
  let findings = Drift.compare(settings: wanted, status: try status(shown))
  #expect(findings.map(\.details) == [["loginuid_immutable is 0, not 1"]])
  let locked = shown.replacing("immutable 0 unlocked", with: "immutable 1 locked")
  #expect(Drift.compare(settings: wanted, status: try status(locked)).isEmpty)
}

@Test func auditingThatIsOffIsAlwaysAFinding() throws {
  let findings = Drift.compare(settings: [], status: try status("enabled 0\n"))
  #expect(findings.map(\.details) == [["auditing is off"]])
}

@Test func aSettingThatIsNotShownIsNotKnown() throws {
  let findings = Drift.compare(settings: settings, status: try status("enabled 2\nfailure 1\n"))
  #expect(findings.count == 2 && findings.allSatisfy { !$0.isDefinite })
}

@Test(arguments: ["", "No rules\n", "-D\n", "enabled\n", "enabled yes\n"])
func whatIsNoStatusIsNotRead(_ text: String) {
  #expect(throws: NotAStatus.self) { try status(text) }
}
