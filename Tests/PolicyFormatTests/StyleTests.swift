import Diagnostics
import PolicyFormat
import Testing

@Test func anEmptyTextStaysEmpty() {
  expect("", becomes: "")
  expect(" \n\t\n", becomes: "")
}

@Test func blocksAreIndentedByTwoColumns() {
  expect(
    "catalogue c \"C\" version \"1\" {\n\tcontrol 1 \"One\" {\n\t\tdemand immutable\n}\n}",
    becomes: """
      catalogue c "C" version "1" {
        control 1 "One" {
          demand immutable
        }
      }

      """)
}

@Test func aStatementStandsOnALine() {
  expectStatements(
    "record syscalls sync key a; record syscalls mount key b ;; key c;",
    become: """
        record syscalls sync key a
        record syscalls mount key b
        key c
      """)
}

@Test func blanksStandAroundOperatorsAndBehindCommas() {
  expectStatements(
    "record syscalls open ,openat where a1&0x40 and exit=-EACCES and uid in(1 , 2)key k",
    become: """
        record syscalls open, openat where a1 & 0x40 and exit = -EACCES and uid in (1, 2) key k
      """)
}

@Test func aFieldOfAnEventStandsCloseToItsValue() {
  expectStatements(
    "expect silence when openat uid = 1 a2 &= 3 /etc/passwd where a0 in (1,2)",
    become: "  expect silence when openat uid=1 a2&=3 /etc/passwd where a0 in (1, 2)")
}

@Test func aPathBehindAParameterStaysCloseToIt() {
  expectStatements(
    "record write of $homes/.ssh , $homes   key k",
    become: "  record write of $homes/.ssh, $homes key k")
}

@Test func aLongListGoesOnUnderItsFirstEntryAndClausesBeginALine() {
  expectStatements(
    "record write, attr of /etc/login.defs, /etc/securetty, /etc/shells, /etc/security/access.conf, "
      + "/etc/passwd by users key k",
    become: """
        record write, attr of /etc/login.defs, /etc/securetty, /etc/shells, /etc/security/access.conf,
                              /etc/passwd
               by users key k
      """)
}

@Test func clausesThatDoNotFitBehindTheSelectorBeginALineTogether() {
  expectStatements(
    "record syscalls init_module, finit_module, delete_module, create_module, query_module on b64 "
      + "by users key modules",
    become: """
        record syscalls init_module, finit_module, delete_module, create_module, query_module
               on b64 by users key modules
      """)
}

@Test func controlsStandUnderEachOtherWhereClaimsStandTogether() {
  expectStatements(
    "satisfies cis-debian-12   1.1, 1.2\nsatisfies ospp FAU part a, FAU part b # both\n"
      + "satisfies x 1;satisfies cis-rhel-9 2\n\nsatisfies y    1\n# Apart.\nsatisfies zz 2 ; key k\n"
      + "satisfies z 2",
    become: """
        satisfies cis-debian-12 1.1, 1.2
        satisfies ospp          FAU part a, FAU part b  # both
        satisfies x             1
        satisfies cis-rhel-9    2

        satisfies y 1
        # Apart.
        satisfies zz 2
        key k
        satisfies z 2
      """)
}

@Test func manyControlsGoOnUnderTheFirstOne() {
  let controls = (1...12).map { "RHEL-09-6540\(10 + $0)" }.joined(separator: ", ")
  expectStatements(
    "satisfies cis-debian-12 1\nsatisfies r \(controls)",
    become: """
        satisfies cis-debian-12 1
        satisfies r             RHEL-09-654011, RHEL-09-654012, RHEL-09-654013, RHEL-09-654014,
                                RHEL-09-654015, RHEL-09-654016, RHEL-09-654017, RHEL-09-654018,
                                RHEL-09-654019, RHEL-09-654020, RHEL-09-654021, RHEL-09-654022
      """)
}

@Test func aBlockOnOneLineHasNoColumns() {
  expectStays("rules r at 90 { satisfies cis-debian-12 1; satisfies x 2; key k }")
}

