import ByteText
import KernelGuest
import Testing

/// Rules that the kernel does not take, and those it takes for one it has.
@Suite struct RefusalTests {
  /// The complaint of auditctl about the last of `lines`; empty if it loads.
  private func complaint(_ lines: String..., name: String = #function) async throws -> String {
    let result = try await Guest.run(
      GuestCase(
        name,
        tree: [.directory("/t/d"), .file("/t/f"), .program("/t/program")],
        rules: .file(ByteString(lines.map { $0 + "\n" }.joined()))))
    let load = try #require(result.loads.first)
    let text = String(decoding: load.errors, as: UTF8.self)
    let reason = text.firstMatch(of: /Error sending add rule data request \((.*)\)/)
    return load.status == 0 ? "" : String(reason?.output.1 ?? "no reason: \(text)")
  }

  @Test(arguments: [
    ("-w /t/missing/f -p r", "No such file or directory"),
    ("-a always,exit -F dir=/t/missing", "No such file or directory"),
    ("-w /t/missing -p r", ""),
    ("-a always,exit -S all -F exe=/t/missing/f", "No such file or directory"),
    ("-a always,exit -S all -F exe=/t/missing", ""),
    ("-w /t/f/g -p r", "Not a directory"),
    ("-a always,exit -F path=/t/d/", "Invalid argument"),
    ("-a always,exit -F path=t/f", "Invalid argument"),
    ("-a always,exit -F dir=t", "Invalid argument"),
    ("-a always,exit -F path=/t/d/..", "Invalid argument"),
    ("-a always,exit -F path=/t/f -F dir=/t", "Invalid argument"),
    ("-a always,exit -F path!=/t/f", "Invalid argument"),
    ("-a always,exit -S all -F uid&5", "Invalid argument"),
    ("-a always,exit -S all -F uid=unset", "Invalid argument"),
    ("-a always,exit -S all -F auid<unset", "Invalid argument"),
    ("-a always,exit -S all -F auid!=unset", ""),
  ])
  func theKernelRefuses(rule: String, reason: String) async throws {
    #expect(try await complaint(rule, name: rule) == reason)
  }

  @Test(arguments: [
    ("-w /t/f -p wa -k k", "-a always,exit -S all -F path=/t/f -F perm=aw -F key=k"),
    ("-a always,exit -S open,read", "-a always,exit -S read -S open"),
    ("-a always,exit -F arch=b64 -S open", "-a always,exit -F arch=x86_64 -S open"),
    ("-a always,exit -S all -F uid=alice", "-a always,exit -S all -F uid=1000"),
    ("-a always,exit -S all -F auid!=-1", "-a always,exit -S all -F auid!=unset"),
    ("-a always,exit -S all -C uid!=euid", "-a always,exit -S all -C euid!=uid"),
  ])
  func twoSpellingsOfOneRuleAreOneRule(first: String, second: String) async throws {
    #expect(try await complaint(first, second, name: second) == "Rule exists")
  }

  @Test(arguments: [
    ("-w /t/f -p wa -k k", "-w /t/f -p wa -k other"),
    ("-a always,exit -S all -F uid=1 -F gid=2", "-a always,exit -S all -F gid=2 -F uid=1"),
    ("-w /t/f -p r", "-w /t//f -p r"),
    ("-a always,exit -F dir=/t/d", "-a always,exit -F dir=/t/d/"),
    ("-a always,exit -F dir=/t/d", "-a always,exit -F path=/t/d"),
    ("-a always,exit -S open", "-A always,exit -S open"),
  ])
  func rulesThatDifferInAnythingElseAreTwo(first: String, second: String) async throws {
    #expect(try await complaint(first, second, name: second) == "")
  }
}
