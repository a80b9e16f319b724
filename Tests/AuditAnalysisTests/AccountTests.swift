import AuditAnalysis
import AuditCatalogue
import Foundation
import Testing

@Test func aNameThatNobodyHasResolvedIsTakenForTheLoadedNumber() throws {
  let rule = "-a always,exit -F arch=b64 -S mount -F uid=bob -F key=u"
  let report = try drift(
    rule, "-a always,exit -F arch=b64 -S mount -F uid=1001 -F key=u", host: UnknownHost())
  #expect(report.findings.isEmpty)
  #expect(
    report.ambiguous.map(\.reason) == ["'bob' is taken for 1001, which only facts can confirm"])
  #expect(report.exitStatus(strict: true) == 2)
}

@Test func oneNameIsOneNumberAndRootIsZero() throws {
  let rules = """
    -a always,exit -F arch=b64 -S mount -F uid=bob -F key=u
    -a always,exit -F arch=b64 -S swapon -F auid=bob -F key=u
    -a always,exit -F arch=b64 -S reboot -F euid=root -F key=u
    """
  func listing(_ second: Int, _ third: Int) -> String {
    """
    -a always,exit -F arch=b64 -S mount -F uid=1001 -F key=u
    -a always,exit -F arch=b64 -S swapon -F auid=\(second) -F key=u
    -a always,exit -F arch=b64 -S reboot -F euid=\(third) -F key=u
    """
  }
  #expect(try drift(rules, listing(1001, 0), host: UnknownHost()).findings.isEmpty)
  let other = try drift(rules, listing(1002, 0), host: UnknownHost())
  #expect(other.findings.map(\.kind) == [.changed])
  let root = try drift(rules, listing(1001, 7), host: UnknownHost())
  #expect(root.findings.map(\.details) == [["it has 'euid=7', not 'euid=root'"]])
}

@Test func aReportForMachinesHasEveryMember() throws {
  let report = try drift("-w /etc/passwd -p wa", "-a never,task")
  let data = try JSONEncoder().encode(DriftDocument(report))
  let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  #expect(Set(object.keys) == ["drift", "findings", "ambiguous"])
  #expect(object["drift"] as? Bool == true)
  let findings = try #require(object["findings"] as? [[String: Any]])
  #expect(findings.count == 2)
  for finding in findings {
    #expect(Set(finding.keys) == ["kind", "rule", "loaded", "controls", "policy", "details"])
  }
  #expect(findings.map { $0["kind"] as? String } == ["missing", "unexpected"])
  #expect(findings[1]["rule"] is NSNull)
  #expect(try JSONDecoder().decode(DriftDocument.self, from: data) == DriftDocument(report))
}