@Test func anEventWhoseCallsDoNotFitBehindTheOutcomeBeginsALine() {
  expectStatements(
    "expect recorded special-config-changes when mount_setattr, landlock_create_ruleset, "
      + "landlock_add_rule, landlock_restrict_self by users",
    become: """
        expect recorded special-config-changes
               when mount_setattr, landlock_create_ruleset, landlock_add_rule, landlock_restrict_self
               by users
      """)
  expectStatements(
    "expect recorded boot-config when openat a2=1 each of /etc/sysctl.conf, /etc/default/grub, "
      + "/etc/sysctl.d/x.conf, /etc/modprobe.d/x.conf",
    become: """
        expect recorded boot-config when openat a2=1
               each of /etc/sysctl.conf, /etc/default/grub, /etc/sysctl.d/x.conf, /etc/modprobe.d/x.conf
      """)
}

@Test func aStatementThatFitsIsJoined() {
  expectStatements(
    "record syscalls\n    sync,\n    mount\n  key k", become: "  record syscalls sync, mount key k")
}

@Test func valuesInParenthesesGoOnUnderTheFirstOne() {
  let values = (1...30).map { "1000000\($0)" }.joined(separator: ",")
  let text = formatted("rules g at 30 {\nrecord all syscalls where uid in (\(values)) key k\n}\n")
  let lines = text.split(separator: "\n")
  #expect(lines[2].hasPrefix("         where uid in (10000001, 10000002,"))
  #expect(lines[3].hasPrefix(String(repeating: " ", count: 23) + "1"))
  #expect(lines.allSatisfy { $0.count <= 100 })
}

@Test func oneBlankLineAtMostPartsStatementsAndNoneOpensOrClosesABlock() {
  expectStatements(
    "\n\n  key a\n\n\n\n  record syscalls sync\n  record syscalls mount\n\n",
    become: "  key a\n\n  record syscalls sync\n  record syscalls mount")
}

@Test func aBlockOnOneLineStaysThereIfItFits() {
  expectStays("rules r at 90 { record all syscalls on b32 key 32bit-abi }")
  expect(
    "profile p { settings{reset;;backlog 8192 ;} ; }",
    becomes: "profile p { settings { reset; backlog 8192 } }\n")
  expectStays("rules r at 90 { }")
}

@Test func aBlockOnOneLineThatIsTooLongGetsLines() {
  expect(
    "rules r at 90 { record all syscalls on b32 key 32bit-abi; record syscalls mount, umount2 by "
      + "users key m }",
    becomes: """
      rules r at 90 {
        record all syscalls on b32 key 32bit-abi
        record syscalls mount, umount2 by users key m
      }

      """)
}

@Test func factsAreAnEntryALineWhereTheFirstBeginsALine() {
  expectStays(
    """
    facts f {
      directories /etc, /usr
      files
        /etc/passwd,

        # Not everywhere.
        /etc/shadow
      users
        root = 0,
        users = 100
      symlinks /bin -> "usr/bin"
    }
    """)
}

@Test func factsTooLongForALineAreAnEntryALine() {
  let paths = (1...12).map { "/srv/folder-\($0)" }
  expect(
    "facts f {\n directories \(paths.joined(separator: ", "))\n}",
    becomes: "facts f {\n  directories\n    \(paths.joined(separator: ",\n    "))\n}\n")
}

@Test func aLongListOfFactsWhoseFirstNameIsAWordOfFactsStaysBehindIt() {
  let names = (1...12).map { "name-number-\($0) = \($0)" }.joined(separator: ", ")
  let text = formatted("facts f {\n users files = 7, \(names)\n}\n")
  #expect(text.hasPrefix("facts f {\n  users files = 7, name-number-1 = 1,"))
}

@Test func lineEndsOfOtherSystemsBecomeLF() {
  expect("rules r at 90 { key k } # c\r\n", becomes: "rules r at 90 { key k }  # c\n")
}

@Test func aTextThatDoesNotParseIsLeftAlone() {
  for text in ["rules r at 90 { record }", "rules r at 90 { key k", "\r key", "rules \0"] {
    guard case .unreadable(let diagnostics) = PolicyFormat.format(SourceText(name: "t", text))
    else {
      Issue.record("\(text) was taken")
      continue
    }
    #expect(diagnostics.hasErrors)
  }
}

@Test func aMegabyteIsFormattedInLinearTime() {
  func time(_ count: Int) -> Duration {
    let text =
      "rules x at 30 {\n" + String(repeating: "record write of /a, /b key k # c\n", count: count)
      + "record access of " + String(repeating: "/a, ", count: count) + "/b\n}"
    return ContinuousClock().measure { _ = formatted(text) }
  }
  let (part, whole) = (time(1_000), time(8_000))
  #expect(whole < part * 28 + .seconds(1), "an eighth in \(part), all in \(whole)")
}
