import AuditCatalogue
import AuditProofs
import AuditRules
import ByteText
import Diagnostics
import LibAudit
import PolicyModel
import PolicyProofs
import PolicySyntax
import Testing

/// A catalogue's only control, judged by rule lines.
private struct Judged {
  let verdict: ControlVerdict

  /// - Parameter lines: rule lines, each with all that it may mean.
  init(
    _ control: String, by lines: [[Rule]], settings: [AuditSetting: UInt32]? = [:],
    names: [String] = []
  ) throws {
    let text = "catalogue c \"\" version \"1\" { control 1 \"\" { \(control) } }"
    let result = PolicyParser.parse(SourceText(name: "test.policy", text))
    #expect(result.diagnostics.map(\.message) == [])
    let library = PolicyLibrary([result.file])
    let judge = CoverageJudge(
      HeldState(RuleLineSet(lines), settings: settings, lineNames: names),
      demands: DemandCompiler(library: library, names: LibAuditNames()),
      on: ProofHost(target: .debian12, facts: nil, names: LibAuditNames()))
    verdict = judge.verdict(of: try #require(library.catalogues["c"]?.controls.first))
  }

  init(_ control: String, by lines: String...) throws {
    try self.init(control, by: lines.map { [try rule($0)] })
  }
}

private func rule(_ line: String) throws -> Rule {
  let compiler = RuleLineCompiler(target: .debian12, host: UnknownHost())
  return try #require(try compiler.additions(of: ByteString(line)).first)
}

private let mount = "demand record syscalls mount, umount2 on b64 by users key m"
private let users = "-F auid>=1000 -F auid!=unset"

@Suite struct CoverageTests {
  @Test func whatIsMissingIsToldApartFromWhatIsPartlyThere() throws {
    let all = try Judged(mount, by: "-a always,exit -F arch=b64 -S mount,umount2 -k m").verdict
    #expect(all.status == .covered)
    #expect(all.lines == [0])
    #expect(all.keys == ["m"])
    #expect(all.witness == nil)
    let half = try Judged(mount, by: "-a always,exit -F arch=b64 -S mount \(users) -k m").verdict
    #expect(half.status == .partly)
    #expect(half.witness != nil)
    #expect(try Judged(mount).verdict.status == .missing)
    #expect(
      try Judged(mount, by: "-a always,exit -F arch=b32 -S mount -k m").verdict.status == .missing)
  }

  @Test func whatMayBeAskedIsCoveredIfItIsRecordedAndUnknownIfNot() throws {
    let demand = "demand record write under /etc/x if present on b64 key k"
    let line = "-a always,exit -F arch=b64 -S all -F dir=/etc/x -F perm=w -k k"
    #expect(try Judged(demand, by: line).verdict.status == .covered)
    let open = try Judged(demand, by: line + " -F auid=0").verdict
    #expect(open.status == .unknown)
    #expect(open.notes == ["it is asked if '/etc/x' is present, and no facts are given"])
    #expect(try Judged(demand).verdict.status == .unknown)
  }

  @Test func theKeysAreThoseOfTheFirstRuleThatMatches() throws {
    let verdict = try Judged(
      mount, by: "-a always,exit -F arch=b64 -S mount -F auid=1001 -k other",
      "-a always,exit -F arch=b64 -S mount,umount2 -k m"
    ).verdict
    #expect(verdict.keys == ["m", "other"])
    #expect(verdict.notes == ["events are found under 'other' as well"])
    let renamed = try Judged(mount, by: "-a always,exit -F arch=b64 -S mount,umount2 -k other")
    #expect(renamed.verdict.notes == ["events are found under 'other', not under 'm'"])
    let bare = try Judged(mount, by: "-a always,exit -F arch=b64 -S mount,umount2")
    #expect(bare.verdict.notes == ["some events have no key"])
  }

  @Test func theLineThatSilencesIsNamed() throws {
    let verdict = try Judged(
      mount, by: "-a never,exit -F arch=b64 -S umount2 -F auid=1000",
      "-a always,exit -F arch=b64 -S mount,umount2 -k m"
    ).verdict
    #expect(verdict.status == .partly)
    #expect(verdict.witness?.silencedBy == 0)
  }

