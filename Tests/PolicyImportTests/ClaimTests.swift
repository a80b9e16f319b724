import PolicyModel
import Testing

private let catalogue = """
  catalogue house "House rules" version "1" {
    control 1 "Clock" {
      demand record syscalls adjtimex, settimeofday
      demand record write, attr of /etc/localtime
    }
    control 2 part mount "Mounts" { demand record syscalls mount by users }
    control 3 "Modules" { demand record syscalls init_module }
    control 4 "Policy" { not a rule "read it" }
    control 5 "Locked" { demand immutable }
  }
  """

@Suite struct ClaimTests {
  @Test func controlsStandWhereTheyAreSatisfied() throws {
    let imported = try Imported(
      """
      -a always,exit -F arch=b64 -S adjtimex,settimeofday -F key=calls
      -a always,exit -F arch=b32 -S adjtimex,settimeofday -F key=calls
      -a always,exit -F path=/etc/localtime -F perm=wa -F key=zone
      -a always,exit -F arch=b64 -S mount -F auid!=unset -F key=mounts
      -a always,exit -F arch=b32 -S mount -F auid!=unset -F key=mounts
      -a always,exit -F arch=b64 -S init_module -F key=modules
      """, catalogues: catalogue)
    #expect(
      imported.policy.claims == [
        ControlReference(catalogue: "house", id: "1"),
        ControlReference(catalogue: "house", id: "2", part: "mount"),
      ])
    for (group, claim) in [
      ("calls", "house 1"), ("zone", "house 1"), ("mounts", "house 2 part mount"),
    ] {
      #expect(
        imported.policy.text.contains("rules p-\(group) at 30 {\n  satisfies \(claim)\n"),
        "\(group)")
    }
    #expect(!imported.policy.text.contains("house 3"))
  }

  @Test func aControlIsClaimedByNoMoreGroupsThanItTakes() throws {
    let imported = try Imported(
      """
      -a always,exit -F arch=b64 -S mount -F uid=0 -F key=some
      -a always,exit -F arch=b32 -S mount -F uid=0 -F key=some
      -a always,exit -F arch=b64 -S mount -F key=all
      -a always,exit -F arch=b32 -S mount -F key=all
      """, catalogues: catalogue)
    let lines = imported.lines
    #expect(lines.count { $0.contains("house 2") } == 1)
    let head = try #require(lines.firstIndex { $0.hasPrefix("rules p-all ") })
    #expect(lines[head + 1] == "  satisfies house 2 part mount")
  }
}
