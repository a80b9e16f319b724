import AuditCatalogue
import AuditLoading
import ByteText
import Diagnostics
import Testing

@Test func everyLineIsJudged() {
  let text = """
    -w etc/passwd
    -a always,exit -S nosuch
    -a always,exit -F path=/x/ -F perm=r
    -a always,exit -F uid=-1
    -w /etc/passwd -k a
    -w /etc/passwd -k a
    -W /etc/group -k a

    """
  #expect(
    findings(text) == [
      "1 libaudit-refuses", "2 libaudit-refuses", "3 kernel-refuses", "4 kernel-refuses",
      "6 duplicate-rule", "7 nothing-to-delete",
    ])
}

@Test func oddBytesAreTold() {
  let bytes: [UInt8] =
    Array("-w /a -k x\r\n-w /b -k y\0junk\n-w /c".utf8) + [0xff, 0x0a] + Array("\r\n#\r\n".utf8)
  let lines = RuleLines(file: SourceText(name: "a.rules", bytes: bytes))
  let found = RuleValidation(target: .debian12, host: UnknownHost(), hostIsLoader: true)
    .diagnostics(of: lines)
  #expect(
    found.map { "\($0.span?.place ?? "") \($0.severity) \($0.id)" } == [
      "a.rules:1:11 warning crlf", "a.rules:2:11 warning nul-byte", "a.rules:3:1 note not-utf8",
      "a.rules:4:1 warning crlf", "a.rules:4:1 error libaudit-refuses",
    ])
}

@Test func aLineBeyondTheBufferIsTwoLines() {
  let calls = (0..<1500).map { "-S \($0)" }.joined(separator: " ")
  let text = "-a always,exit -F arch=b64 \(calls) -k long\n-w /etc/passwd\n"
  let lines = RuleLines(file: SourceText(name: "a.rules", text))
  #expect(lines.lines.map(\.number) == [1, 2, 3])
  #expect(lines.lines.map(\.cut) == [.goesOn, .rest, .none])
  #expect(lines.lines[0].bytes.count == 6143)
  #expect(findings(text).first == "1 line-too-long")
}

@Test func aLineThatFillsTheBufferLeavesABlankOne() {
  let text = String(repeating: "x", count: 6143) + "\n-D\n"
  let lines = RuleLines(file: SourceText(name: "a.rules", text)).lines
  #expect(lines.map(\.number) == [1, 3])
  #expect(lines.map(\.cut) == [.none, .none])
}

@Test func aLineOfVeryShortWordsLosesItsTail() {
  let calls = (0..<40).map { "-S \($0 % 10)" }.joined(separator: " ")
  #expect(findings("-a always,exit -F arch=b64 \(calls) -k tail\n").contains("1 words-lost"))
}

@Test func whatAuditctlOnlyGrumblesAboutIsAWarning() {
  let text = """
    -a always,exit -S open
    -w /etc/pass* -p wa
    -w /etc/../x -p wa
    -w /etc/passwd -k a\u{1}b
    -w /etc/group -p wa -S open

    """
  #expect(
    findings(text) == [
      "1 syscall-without-arch", "2 literal-path", "4 key-separator",
    ])
}

@Test func aLineOnWhichAuditctlCrashesEndsALoadInAnyCase() {
  let result = load("-i\nx -l\n-w /etc/passwd\n")
  #expect(result.exitStatus == 139 && result.rules.isEmpty)
}

@Test(arguments: [
  ("-a always,io_uring -S all\n", "take the rule out: auditctl knows this list from audit 3.1 on"),
  ("-a alway,exit -S all\n", "write 'always,exit'"),
  ("-a exit,nver -S all\n", "write 'exit,never'"),
  (
    "-a always,exit -F arch=b64 -S open -F perm=wa\r\n",
    "end the lines of the file with a newline alone, without the carriage return"
  ),
])
func whatIsAdvisedOnARefusalMendsIt(text: String, help: String) {
  let lines = RuleLines(file: SourceText(name: "a.rules", text))
  let found = RuleValidation(target: .debian12, host: UnknownHost(), hostIsLoader: true)
    .diagnostics(of: lines)
  #expect(found.first { $0.id == "libaudit-refuses" }?.help == [help])
}
