import Testing

@Test func everyControlOfTheChaptersIsThereInOrder() {
  #expect(ids("cis-debian-8") == ["8.1.1.1", "8.1.1.2", "8.1.1.3"] + (2...18).map { "8.1.\($0)" })
  #expect(
    ids("cis-debian-12") == (1...4).map { "6.2.1.\($0)" } + (1...4).map { "6.2.2.\($0)" }
      + (1...21).map { "6.2.3.\($0)" } + (1...10).map { "6.2.4.\($0)" })
  #expect(ids("nsa-rhel-5") == (1...14).map { "2.6.2.4.\($0)" })
  #expect(Shipped.controls(of: "ospp").count == 23)
}

@Test func whatNoAuditRuleCanAnswerSaysSo() {
  let without = Shipped.controls(of: "cis-debian-12").filter { !$0.hasDemands }
    .map(\.id.description)
  #expect(
    without == (1...4).map { "6.2.1.\($0)" } + (1...4).map { "6.2.2.\($0)" } + ["6.2.3.21"]
      + (1...10).map { "6.2.4.\($0)" })
  for catalogue in Shipped.catalogues {
    for control in catalogue.controls {
      #expect(!control.statements.isEmpty, "\(catalogue.name) \(control.id)")
    }
  }
}

/// The side-by-side table of the rules wiki, titles as it has them.
private let sideBySide = """
  2.6.2.4.1 Records Events that Modify Date and Time Information | 8.1.4 Record Events That Modify Date and Time Information
  2.6.2.4.2 Record Events that Modify User/Group Information | 8.1.5 Record Events That Modify User/Group Information
  2.6.2.4.3 Record Events that Modify the System's Network Environment | 8.1.6 Record Events That Modify the System's Network Environment
  2.6.2.4.4 Record Events that Modify the System's Mandatory Access Controls | 8.1.7 Record Events That Modify the System's Mandatory Access Controls
  2.6.2.4.5 Record Attempts to Alter Logon and Logout Events | 8.1.8 Collect Login and Logout Events
  2.6.2.4.6 Record Attempts to Alter Process and Session Initiation Information | 8.1.9 Collect Session Initiation Information
  2.6.2.4.7 Ensure auditd Collects Discretionary Access Control Permission Modification | 8.1.10 Collect Discretionary Access Control Permission Modification Events
  2.6.2.4.8 Ensure auditd Collects Unauthorized Access Attempts to Files | 8.1.11 Collect Unsuccessful Unauthorized Access Attempts to Files
  2.6.2.4.9 Ensure auditd Collects Information on the Use of Privileged Commands | 8.1.12 Collect Use of Privileged Commands
  2.6.2.4.10 Ensure auditd Collects Information on Exporting to Media | 8.1.13 Collect Successful File System Mounts
  2.6.2.4.11 Ensure auditd Collects Files Deletion Events by User | 8.1.14 Collect File Deletion Events by User
  2.6.2.4.12 Ensure auditd Collects System Administrator Actions | 8.1.15 Collect Changes to System Administration Scope (sudoers)
  N/A | 8.1.16 Collect System Administrator Actions (sudolog)
  2.6.2.4.13 Ensure auditd Collects Information on Kernel Module Loading and Unloading | 8.1.17 Collect Kernel Module Loading and Unloading
  2.6.2.4.14 Make the auditd Configuration Immutable | 8.1.18 Make the Audit Configuration Immutable
  """

@Test func joinedByTopicTheTwoOldestCataloguesGiveTheWikisTable() {
  let guide = Shipped.controls(of: "nsa-rhel-5").filter(\.hasDemands)
  var unmatched = Set(guide.map(\.id.description))
  let rows = Shipped.controls(of: "cis-debian-8").filter(\.hasDemands).map { control in
    let left = guide.filter { $0.topic?.text == control.topic?.text }
    for match in left { unmatched.remove(match.id.description) }
    let cell = left.map { "\($0.id) \($0.title?.description ?? "")" }.joined(separator: "; ")
    return "\(left.isEmpty ? "N/A" : cell) | \(control.id) \(control.title?.description ?? "")"
  }
  #expect(rows.joined(separator: "\n") == sideBySide)
  #expect(unmatched == [])
}

private func ids(_ catalogue: String) -> [String] {
  Shipped.controls(of: catalogue).map(\.id.description)
}