  @Test func openPartsAreCounted() throws {
    let verdict = try Judged(
      "demand record write of /etc/a, /etc/b, /etc/c key k",
      by: "-a always,exit -S all -F path=/etc/b -F perm=wa"
    ).verdict
    #expect(verdict.status == .partly)
    #expect(verdict.notes.contains("4 of 6 parts are open"), "\(verdict.notes)")
  }

  @Test func aListingDoesNotTellSettings() throws {
    let verdict = try Judged("demand immutable", by: [], settings: nil).verdict
    #expect(verdict.status == .unknown)
    #expect(verdict.notes == ["a listing does not tell 'enabled'"])
    #expect(
      try Judged("demand immutable", by: [], settings: [.enabled: 2]).verdict.truth == .covered)
    #expect(
      try Judged("demand immutable", by: [], settings: [.enabled: 1]).verdict.truth == .missing)
  }

  // MARK: Lines with several readings

  private let passwd = "demand record write of /etc/passwd key k"

  /// A watch line that may stand for an always or a never rule.
  private func watch(_ path: String) throws -> [Rule] {
    try ["always", "never"].map {
      try rule("-a \($0),exit -S all -F path=\(path) -F perm=wa -F key=k")
    }
  }

  @Test func aVerdictThatHangsOnALineNamesIt() throws {
    let verdict = try Judged(
      passwd, by: [watch("/etc/group"), watch("/etc/passwd"), watch("/etc/shadow")],
      names: ["a.list:1", "a.list:2", "a.list:3"]
    ).verdict
    #expect(verdict.status == .unknown)
    // A call that touches several of the files may be silenced by any of their watches.
    #expect(
      verdict.notes == [
        "covered if a.list:2 is an always rule, and a.list:1, a.list:3 are no never rules"
      ])
  }

  @Test func linesWithoutNamesAreNumbered() throws {
    let verdict = try Judged(
      "demand record write of /etc/passwd key k", by: [watch("/etc/group"), watch("/etc/passwd")]
    ).verdict
    #expect(
      verdict.notes == ["covered if line 2 is an always rule, and line 1 is no never rule"])
  }

  @Test func linesThatAreNeededTogetherAreNamedTogether() throws {
    let narrow = try ["w", "a"].map { perm in
      try ["always", "never"].map {
        try rule("-a \($0),exit -S all -F path=/etc/passwd -F perm=\(perm) -F key=k")
      }
    }
    let verdict = try Judged(
      "demand record write, attr of /etc/passwd on b64 key k", by: narrow
    ).verdict
    #expect(verdict.status == .unknown)
    #expect(verdict.notes == ["covered if line 1, line 2 are always rules"])
  }

  @Test func whatSomeReadingSilencesIsNotCovered() throws {
    let certain = try rule("-a always,exit -F arch=b64 -S all -F path=/etc/passwd -F perm=wa")
    let verdict = try Judged(
      "demand record write of /etc/passwd on b64 key k",
      by: [watch("/etc/passwd"), [certain]]
    ).verdict
    #expect(verdict.status == .unknown)
    #expect(verdict.notes.contains("covered if line 1 is an always rule"), "\(verdict.notes)")
  }

  @Test func aPlaceThatMayBeAFileOrATreeIsSaidSo() throws {
    let lines = try ["path", "dir"].map {
      try rule("-a always,exit -S all -F \($0)=/srv/x -F perm=wa -F key=k")
    }
    let verdict = try Judged("demand record write under /srv/x key k", by: [lines]).verdict
    #expect(verdict.status == .unknown)
    #expect(verdict.notes == ["it hangs on whether line 1 names a file or a tree"])
    let file = try Judged("demand record write of /srv/x key k", by: [lines]).verdict
    #expect(file.status == .covered, "\(file.notes)")
  }

  @Test func aMessageDemandDoesNotHangOnWatches() throws {
    let verdict = try Judged("demand messages USER_LOGIN", by: [watch("/etc/passwd")]).verdict
    #expect(verdict.status == .covered)
  }
}
