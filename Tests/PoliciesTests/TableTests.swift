import ByteText
import LibAudit
import PolicyModel
import Testing

/// The side-by-side table of the rules wiki: numbers and titles of the NSA guide and CIS Debian 8.
private let wikiTable: [(nsa: String, cis: String)] = [
  (
    "2.6.2.4.1 Records Events that Modify Date and Time Information",
    "8.1.4 Record Events That Modify Date and Time Information"
  ),
  (
    "2.6.2.4.2 Record Events that Modify User/Group Information",
    "8.1.5 Record Events That Modify User/Group Information"
  ),
  (
    "2.6.2.4.3 Record Events that Modify the System's Network Environment",
    "8.1.6 Record Events That Modify the System's Network Environment"
  ),
  (
    "2.6.2.4.4 Record Events that Modify the System's Mandatory Access Controls",
    "8.1.7 Record Events That Modify the System's Mandatory Access Controls"
  ),
  (
    "2.6.2.4.5 Record Attempts to Alter Logon and Logout Events",
    "8.1.8 Collect Login and Logout Events"
  ),
  (
    "2.6.2.4.6 Record Attempts to Alter Process and Session Initiation Information",
    "8.1.9 Collect Session Initiation Information"
  ),
  (
    "2.6.2.4.7 Ensure auditd Collects Discretionary Access Control Permission Modification",
    "8.1.10 Collect Discretionary Access Control Permission Modification Events"
  ),
  (
    "2.6.2.4.8 Ensure auditd Collects Unauthorized Access Attempts to Files",
    "8.1.11 Collect Unsuccessful Unauthorized Access Attempts to Files"
  ),
  (
    "2.6.2.4.9 Ensure auditd Collects Information on the Use of Privileged Commands",
    "8.1.12 Collect Use of Privileged Commands"
  ),
  (
    "2.6.2.4.10 Ensure auditd Collects Information on Exporting to Media",
    "8.1.13 Collect Successful File System Mounts"
  ),
  (
    "2.6.2.4.11 Ensure auditd Collects Files Deletion Events by User",
    "8.1.14 Collect File Deletion Events by User"
  ),
  (
    "2.6.2.4.12 Ensure auditd Collects System Administrator Actions",
    "8.1.15 Collect Changes to System Administration Scope (sudoers)"
  ),
  ("", "8.1.16 Collect System Administrator Actions (sudolog)"),
  (
    "2.6.2.4.13 Ensure auditd Collects Information on Kernel Module Loading and Unloading",
    "8.1.17 Collect Kernel Module Loading and Unloading"
  ),
  (
    "2.6.2.4.14 Make the auditd Configuration Immutable",
    "8.1.18 Make the Audit Configuration Immutable"
  ),
]

@Test func theCrosswalkOfTheNsaGuideAndCisDebian8IsTheWikisTable() throws {
  let library = Shipped.library
  let crosswalk = Crosswalk([
    try #require(library.catalogues["nsa-rhel-5"]),
    try #require(library.catalogues["cis-debian-8"]),
  ])
  let rows = crosswalk.rows.map { row in
    row.controls.map { $0.map { "\($0.reference.id) \($0.title)" }.joined(separator: "; ") }
  }
  #expect(rows == wikiTable.map { [$0.nsa, $0.cis] })
}

/// The exception table of the rules wiki: section, title, key and description.
private let wikiExceptions: [String] = [
  "6.2.3.1 Ensure changes to system administration scope (sudoers) is collected | scope | Rules exist in 30-stig.rules, but with different syntax",
  "6.2.3.2 Ensure actions as another user are always logged | user_emulation | Not implemented currently",
  "6.2.3.3 Ensure events that modify the sudo log file are collected | sudo_log_file | sudo.log is not being used",
  "6.2.3.4 Ensure events that modify date and time information are collected | time-change | Rules exist in 30-stig.rules, but with different syntax",
  "6.2.3.5 Ensure events that modify the system's network environment are collected | system-locale | Rules exist in 30-stig.rules & network.rules.new, but with different syntax",
  "6.2.3.6 Ensure use of privileged commands are collected | privileged | Created with 31-privileged.rules, but not from everywhere. E.g. /var/lib/docker/, /snap/ & /usr/games/ are not included.",
  "6.2.3.8 Ensure events that modify user/group information are collected | identity | Rules exist in 30-stig.rules & identity.rules.new, but with different syntax",
  "6.2.3.9 Ensure discretionary access control permission modification events are collected | perm_mod | Disabled as too noisy",
  "6.2.3.11 Ensure session initiation information is collected | session | Not implemented currently. Commented out in 30-stig.rules.",
  "6.2.3.12 Ensure login and logout events are collected | logins | Rules exist in 30-stig.rules, but with different syntax",
  "6.2.3.13 Ensure file deletion events by users are collected | delete | Disabled as too noisy",
  "6.2.3.14 Ensure events that modify the system's Mandatory Access Controls are collected | MAC-policy | Rules exist in 30-stig.rules & mac.rules.new, but with different syntax",
]

@Test func theExceptionsOfTheWikiProfileAreTheWikisTable() throws {
  let outcome = try #require(
    ProfileCompiler.compile("wiki", in: Shipped.library, names: LibAuditNames()) { _ in
      .failure(UnreadableLine(reason: "shipped policies hold no raw lines"))
    })
  let table = ExceptionTable(outcome.profile, in: Shipped.library)
  let rows = table.rows.map { row in
    let keys = row.control.keys.map(\.description).joined(separator: ", ")
    return "\(row.control.reference.id) \(row.control.title) | \(keys) | \(row.reason)"
  }
  #expect(rows == wikiExceptions)
  #expect(table.rows.filter { $0.disputed != nil }.map(\.control.reference.id) == ["6.2.3.12"])
}
