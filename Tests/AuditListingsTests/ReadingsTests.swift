import AuditCatalogue
import AuditListings
import AuditRules
import ByteText
import Diagnostics
import Testing

@Test func aWatchLineIsAlwaysOrNeverAndPathOrDir() throws {
  let all = try readings("-w /etc/ssh -p wa -k sshd")
  #expect(all.count == 4)
  #expect(all[0].action == .always && all[0].path == "/etc/ssh")
  #expect(Set(all.map(\.action)) == [.always, .never])
  #expect(all.filter { $0.dir == "/etc/ssh" }.count == 2)
  #expect(all.allSatisfy { $0.keys == ["sshd"] && $0.comparison(of: .perm)?.number == 10 })
}

@Test func aPermissionInFrontIsGluedToTheWatch() throws {
  let rule = try #require(try readings(" -p wa -p r-w /etc/passwd -k twice").first)
  #expect(rule.comparisons.map(\.field) == [.perm, .perm, .path, .key])
  #expect(rule.path == "/etc/passwd" && rule.keys == ["twice"])
  let withoutBlank = try readings("-p x-w /usr/bin/tool")
  #expect(withoutBlank.first?.path == "/usr/bin/tool")
}

@Test func aPermissionAloneHasNoPlace() throws {
  let all = try readings(" -p x -k any-exec")
  #expect(all.count == 2 && all.allSatisfy { $0.path == nil && $0.dir == nil })
  #expect(all[0].comparison(of: .perm)?.number == 1)
}

@Test func blanksBelongToPathsAndKeys() throws {
  let rule = try #require(try readings("-w /tmp/with space -p wa -k a b -k c").first)
  #expect(rule.path == "/tmp/with space" && rule.keys == ["a b", "c"])
  let other = try #require(
    try readings("-a always,exit -S all -F path=/tmp/a b -F exe=/x y -F key=p q -F key=r").first)
  #expect(other.path == "/tmp/a b" && other.comparison(of: .exe)?.text == "/x y")
  #expect(other.keys == ["p q", "r"])
}

@Test func whatFollowsAKeyIsFirstTakenForAPartOfIt() throws {
  let all = try readings("-a always,exit -F arch=b64 -S mount -F key=a -F uid=0")
  #expect(all.count == 2)
  #expect(all[0].keys == ["a -F uid=0"] && all[1].comparison(of: .uid)?.number == 0)
}

@Test func anOperatorOfExeIsUnknownUntilOneIsSeen() throws {
  let line: ByteString = "-a never,exit -F arch=b64 -S adjtimex -F exe=/usr/bin/tool"
  #expect(try readings(line).map { $0.comparison(of: .exe)?.op } == [.equal, .notEqual])
  #expect(try readings(line, lister: "3.1.5").count == 1)
  #expect(try readings(line, lister: "4.0.1").count == 2)
  #expect(try readings(line, lister: "4.0.2").count == 1)
  let shown = try listing(line.bytes + [10] + "-a always,exit -S all -F exe!=/x\n".utf8)
  #expect(shown.lines.map(\.readings.count) == [1, 1])
}

@Test func namesOfLaterCallsAndNumbersAreRead() throws {
  let rule = try #require(
    try readings("-a always,exit -F arch=b64 -S statx,openat2,fchmodat2,600 -F key=s").first)
  #expect(rule.syscalls.numbers == [332, 437, 452, 600])
}

@Test func aRuleWithoutArchIsListedWithTheNamesOfTheArchPrintedLast() throws {
  func calls(_ lines: String...) throws -> [UInt32] {
    let last = try listing(Array(lines.joined(separator: "\n").utf8)).lines.last
    return try #require(last?.readings.first).syscalls.numbers
  }
  let bare = "-a always,exit -S ustat -F uid=0"
  #expect(try calls(bare) == [136])
  #expect(try calls("-a always,exit -F arch=b32 -S open -F key=a", "-w /a -p r", bare) == [62])
  #expect(
    try calls("-a always,exit -F arch=b32 -S open", "-a always,exit -F arch=b64 -S open", bare) == [
      136
    ])
  // A listing of which lines were left out.
  let native = "-a always,exit -S newfstatat -F uid=0"
  #expect(try calls("-a always,exit -F arch=b32 -S open", native) == [262])
}

@Test func aRuleWithoutCallsHasAnEmptyMask() throws {
  let rule = try #require(try readings("-a always,exit -F arch=b64 -F key=cls15").first)
  #expect(rule.syscalls.isEmpty)
}

@Test func fieldsWithoutANameAreReadByNumber() throws {
  let rule = try #require(
    try readings("-a always,exit -F arch=b64 -S connect f113>=10 -F key=inet6").first)
  #expect(rule.comparisons[1] == FieldComparison(.socketFamily, .greaterOrEqual, 10))
}

@Test func valuesThatLibauditCannotReadBackAreRead() throws {
  let rule = try #require(
    try readings(
      "-a always,exit -F arch=b32 -S open -F filetype=32768 -F gid=-5 -F fstype=cgroup2"
    ).first)
  #expect(rule.comparison(of: .filetype)?.number == 0x8000)
  #expect(rule.comparison(of: .gid)?.number == 0xffff_fffb)
  #expect(rule.comparison(of: .arch)?.number == Architecture.i386.rawValue)
}

@Test func interpretedArgumentsAreNamedAsSuch() throws {
  let lines = try listing(
    Array("-a always,exit -F arch=x86_64 -S kill -F a1=SIGKILL -F auid!=unset\n".utf8)
  ).lines
  #expect(
    lines[0].unreadable?.reason
      == "'SIGKILL' is 'a1' put into words by -i; take the listing without -i")
}

@Test func otherArchitecturesAreReadWhereTheyAreExpected() throws {
  let line: ByteString = "-a always,exit -F arch=b64 -S openat -F key=r9"
  #expect(try readings(line).count == 1)
  let expected = Rule(
    .always, .exit, syscalls: SyscallMask([56]),
    [FieldComparison(.arch, .equal, Architecture.aarch64.rawValue)])
  let all = try readings(line, hints: ReadingHints(expecting: [expected]))
  #expect(all.count == 2 && all[1].syscalls.numbers == [56])
}

@Test func textsThatLookLikeOptionsAreReadWhereTheyAreExpected() throws {
  let odd: ByteString = "/srv/a -p wa"
  let watch = Rule(
    .always, .exit, syscalls: .all,
    [
      FieldComparison(.path, .equal, odd), FieldComparison(.perm, .equal, 4),
      FieldComparison(.key, .equal, "k -k l"),
    ])
  let line: ByteString = "-w /srv/a -p wa -p r -k k -k l"
  #expect(try !readings(line).contains(watch))
  #expect(try readings(line, hints: ReadingHints(expecting: [watch])).contains(watch))
}

@Test func carriageReturnsOfEveryLineMayComeFromTheKeyOrFromTheWay() throws {
  let all = try readings("-w /etc/passwd -p wa -k a\r")
  #expect(Set(all.map(\.keys)) == [["a\r"], ["a"]])
  let two = try listing(Array("-w /a -p wa -k a\r\n-w /b -p wa -k b\n".utf8))
  #expect(two.lines[0].readings.allSatisfy { $0.keys == ["a\r"] })
  let copied = try listing(Array("-a always,exit -S all -F uid=0\r\nNo rules\r\n".utf8))
  #expect(copied.lines[0].readings.first?.comparison(of: .uid)?.number == 0)
}

@Test(arguments: [
  ("", "it is empty, where auditctl -l prints 'No rules'"),
  ("\n\n", "it is empty, where auditctl -l prints 'No rules'"),
  (
    "## generated\n-w /a -p wa\n",
    "'## generated' stands in rule files; auditctl -l does not print it"
  ),
  ("-D\n-b 8192\n", "'-D' stands in rule files; auditctl -l does not print it"),
  ("enabled 1\nfailure 1\n", "'enabled 1' is nothing that auditctl -l prints"),
  ("\u{0}\u{1}\u{2}", "'\\x00\\x01\\x02' is nothing that auditctl -l prints"),
])
func whatIsNoListingIsNotRead(_ text: String, _ reason: String) {
  #expect(throws: NotAListing.self) {
    do throws(NotAListing) {
      _ = try listing(Array(text.utf8))
    } catch {
      #expect(error.reason == reason)
      throw error
    }
  }
}

@Test func noRulesIsAnEmptyListing() throws {
  #expect(try listing(Array("No rules\n".utf8)).lines.isEmpty)
}

@Test(arguments: [
  "-a always,exit", "-a always", "-a ", "-a ,", "-w /x", "-w /x -p", " -p", " -p q", " -k", " -k k",
  "-a always,exit -S", "-a always,exit -S nosuch", "-a always,exit -S 2048", "-a always,exit -F",
  "-a always,exit -F uid", "-a always,exit -F uid=", "-a always,exit -F uid=99999999999",
  "-a always,exit -F arch=b65", "-a always,exit -C uid=pid", "-a always,exit -C uid",
  "-a always,exit -F a0=O_RDONLY", "-a possible,exit", "-w  -p wa -p -k -k -k ",
  "-a always,exit -k k",
])
func garbledLinesNeitherCrashNorHang(_ text: String) throws {
  let listing = try listing(Array(("-a never,task\n" + text + "\n").utf8))
  #expect(listing.lines.count == 2)
}
